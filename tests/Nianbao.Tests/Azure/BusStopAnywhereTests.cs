using System.Collections.Concurrent;
using Nianbao.Tests.Faults;

namespace Nianbao.Tests.Azure;

/// <summary>A process that ends at any operation on storage or queue leaves nothing behind that the next one and the sweep do not make good.</summary>
public sealed class BusStopAnywhereTests
{
    private static readonly string[] Reports = ["a.x=1", "error A04 a.x", "bug", "away"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ending_at_any_operation_leads_to_the_undisturbed_end(bool takesEffect)
    {
        var never = new Fuse(null, takesEffect: false);
        var expected = await EndAsync(never);
        var wrong = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, never.Count), async (last, _) =>
        {
            var end = await EndAsync(new(last, takesEffect));
            if (end != expected)
            {
                wrong.Enqueue($"operation {last}:\n{end}");
            }
        });
        Assert.True(wrong.IsEmpty, $"{string.Join('\n', wrong)}\nundisturbed:\n{expected}");
        Assert.InRange(never.Count, 60, 500);
    }

    private static async Task<string> EndAsync(Fuse fuse)
    {
        using var desk = new BusDesk();
        try
        {
            await LiveAsync(desk, new(desk, fuse));
        }
        catch (ProcessEndedException)
        {
            desk.Clock.Advance(BusNamespace.AsDeployed.LockDuration);
            await LiveAsync(desk, desk.Process);
        }

        return await desk.EndStateAsync();
    }

    private static async Task LiveAsync(BusDesk desk, BusProcess process)
    {
        for (var agency = 0; agency < Reports.Length; agency++)
        {
            // Who is not answered sends again.
            await process.AcceptAsync(Reports[agency], agency);
            await process.WorkAsync();
        }

        // Longer than all delays of a report that cannot be checked, and with what sweeps cost.
        for (var hour = 0; hour < 7; hour++)
        {
            desk.Clock.Advance(TimeSpan.FromHours(1));
            await process.Pipeline.SweepAsync(default);
            await process.WorkAsync();
        }
    }
}
