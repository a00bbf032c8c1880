using Nianbao.Documents;

namespace Nianbao.Findings;

/// <summary>The result for a file that could not be read: no figures, and one finding that says why and what to send instead.</summary>
internal static class UnreadableFile
{
    /// <summary>No required table was found as text, which is rule F07's; its own sentence gives way to what is wrong with the file.</summary>
    public static CheckedReport Result(CheckedReport file, ReadOutcome.Unreadable unreadable)
    {
        var rule = RuleCatalogue.All.First(rule => rule.Id == "F07");
        return file with
        {
            Verdict = Verdict.Unreadable,
            Reason = unreadable.Reason,
            Rules = new(0, 1, RuleCatalogue.All.Count - 1, 0),
            Findings = [new(rule.Id, rule.Severity, unreadable.Message, [], Place.Document, null, "请按上述说明处理后重新上传。") { Fingerprint = $"unreadable-{unreadable.Reason}" }],
        };
    }
}
