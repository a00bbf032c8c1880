using System.Diagnostics;
using Nianbao.Findings;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>A submission as its filer and its office see it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Agency">统一社会信用代码.</param>
/// <param name="AgencyName">As the roster has it; null when it is in the roster no more.</param>
/// <param name="Year">The data year.</param>
/// <param name="Scope">own or area.</param>
/// <param name="Revision">One-based.</param>
/// <param name="State">A stable English word.</param>
/// <param name="NextStep">What the filer does next, as a sentence (中文).</param>
/// <param name="File">The file as it was sent.</param>
/// <param name="Result">The newest check; null before the first.</param>
/// <param name="Beside">A newer check under other rules, another entry of the roster or another report of the year before, with the findings that came and went; null when there is none.</param>
/// <param name="Explanations">Oldest first.</param>
/// <param name="Waivers">Findings the office let stand, oldest first.</param>
/// <param name="ReturnedBecause">Why the office sent it back; null when it did not.</param>
/// <param name="Statements">What is stated about the filing beside its figures, and the rules about its publication.</param>
/// <param name="History">Every act on this revision, oldest first.</param>
/// <param name="Links">Where to go from here.</param>
public sealed record SubmissionView(
    string Id, string Agency, string? AgencyName, int Year, FilingScope Scope, int Revision, SubmissionState State, string NextStep,
    FileView File, DateTimeOffset ReceivedAt, string ReceivedBy, DateTimeOffset? CheckedAt, DateTimeOffset? AcceptedAt,
    CheckedReport? Result, Recheck? Beside, IReadOnlyList<RemarkView> Explanations, IReadOnlyList<RemarkView> Waivers, ReasonView? ReturnedBecause,
    StatementsView Statements, IReadOnlyList<ActView> History, SubmissionLinks Links)
{
    public static SubmissionView Of(Submission submission, string? agencyName, IReadOnlyList<Act> acts, StatementsView statements)
    {
        var filing = submission.Id.Filing;
        return new(
            submission.Id.ToString(), filing.Agency, agencyName, filing.Year, filing.Scope, submission.Id.Revision, submission.State,
            NextSteps.Of(submission), FileView.Of(submission.File), submission.ReceivedAt, submission.ReceivedBy, submission.CheckedAt,
            submission.AcceptedAt, submission.Result?.WithoutSketch(), BesideOf(submission),
            [.. submission.Explanations.Select(RemarkView.Of)], [.. submission.Waivers.Select(RemarkView.Of)],
            submission.ReturnedBecause is { } because ? new(because.Text, because.By, because.At) : null, statements,
            [.. acts.Where(act => act.Revision == submission.Id.Revision).Select(ActView.Of)], SubmissionLinks.Of(submission.Id));
    }

    private static Recheck? BesideOf(Submission submission) =>
        submission.Beside is { } beside ? beside with { Result = beside.Result.WithoutSketch(), CheckedAs = beside.CheckedAs.WithoutSketch() } : null;
}

/// <summary>The file of a submission.</summary>
public sealed record FileView(string Name, FileKind Kind, long Size, string Sha256)
{
    public static FileView Of(StoredFile file) => new(file.Name, file.Kind, file.Size, file.Sha256);
}

/// <summary>What somebody said about a finding.</summary>
/// <param name="Finding">The finding's fingerprint.</param>
/// <param name="Rule">The finding's rule.</param>
public sealed record RemarkView(string Finding, string Rule, string Text, string By, DateTimeOffset At)
{
    public static RemarkView Of(Remark remark) => new(remark.Fingerprint, remark.Rule, remark.Text, remark.By, remark.At);
}

/// <summary>Why a report was sent back.</summary>
public sealed record ReasonView(string Text, string By, DateTimeOffset At);

/// <summary>One act of the audit trail.</summary>
/// <param name="Filing">What it was done to.</param>
/// <param name="What">A stable English word.</param>
/// <param name="Text">The same, for people (中文).</param>
public sealed record ActView(
    string Filing, int Sequence, int Revision, DateTimeOffset At, string By, string What, string Text, SubmissionState State, string Why)
{
    public static ActView Of(Act act) =>
        new(act.Filing.ToString(), act.Sequence, act.Revision, act.At, act.By, act.What, TextOf(act.What), act.State, act.Why);

    private static string TextOf(string what) => what switch
    {
        "received" => "收到报告",
        "checked" => "核对完毕",
        "explained" => "填报单位作了说明",
        "confirmed" => "主管部门确认通过",
        "returned" => "主管部门退回",
        "overridden" => "主管部门同意保留所列问题",
        "waived" => "主管部门同意免予说明",
        "postponed" => "系统繁忙，稍后再核对",
        "failed" => "系统故障，由系统重新处理",
        "replayed" => "重新核对",
        "recheck-asked" => "要求按现行规则和名录重新核对",
        "rechecked" => "按现行规则和名录重新核对完毕，原结果不变",
        "published" => "填报了公布日期",
        "joint-stated" => "申报了联合发文",
        "recheck-failed" => "系统故障，没有完成重新核对，原结果不变",
        _ => what,
    };
}

/// <summary>Where to go from a submission.</summary>
public sealed record SubmissionLinks(string Self, string Original, string Report, string Receipt, string Explanations, string Agency)
{
    public static string SelfOf(SubmissionId id) => $"/api/submissions/{id}";

    public static SubmissionLinks Of(SubmissionId id) =>
        new(SelfOf(id), $"{SelfOf(id)}/original", $"{SelfOf(id)}/report", $"{SelfOf(id)}/receipt", $"{SelfOf(id)}/explanations", $"/api/agencies/{id.Filing.Agency}/submissions");
}

/// <summary>What the filer does next, in one sentence (中文). It speaks of her work, never of ours.</summary>
public static class NextSteps
{
    public static string Of(Submission submission) => submission.State switch
    {
        SubmissionState.Received => "报告已收到，结果一般几秒钟内给出，请稍后再看。",
        SubmissionState.Unreadable => "这个文件打不开或看不懂，请按说明换一个文件重新上传。",
        SubmissionState.Returned when submission.ReturnedBecause is { } because => $"主管部门已退回：{because.Text} 请修改后重新上传。",
        SubmissionState.Returned => $"报告有 {Standing(submission, Severity.Error)} 处错误，请在原文件中改正后重新上传。",
        SubmissionState.AwaitingExplanation => $"报告有 {Standing(submission, Severity.Warning)} 处疑问，请逐条说明情况；确有错误的，请改正后重新上传。",
        SubmissionState.Accepted => "报告已通过，不需要再做什么。",
        SubmissionState.Failed => "系统故障，无需重报，我们会自动重试。",
        SubmissionState.Superseded => "后来报送的新版本已通过，这一版仅供查阅。",
        var other => throw new UnreachableException(other.ToString()),
    };

    private static int Standing(Submission submission, Severity severity) =>
        StandingFindings.Of(submission).Count(finding => finding.Severity == severity);
}
