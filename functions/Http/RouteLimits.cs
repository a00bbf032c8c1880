namespace Nianbao.Http;

/// <summary>What a route takes at most.</summary>
/// <param name="Body">Bytes of the whole body.</param>
/// <param name="Refusal">What is said when there are more.</param>
/// <param name="Cost">What a call takes of its caller's allowance (<see cref="CallRates"/>); a plain question costs 1.</param>
public sealed record RouteLimits(long Body, Answer Refusal, int Cost)
{
    /// <summary>The largest file, in bytes: 20 MB.</summary>
    public const int LargestFile = ReportIntake.SizeLimit;

    /// <summary>The largest body of an upload: the file, and room for the other fields and the headers between them.</summary>
    public const int LargestUpload = LargestFile + (64 * 1024);

    /// <summary>
    /// What a server should take off the wire, and throw away beyond the route's own limit, before it cuts a connection: who sends a
    /// file that is too large must still be able to read why it was refused.
    /// </summary>
    public const long LongestBody = 4L * LargestFile;

    public static RouteLimits NoBody { get; } = new(0, Problem.BodyTooLarge, 1);

    public static RouteLimits SmallBody { get; } = new(1024 * 1024, Problem.BodyTooLarge, 2);

    public static RouteLimits Roster { get; } = new(16 * 1024 * 1024, Problem.BodyTooLarge, 50);

    public static RouteLimits Upload { get; } = new(LargestUpload, Problem.TooLarge, 10);

    /// <summary>For reports, one or several; how large a single file may be is looked at as it arrives.</summary>
    public static RouteLimits Filing { get; } = new((BatchLimits.MostMegabytes * 1024L * 1024) + (64 * 1024), Problem.FilingTooLarge, 10);

    /// <summary>For what reads a whole year.</summary>
    public static RouteLimits WholeYear { get; } = NoBody with { Cost = 50 };
}
