using System.Diagnostics;
using System.Text.Json.Serialization;
using Nianbao.Store;

namespace Nianbao;

/// <summary>What came of a roster file.</summary>
public abstract record RosterUpdateOutcome
{
    private RosterUpdateOutcome() { }

    /// <summary>Every line is right.</summary>
    /// <param name="Changes">What each line means, in the order of the file.</param>
    /// <param name="IsStored">False when it was only tried.</param>
    public sealed record Done(IReadOnlyList<RosterChange> Changes, bool IsStored) : RosterUpdateOutcome;

    /// <summary>Refused: something is wrong, and nothing was stored.</summary>
    /// <param name="Errors">Ordered by line.</param>
    public sealed record Wrong(IReadOnlyList<RosterError> Errors) : RosterUpdateOutcome;

    /// <summary>Refused: lines reach beyond the area of who sent them, and nothing was stored.</summary>
    /// <param name="Errors">Ordered by line.</param>
    public sealed record OutsideArea(IReadOnlyList<RosterError> Errors) : RosterUpdateOutcome;
}

/// <summary>What a line of a roster file does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RosterChangeKind>))]
public enum RosterChangeKind
{
    /// <summary>The agency was not there.</summary>
    [JsonStringEnumMemberName("added")] Added,

    /// <summary>Something about it differs.</summary>
    [JsonStringEnumMemberName("changed")] Changed,

    /// <summary>It gets an end it did not have.</summary>
    [JsonStringEnumMemberName("ended")] Ended,

    /// <summary>It is there as it is.</summary>
    [JsonStringEnumMemberName("unchanged")] Unchanged,
}

/// <summary>What one line of a roster file does.</summary>
/// <param name="Line">One-based.</param>
/// <param name="Agency">As it shall be.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Text">The same, for people (中文).</param>
public sealed record RosterChange(int Line, Agency Agency, RosterChangeKind Kind, string Text);

/// <summary>Takes a roster file: all of it or nothing. Agencies it does not name stay as they are; none is ever deleted.</summary>
public sealed class RosterUpdate(ISubmissionStore submissions, TimeProvider time)
{
    /// <summary>Reads a roster file, and stores it when it is right and meant.</summary>
    /// <param name="csv">The file's bytes.</param>
    /// <param name="top">The agency beyond whose subtree nothing may be touched; null for the whole roster.</param>
    /// <param name="isMeant">False to try it only.</param>
    /// <param name="cancellation">Ends it before anything is stored.</param>
    public async Task<RosterUpdateOutcome> ApplyAsync(ReadOnlyMemory<byte> csv, string? top, bool isMeant, CancellationToken cancellation)
    {
        var before = await Roster.LoadAsync(submissions, cancellation);
        switch (RosterCsv.Read(csv.Span, before.Within(null)))
        {
            case RosterOutcome.Refused refused:
                return new RosterUpdateOutcome.Wrong(refused.Errors);
            case RosterOutcome.Read { Lines: var lines }:
                return await ApplyAsync(before, lines, top, isMeant, cancellation);
            case var other:
                throw new UnreachableException(other.ToString());
        }
    }

    private async Task<RosterUpdateOutcome> ApplyAsync(
        Roster before, IReadOnlyList<RosterLine> lines, string? top, bool isMeant, CancellationToken cancellation)
    {
        var after = new Roster(before.Within(null).ExceptBy(lines.Select(line => line.Agency.Id), agency => agency.Id).Concat(lines.Select(line => line.Agency)));
        if (top is not null && RosterReach.Beyond(top, before, after, lines, Beijing.DateOf(time.GetUtcNow())).ToList() is { Count: > 0 } beyond)
        {
            return new RosterUpdateOutcome.OutsideArea(beyond);
        }

        var changes = lines.Select(line => ChangeOf(line, before.Find(line.Agency.Id))).ToList();
        if (await OpenAtTheirEndAsync(changes, before, after, cancellation) is { Count: > 0 } open)
        {
            return new RosterUpdateOutcome.Wrong(open);
        }

        var changed = changes.Where(change => change.Kind != RosterChangeKind.Unchanged).Select(change => change.Agency).ToList();
        if (isMeant && changed.Count > 0)
        {
            await submissions.PutAgenciesAsync(changed, cancellation);
        }

        return new RosterUpdateOutcome.Done(changes, isMeant);
    }

