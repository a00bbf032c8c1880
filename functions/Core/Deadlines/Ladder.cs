using System.Text.Json;
using System.Text.Json.Serialization;
using Nianbao.Store;

namespace Nianbao.Deadlines;

/// <summary>When who is reminded. The steps are in <c>ladder.json</c> beside this file.</summary>
/// <param name="From">The time of a workday from which messages go out, on a Beijing clock.</param>
/// <param name="Until">The time from which none does any more.</param>
/// <param name="ForgottenAfterDays">A step that was missed for longer than this is not made up for.</param>
/// <param name="Steps">In the order of their days.</param>
public sealed record Ladder(TimeOnly From, TimeOnly Until, int ForgottenAfterDays, IReadOnlyList<LadderStep> Steps)
{
    /// <summary>The ladder of the file beside this one.</summary>
    public static Ladder Default { get; } = LoadDefault();

    /// <summary>Reads a ladder. Throws <see cref="JsonException"/> when it is none, or its steps are not in order.</summary>
    public static Ladder Load(ReadOnlySpan<byte> json)
    {
        var ladder = JsonSerializer.Deserialize(json, LadderJson.Strict.Ladder) ?? throw new JsonException("The ladder is empty.");
        var isInOrder = ladder.Steps.Zip(ladder.Steps.Skip(1)).All(pair => pair.First.Days < pair.Second.Days);
        var areNamed = ladder.Steps.All(step => step.Name.Length is > 0 and < 8 && step.Reader != NoticeReader.Group);
        return isInOrder && areNamed && ladder.From < ladder.Until && ladder.ForgottenAfterDays > 0
            ? ladder
            : throw new JsonException("The ladder's steps or hours are not in order.");
    }

    /// <summary>
    /// When each step falls due for a deadline, in their order: in the first hour of work of its day. A step before the deadline that
    /// falls on a day off is made on the last workday before, one after it on the next. Of steps that so come to the same moment for the
    /// same reader only the last is made.
    /// </summary>
    public IReadOnlyList<DueStep> For(DateOnly deadline, WorkDays workDays)
    {
        var all = Steps.Select(step => new DueStep(step, MomentOf(step, deadline, workDays))).ToList();
        return [.. all.Where((due, i) => !all.Skip(i + 1).Any(later => later.At == due.At && later.Step.IsForSame(due.Step)))];
    }

    /// <summary>The moment itself when messages may go out then, or else the next one at which they may; UTC.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset moment, WorkDays workDays)
    {
        var (day, time) = (Beijing.DateOf(moment), Beijing.TimeOf(moment));
        if (!workDays.IsWorkday(day) || time >= Until)
        {
            return Beijing.MomentOf(workDays.FirstFrom(day.AddDays(1)), From);
        }

        return time < From ? Beijing.MomentOf(day, From) : moment.ToUniversalTime();
    }

    private DateTimeOffset MomentOf(LadderStep step, DateOnly deadline, WorkDays workDays)
    {
        var day = deadline.AddDays(step.Days);
        return Beijing.MomentOf(step.Days <= 0 ? workDays.LastUpTo(day) : workDays.FirstFrom(day), From);
    }

    private static Ladder LoadDefault()
    {
        using var resource = typeof(Ladder).Assembly.GetManifestResourceStream("deadlines.ladder.json")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return Load(bytes.ToArray());
    }
}

/// <summary>A step of the ladder.</summary>
/// <param name="Name">As <c>t-7</c>; part of the ids of notices, never changed.</param>
/// <param name="Days">Counted from the deadline; negative before it.</param>
/// <param name="Reader">Who is written to.</param>
/// <param name="Level">For offices: of the government of which level above the agency; null for others.</param>
/// <param name="InGroup">Whether the group chat is told too, of all agencies at once.</param>
public sealed record LadderStep(string Name, int Days, NoticeReader Reader, AgencyLevel? Level, bool InGroup)
{
    /// <summary>Whether both are for the same person.</summary>
    public bool IsForSame(LadderStep other) => Reader == other.Reader && Level == other.Level;
}

/// <summary>A step and when it falls due.</summary>
/// <param name="Step">The step.</param>
/// <param name="At">UTC.</param>
public sealed record DueStep(LadderStep Step, DateTimeOffset At);

[JsonSerializable(typeof(Ladder))]
internal sealed partial class LadderJson : JsonSerializerContext
{
    public static LadderJson Strict { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
