namespace Nianbao.Http;

/// <summary>What a filer says about warnings.</summary>
/// <param name="Explanations">JSON lets an item be null; such a body is refused.</param>
public sealed record ExplanationsBody(IReadOnlyList<ExplanationBody?> Explanations)
{
    /// <summary>Null when an item is.</summary>
    public IReadOnlyList<Explanation>? ToExplanations() =>
        Explanations.Contains(null) ? null : [.. Explanations.Select(one => one!.ToExplanation())];
}

/// <summary>What a filer says about one warning, or about all warnings of a rule.</summary>
/// <param name="Text">The explanation.</param>
/// <param name="Finding">The finding's fingerprint; absent when rule and key name it.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Key">The first of the finding's keys; absent for every finding of the rule.</param>
public sealed record ExplanationBody(string Text, string? Finding = null, string? Rule = null, string? Key = null)
{
    public Explanation ToExplanation() => new(new(Finding, Rule, Key), Text);
}

/// <summary>What the office decides.</summary>
/// <param name="Decision">confirm, return, override or waive.</param>
/// <param name="Reason">Why.</param>
/// <param name="Findings">Which findings are overridden or waived; absent for all that stand.</param>
public sealed record DecisionBody(string Decision, string Reason, IReadOnlyList<FindingBody?>? Findings = null)
{
    /// <summary>Null when <see cref="Decision"/> is none of the four words, or an item of <see cref="Findings"/> is null.</summary>
    public Decision? ToDecision() => KindOf(Decision) is { } kind && Findings?.Contains(null) is not true
        ? new(kind, Reason, [.. (Findings ?? []).Select(finding => new FindingReference(finding!.Finding, finding.Rule, finding.Key))])
        : null;

    private static DecisionKind? KindOf(string word) => word switch
    {
        "confirm" => DecisionKind.Confirm,
        "return" => DecisionKind.Return,
        "override" => DecisionKind.Override,
        "waive" => DecisionKind.Waive,
        _ => null,
    };
}

/// <summary>Which findings are meant: as in <see cref="ExplanationBody"/>.</summary>
public sealed record FindingBody(string? Finding = null, string? Rule = null, string? Key = null);