    private static RosterChange ChangeOf(RosterLine line, Agency? before)
    {
        if (before is null)
        {
            return new(line.Line, line.Agency, RosterChangeKind.Added, "新增。");
        }

        return RosterCsv.Changes(before, line.Agency) switch
        {
            "" => new(line.Line, line.Agency, RosterChangeKind.Unchanged, "没有变化。"),
            var text when EndsAnew(before, line.Agency) => new(line.Line, line.Agency, RosterChangeKind.Ended, $"停用：{text}。"),
            var text => new(line.Line, line.Agency, RosterChangeKind.Changed, $"修改：{text}。"),
        };
    }

    private static bool EndsAnew(Agency? before, Agency after) => after.ActiveTo is { } end && (before?.ActiveTo is not { } was || end < was);

    /// <summary>
    /// Agencies that end while a report of theirs, on the year of their end or the one before, waits for somebody: who shall answer for it
    /// must be said first.
    /// </summary>
    private async Task<List<RosterError>> OpenAtTheirEndAsync(
        List<RosterChange> changes, Roster before, Roster after, CancellationToken cancellation)
    {
        var ending = changes.Where(change => EndsAnew(before.Find(change.Agency.Id), change.Agency) && HasNoSuccessor(change.Agency, after))
            .ToDictionary(change => change.Agency.Id, StringComparer.Ordinal);
        var errors = new List<RosterError>();
        foreach (var year in ending.Values.SelectMany(change => new[] { change.Agency.ActiveTo!.Value.Year - 1, change.Agency.ActiveTo.Value.Year }).Distinct())
        {
            await foreach (var head in submissions.ListFilingsAsync(year, cancellation))
            {
                if (ending.TryGetValue(head.Key.Agency, out var change) && (head.Accepted is null || head.LatestState == SubmissionState.Received))
                {
                    errors.Add(new(change.Line, $"{year} 年度的报告尚未办结：请先办结再停用，或在承接单位的“前身”中写明由它承接。"));
                }
            }
        }

        return [.. errors.OrderBy(error => error.Line)];
    }

    private static bool HasNoSuccessor(Agency ending, Roster after) => after.AnswerableFor(ending.Id, ending.ActiveTo!.Value.AddDays(1)).Count == 0;
}

/// <summary>
/// How far a roster file may reach that is not an administrator's. An office may neither touch what stands outside its subtree nor pull
/// it in, nor by a history of its own making become the heir of others.
/// </summary>
internal static class RosterReach
{
    /// <summary>The lines that reach beyond the subtree of an agency, today or as the roster leaves it.</summary>
    public static IEnumerable<RosterError> Beyond(string top, Roster before, Roster after, IReadOnlyList<RosterLine> lines, DateOnly today) =>
        from line in lines
        where !IsInside(line.Agency.Id, top, after, today)
            || (before.Find(line.Agency.Id) is not null && !IsInside(line.Agency.Id, top, before, today))
            || (line.Agency.Id == top && !StaysInPlace(before.Find(top), line.Agency))
            || !HistoryOf(line.Agency).Except(HistoryOf(before.Find(line.Agency.Id))).All(id => IsInside(id, top, before, today) || IsInside(id, top, after, today))
        select new RosterError(line.Line, $"{line.Agency.Id} 或它的上级、原上级、前身不在本级管辖范围内。");

    private static bool IsInside(string id, string top, Roster roster, DateOnly today) => roster.IsWithin(id, top) && roster.IsWithin(id, top, today);

    private static bool StaysInPlace(Agency? before, Agency after) =>
        before is not null && before.Parent == after.Parent && before.FormerParents.SequenceEqual(after.FormerParents);

    /// <summary>Whom an agency's past names, beside where it stands now: who moves it may say from where.</summary>
    private static IEnumerable<string> HistoryOf(Agency? agency) => agency is null
        ? []
        : agency.FormerParents.Select(former => former.Parent).Append(agency.Parent).OfType<string>().Concat(agency.Predecessors.Select(before => before.Agency)).Distinct();
}
