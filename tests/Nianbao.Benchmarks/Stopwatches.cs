using System.Diagnostics;

namespace Nianbao.Benchmarks;

/// <summary>How long something took over several rounds.</summary>
internal sealed class Timing
{
    private readonly List<TimeSpan> _times = [];

    public TimeSpan Median => _times.Order().ElementAt(_times.Count / 2);

    public TimeSpan Best => _times.Min();

    public void Add(TimeSpan time) => _times.Add(time);

    public string Print() => $"{ResultTable.Milliseconds(Median)} (best {ResultTable.Milliseconds(Best)})";

    public static double operator /(Timing one, Timing other) => one.Median / other.Median;
}

/// <summary>Runs several pieces of work in turns, so that whatever else the machine does meets all of them alike.</summary>
internal static class Rounds
{
    /// <summary>The time of one call of each; every piece is called once before the clock runs, and as often as makes it warm.</summary>
    public static Timing[] Of(int rounds, params Action[] works)
    {
        var timings = works.Select(_ => new Timing()).ToArray();
        for (var round = -rounds / 2; round < rounds; round++)
        {
            foreach (var (work, timing) in works.Zip(timings))
            {
                var from = Stopwatch.GetTimestamp();
                work();
                if (round >= 0)
                {
                    timing.Add(Stopwatch.GetElapsedTime(from));
                }
            }
        }

        return timings;
    }
}
