using Nianbao.Findings;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>When the reports in force were published, as far as anybody has said.</summary>
/// <param name="Stated">How many have a date.</param>
/// <param name="NotStated">How many have none: nothing is known of them, and nothing is held against them.</param>
/// <param name="Findings">What the dates contradict, ordered by agency, scope and rule.</param>
public sealed record PublicationAnnex(int Stated, int NotStated, IReadOnlyList<PublicationFinding> Findings);

/// <summary>A report that was published late, too early, or in versions that differ.</summary>
/// <param name="Submission">The report in force, or its newest revision.</param>
/// <param name="Agency">The agency's name.</param>
/// <param name="Region">The region it stands in (中文).</param>
/// <param name="Rule">D01, D02 or D05.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Published">The first day on which it was published, a Beijing date.</param>
/// <param name="Message">What is wrong (中文).</param>
public sealed record PublicationFinding(
    SubmissionId Submission, string Agency, string Region, string Rule, Severity Severity, DateOnly Published, string Message);
