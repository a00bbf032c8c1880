using System.Globalization;
using System.Text.Json;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Summary.Files;

namespace Nianbao.Http;

/// <summary>Which duties are to be listed.</summary>
/// <param name="Only">A part of them; null for all.</param>
/// <param name="Kind">Of one kind; null for all.</param>
/// <param name="Named">Of agencies whose name or id has that in it; null for all.</param>
/// <param name="WithNotices">Whether to say what each was told last: that reads the whole outbox of the year.</param>
internal sealed record ProgressQuery(DutyPart? Only, AgencyKind? Kind, string? Named, int Skip, int Limit, bool WithNotices)
{
    public static Answer Refusal { get; } = Problem.BadQuery(
        "only 只能是 missing、open、accepted、returned、awaiting、checking、late 或 unreachable；kind 只能是 government、department、township 或 institution；skip 和 limit 是不带符号的整数；notices 只能是 true 或 false。");

    /// <summary>Null when a value is none of those that there are.</summary>
    public static ProgressQuery? Parse(HttpCall call)
    {
        var (only, isPart) = QueryWords.Read<DutyPart>(call.Query("only"));
        var (kind, isKind) = QueryWords.Read<AgencyKind>(call.Query("kind"));
        var (skip, limit) = (NumberIn(call.Query("skip"), 0), NumberIn(call.Query("limit"), int.MaxValue));
        var notices = call.Query("notices");
        return isPart && isKind && skip is { } from && limit is { } most && notices is null or "true" or "false"
            ? new(only, kind, call.Query("q"), from, most, notices == "true")
            : null;
    }

    /// <summary>Whether a duty is to be listed.</summary>
    /// <param name="duty">The duty.</param>
    /// <param name="unreachable">The ids of the agencies without an address.</param>
    public bool Wants(DutyProgress duty, HashSet<string> unreachable) => (Kind is null || duty.Agency.Kind == Kind) && IsNamed(duty.Agency) && Only switch
    {
        DutyPart.Missing => duty.State == DutyState.Missing,
        DutyPart.Open => duty.State != DutyState.Accepted,
        DutyPart.Accepted => duty.State == DutyState.Accepted,
        DutyPart.Returned => duty.State is DutyState.Returned or DutyState.Unreadable,
        DutyPart.Awaiting => duty.State == DutyState.AwaitingExplanation,
        DutyPart.Checking => duty.State is DutyState.Received or DutyState.Failed,
        DutyPart.Late => duty.IsLate,
        DutyPart.Unreachable => unreachable.Contains(duty.Agency.Id),
        _ => true,
    };

    private bool IsNamed(Agency agency) => Named is null
        || agency.Name.Contains(Named, StringComparison.OrdinalIgnoreCase) || agency.Id.Contains(Named, StringComparison.OrdinalIgnoreCase);

    private static int? NumberIn(string? text, int otherwise) => text switch
    {
        null => otherwise,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}

/// <summary>A part of the duties; those of a state as <see cref="ProgressCounts"/> counts them.</summary>
internal enum DutyPart
{
    Missing,
    Open,
    Accepted,
    Returned,
    Awaiting,
    Checking,
    Late,
    Unreachable,
}

/// <summary>What an office chose for its circular.</summary>
internal static class CircularQuery
{
    public static Answer Refusal { get; } = Problem.BadQuery(
        "lists 只能是 missing、open、late 中的一个或几个，用逗号分开；kind 只能是 government、department、township 或 institution；overdue 只能是 true 或 false。");

    /// <summary>Null when a value is none of those that there are.</summary>
    public static CircularChoices? Parse(HttpCall call)
    {
        var lists = (call.Query("lists")?.Split(',') ?? []).Select(word => QueryWords.Read<CircularList>(word.Trim())).ToList();
        var (kind, isKind) = QueryWords.Read<AgencyKind>(call.Query("kind"));
        var overdue = call.Query("overdue");
        if (!isKind || overdue is not (null or "true" or "false") || lists.Exists(list => list is not { IsWord: true, Value: not null }))
        {
            return null;
        }

        return new(lists.Count == 0 ? CircularChoices.All.Lists : [.. lists.Select(list => list.Value!.Value).Distinct()], kind, overdue == "true");
    }
}

/// <summary>Words of a query.</summary>
internal static class QueryWords
{
    /// <summary>The value a word stands for, in camel case as everywhere else; null without a word. False when there is no such value.</summary>
    public static (T? Value, bool IsWord) Read<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (word is not null && JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == word)
            {
                return (value, true);
            }
        }

        return (null, word is null);
    }
}
