using System.Globalization;
using Nianbao.Findings;
using Nianbao.Store;
using Nianbao.Summary;

namespace Nianbao.Notices;

/// <summary>What is filled into templates, as officers read it (中文).</summary>
public static class NoticeWords
{
    private const int MostFindings = 10;

    /// <summary>As <c>2026年1月31日</c>.</summary>
    public static string DayOf(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>How far off a deadline is, in days of the Beijing calendar.</summary>
    public static string DistanceOf(DateOnly deadline, DateTimeOffset now) => (deadline.DayNumber - Beijing.DateOf(now).DayNumber) switch
    {
        > 0 and var left => $"还有 {left} 天截止",
        0 => "今天截止",
        var past => $"已逾期 {-past} 天",
    };

    /// <summary>How far a duty is.</summary>
    public static string StateOf(DutyState state) => state switch
    {
        DutyState.Missing => "还没有报送",
        DutyState.Returned => "报送的报告已被退回，更正后还没有重新报送",
        DutyState.AwaitingExplanation => "报送的报告有疑问，还没有说明",
        DutyState.Unreadable => "报送的文件无法读取，需要重新报送",
        var other => other.ToChinese(),
    };

    /// <summary>What a check has come to.</summary>
    public static string VerdictOf(SubmissionState state) => state switch
    {
        SubmissionState.Accepted => "已接收",
        SubmissionState.AwaitingExplanation => "有疑问待说明",
        SubmissionState.Unreadable => "文件无法读取",
        _ => "有错误，已退回",
    };

    /// <summary>What the filer does about it.</summary>
    /// <param name="state">What it has come to.</param>
    /// <param name="portal">The system as notices name it.</param>
    public static string NextStepOf(SubmissionState state, string portal) => state switch
    {
        SubmissionState.Accepted => "不必再办理。附件是经签名的回执，请留存。",
        SubmissionState.AwaitingExplanation => $"请登录{portal}，逐条说明；如果确实写错了，更正后重新上传。附件是收到文件的回执。",
        SubmissionState.Unreadable => $"请按上面的提示换一个文件，登录{portal}重新上传。附件是收到文件的回执。",
        _ => $"请登录{portal}查看问题在报告中的位置，更正后重新上传。附件是收到文件的回执。",
    };

    /// <summary>Whom the office calls about an agency, in brackets; empty when the roster does not know.</summary>
    public static string WhomToCall(Agency agency)
    {
        string?[] parts = [agency.Contact, agency.Phone];
        var known = string.Join(' ', parts.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct());
        return known.Length == 0 ? "" : $"（联系人：{known}）";
    }

    /// <summary>The first findings that ask for something, a line each; or that there are none.</summary>
    public static string FindingsOf(CheckedReport? result)
    {
        var findings = result?.Findings.Where(finding => finding.Severity >= Severity.Warning).ToList() ?? [];
        var lines = findings.Take(MostFindings).Select((finding, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {finding.Message}"));
        return findings.Count switch
        {
            0 => "没有需要更正或说明的问题。",
            > MostFindings => string.Join('\n', lines.Append($"……共 {findings.Count} 处，其余请登录查看。")),
            _ => string.Join('\n', lines),
        };
    }
}
