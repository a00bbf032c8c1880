using System.Text.Json.Serialization;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>What came of a check of the summary itself.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckOutcome>))]
public enum CheckOutcome
{
    /// <summary>Holds.</summary>
    [JsonStringEnumMemberName("pass")] Pass,

    /// <summary>Does not falsify a total, and whoever signs has to know it.</summary>
    [JsonStringEnumMemberName("attention")] Attention,

    /// <summary>Does not hold: the edition is a draft.</summary>
    [JsonStringEnumMemberName("fail")] Fail,

    /// <summary>There was nothing to check it by.</summary>
    [JsonStringEnumMemberName("not-evaluated")] NotEvaluated,
}

/// <summary>One check of the summary itself.</summary>
/// <param name="Id">A rule of the catalogue, as D03, or a stable English word.</param>
/// <param name="Name">What it checks (中文).</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Message">The same in a sentence (中文).</param>
/// <param name="Details">What does not hold, a line each (中文); empty when all holds.</param>
public sealed record SummaryCheck(string Id, string Name, CheckOutcome Outcome, string Message, IReadOnlyList<string> Details);

/// <summary>A report that was first accepted after the deadline.</summary>
/// <param name="Filing">The duty.</param>
/// <param name="Agency">The agency's name.</param>
/// <param name="Deadline">The last day in time, a Beijing date.</param>
/// <param name="AcceptedOn">When a revision was first accepted, a Beijing date.</param>
public sealed record LateReport(FilingKey Filing, string Agency, DateOnly Deadline, DateOnly AcceptedOn);

/// <summary>How far a government's report for its area can be held against its units.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AreaMatch>))]
public enum AreaMatch
{
    /// <summary>Every unit has reported, and the report is their sum.</summary>
    [JsonStringEnumMemberName("equal")] Equal,

    /// <summary>Every unit has reported, and the report is not their sum (D03).</summary>
    [JsonStringEnumMemberName("differs")] Differs,

    /// <summary>Units are missing; only what is less than the sum of those that reported contradicts it.</summary>
    [JsonStringEnumMemberName("units-missing")] UnitsMissing,

    /// <summary>The government has no report for its area in force.</summary>
    [JsonStringEnumMemberName("no-report")] NoReport,

    /// <summary>It is in another form than that of the year.</summary>
    [JsonStringEnumMemberName("other-form")] OtherForm,
}

/// <summary>A government's report for its area beside the sum of the units below it. Compared, never added.</summary>
/// <param name="Government">The government's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Report">Its report for the area; null when none is in force.</param>
/// <param name="Units">How many units of the area should have reported of themselves.</param>
/// <param name="Reported">How many have.</param>
/// <param name="Match">How far the two can be held against each other.</param>
/// <param name="Differences">The figures in which they contradict each other, in printed order.</param>
public sealed record AreaComparison(
    string Government, string Name, SubmissionId? Report, int Units, int Reported, AreaMatch Match, IReadOnlyList<AreaDifference> Differences);

/// <summary>A figure in which an area's report and its units contradict each other.</summary>
/// <param name="Key">The figure.</param>
/// <param name="Label">What the form calls it.</param>
/// <param name="Reported">What the area's report says.</param>
/// <param name="Sum">What its units come to.</param>
/// <param name="IsCareful">True where units may count the same thing twice, so that a difference is no error.</param>
public sealed record AreaDifference(string Key, string Label, decimal Reported, decimal Sum, bool IsCareful);
