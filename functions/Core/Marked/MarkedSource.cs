using Nianbao.Documents;
using Nianbao.Findings;

namespace Nianbao.Marked;

/// <summary>What a marked page is made of.</summary>
/// <param name="Report">The check whose findings are marked.</param>
/// <param name="Document">The file as it was read; null when it could not be read.</param>
public sealed record MarkedSource(CheckedReport Report, ReportDocument? Document)
{
    /// <summary>The rule-set and reader version by which the document was read; null when it is the check's own.</summary>
    public string? ReadBy { get; init; }

    /// <summary>Whether the report's verdict stands. One that waits for its check is shown without findings and verdict.</summary>
    public bool IsChecked { get; init; } = true;

    /// <summary>What people said about findings, by fingerprint (中文); may be empty.</summary>
    public IReadOnlyDictionary<string, string> Remarks { get; init; } = new Dictionary<string, string>();
}
