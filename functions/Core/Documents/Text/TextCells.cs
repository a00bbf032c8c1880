using System.Text.RegularExpressions;

namespace Nianbao.Documents.Text;

/// <summary>What the table layouts of text have in common.</summary>
internal static partial class TextCells
{
    private const int ProseLength = 60;

    /// <summary>An empty line, or one of spaces only. A line with nothing but a TAB is an empty cell, not an empty line.</summary>
    public static bool IsBlank(string line) => !line.Contains('\t', StringComparison.Ordinal) && string.IsNullOrWhiteSpace(line);

    /// <summary>How many empty lines follow each other.</summary>
    public static int BlanksAt(List<string> lines, int at)
    {
        var count = 0;
        while (at + count < lines.Count && IsBlank(lines[at + count]))
        {
            count++;
        }

        return count;
    }

    public static string Clean(string cell) => Content.Trimmed(cell).ToString();

    /// <summary>Whether a line can only be running text: a sentence, or the heading of a section.</summary>
    public static bool IsProse(string line) =>
        (line.Length > ProseLength && line.Contains('。', StringComparison.Ordinal)) || SectionHeading().IsMatch(line) || Boilerplate.IsLine(line);

    /// <summary>Whether rows look like a table and not like indented paragraphs: some row has two cells, and few cells are sentences.</summary>
    public static bool IsTable(List<List<string>> rows) =>
        rows.Exists(row => row.Count > 1)
        && rows.Sum(row => row.Count(IsSentence)) * 2 < rows.Sum(row => row.Count(cell => cell.Length > 0));

    private static bool IsSentence(string cell) => cell.Length > ProseLength / 2 && cell.Contains('。', StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*[一二三四五六七八九十]{1,3}、", RegexOptions.CultureInvariant)]
    private static partial Regex SectionHeading();
}
