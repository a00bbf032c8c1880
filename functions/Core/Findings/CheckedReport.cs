using System.Text.Json.Serialization;
using Nianbao.Documents;
using Nianbao.Figures;
using Nianbao.Intake;
using Nianbao.Narrative;

namespace Nianbao.Findings;

/// <summary>What a finding does to the filing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>Shown only.</summary>
    [JsonStringEnumMemberName("info")] Info,

    /// <summary>The filer explains or corrects; the office can waive.</summary>
    [JsonStringEnumMemberName("warning")] Warning,

    /// <summary>Returned for correction, or overridden by the office with a reason.</summary>
    [JsonStringEnumMemberName("error")] Error,
}

/// <summary>What a check of one file comes to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Nothing stands.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>Only warnings stand, some unexplained.</summary>
    [JsonStringEnumMemberName("awaiting-explanation")] AwaitingExplanation,

    /// <summary>An error stands.</summary>
    [JsonStringEnumMemberName("returned")] Returned,

    /// <summary>The file could not be read.</summary>
    [JsonStringEnumMemberName("unreadable")] Unreadable,
}

/// <summary>One rule's failure at one place, with the figures it speaks of.</summary>
/// <param name="Rule">The rule's id, as A04.</param>
/// <param name="Severity">What it does to the filing.</param>
/// <param name="Message">What is wrong, with the values found (中文).</param>
/// <param name="Keys">The figures; the one to look at (the parent) first. May be empty.</param>
/// <param name="Place">Where to look: the first figure's place, or the paragraph, table or document.</param>
/// <param name="Quote">What stands there, as printed; null when nothing does.</param>
/// <param name="Advice">What to do (中文).</param>
public sealed record Finding(
    string Rule, Severity Severity, string Message, IReadOnlyList<string> Keys, Place Place, string? Quote, string Advice)
{
    /// <summary>
    /// Names the finding across revisions: rule, figures and what was found. An explanation given for one revision holds for the next
    /// while nothing it speaks of has changed.
    /// </summary>
    public string Fingerprint { get; init; } = "";
}

/// <summary>How many evaluations came to what; a rule is counted once per place it applies to.</summary>
/// <param name="Pass">Held.</param>
/// <param name="Fail">Became findings.</param>
/// <param name="NotEvaluated">Could not be checked: an input is missing.</param>
/// <param name="NotApplicable">Does not concern this report.</param>
public sealed record RuleCounts(int Pass, int Fail, int NotEvaluated, int NotApplicable);

/// <summary>
/// All that is known of one file after a check: the object that <c>check --json</c> prints, the API answers and the store keeps.
/// </summary>
public sealed record CheckedReport
{
    /// <summary>Its name as sent, without folders.</summary>
    public required string File { get; init; }

    /// <summary>What it is, by its bytes.</summary>
    public required FileKind Kind { get; init; }

    /// <summary>SHA-256 of its bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The report's title as printed; null when none was found.</summary>
    public string? Title { get; init; }

    /// <summary>The agency named in the title or above the table, as printed; null when none was found.</summary>
    public string? Agency { get; init; }

    /// <summary>The data year: the year reported on; null when none was found.</summary>
    public int? Year { get; init; }

    /// <summary>A, A-SD, B or C; null when no table of any form was recognised.</summary>
    public string? Form { get; init; }

    /// <summary>Every figure of the form by key, in printed order, blank ones included; empty when there is no form.</summary>
    public IReadOnlyDictionary<string, ReadFigure> Figures { get; init; } = new Dictionary<string, ReadFigure>();

    /// <summary>What is wrong: errors first, then in the order of the report.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>How many rules passed, failed or could not be checked.</summary>
    public required RuleCounts Rules { get; init; }

    /// <summary>The version of rules, settings and readers that gave this result.</summary>
    public required string RuleSet { get; init; }

    /// <summary>What it comes to.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What its text is compared by with that of another year; null when the file could not be read, and where it is of no use.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TextSketch? Text { get; init; }

    /// <summary>The report of the year before that it was compared with: a submission, or a file; null when it was compared with none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ComparedWith { get; init; }

    /// <summary>The same without what only the program can read.</summary>
    public CheckedReport WithoutSketch() => this with { Text = null };

    /// <summary>Why the file could not be read, a stable English word; null when it could.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>A figure as it is printed, sent and stored under its key.</summary>
/// <param name="Value">The number; null unless the state is number.</param>
/// <param name="State">number, blank, na or unparsed.</param>
/// <param name="Raw">As printed; null when there is no such cell in the file.</param>
/// <param name="Unit">件, 条, 万元 …; null for an amount without any unit.</param>
/// <param name="Place">Where it stands.</param>
public sealed record ReadFigure(decimal? Value, FigureState State, string? Raw, string? Unit, Place Place);
