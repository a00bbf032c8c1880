using System.Text.Json.Serialization;
using Nianbao.Findings;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>What became of a finding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Treatment>))]
public enum Treatment
{
    /// <summary>说明: the filer explained it.</summary>
    [JsonStringEnumMemberName("explained")] Explained,

    /// <summary>放行: the office let it stand, a warning waived or an error overridden.</summary>
    [JsonStringEnumMemberName("overridden")] Overridden,

    /// <summary>确认: the report was accepted as it is, by a decision about the whole of it.</summary>
    [JsonStringEnumMemberName("confirmed")] Confirmed,

    /// <summary>未通过: the report is not in force and not in the totals, whatever was said about this finding.</summary>
    [JsonStringEnumMemberName("standing")] Standing,
}

/// <summary>A warning or an error of a report, and what became of it.</summary>
/// <param name="Submission">The report.</param>
/// <param name="Agency">The agency's name.</param>
/// <param name="Region">The region it stands in (中文).</param>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">Warning or error.</param>
/// <param name="Message">What is wrong (中文).</param>
/// <param name="Place">Where it stands in the report.</param>
/// <param name="Treatment">What became of it.</param>
/// <param name="Reason">What was said about it; empty when nothing was.</param>
/// <param name="By">Who said it; empty when nobody did.</param>
public sealed record TreatedFinding(
    SubmissionId Submission, string Agency, string Region, string Rule, Severity Severity, string Message, string Place, Treatment Treatment,
    string Reason, string By)
{
    /// <summary>The warnings and errors of a submission, in its order.</summary>
    internal static IEnumerable<TreatedFinding> Of(Submission submission, string agency, string region) =>
        from finding in submission.Result?.Findings ?? []
        where finding.Severity != Severity.Info
        let said = SaidOf(submission, finding)
        let treatment = submission.State == SubmissionState.Accepted ? said.Treatment : Treatment.Standing
        select new TreatedFinding(
            submission.Id, agency, region, finding.Rule, finding.Severity, finding.Message, finding.Place.ToChinese(), treatment,
            said.Remark?.Text ?? "", said.Remark?.By ?? "");

    private static (Treatment Treatment, Remark? Remark) SaidOf(Submission submission, Finding finding)
    {
        if (submission.Waivers.LastOrDefault(remark => remark.Fingerprint == finding.Fingerprint) is { } waiver)
        {
            return (Treatment.Overridden, waiver);
        }

        if (finding.Severity == Severity.Warning && submission.Explanations.LastOrDefault(remark => remark.Fingerprint == finding.Fingerprint) is { } explanation)
        {
            return (Treatment.Explained, explanation);
        }

        return (Treatment.Confirmed, null);
    }
}
