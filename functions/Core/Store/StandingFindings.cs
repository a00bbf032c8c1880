using Nianbao.Findings;

namespace Nianbao.Store;

/// <summary>Which findings still count after what people said about them.</summary>
public static class StandingFindings
{
    /// <summary>
    /// The warnings that are neither explained nor waived and the errors that are not overridden, in the result's order. Matched by
    /// fingerprint, so that an explanation holds for a later revision while nothing it speaks of has changed; an explanation never
    /// takes away an error.
    /// </summary>
    public static IReadOnlyList<Finding> Of(CheckedReport result, IReadOnlyList<Remark> explanations, IReadOnlyList<Remark> waivers)
    {
        var explained = explanations.Select(remark => remark.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var waived = waivers.Select(remark => remark.Fingerprint).ToHashSet(StringComparer.Ordinal);
        return [.. result.Findings.Where(finding => finding.Severity switch
        {
            Severity.Error => !waived.Contains(finding.Fingerprint),
            Severity.Warning => !waived.Contains(finding.Fingerprint) && !explained.Contains(finding.Fingerprint),
            _ => false,
        })];
    }

    /// <summary>The findings of a checked submission that still count; empty before its check.</summary>
    public static IReadOnlyList<Finding> Of(Submission submission) =>
        submission.Result is { } result ? Of(result, submission.Explanations, submission.Waivers) : [];
}
