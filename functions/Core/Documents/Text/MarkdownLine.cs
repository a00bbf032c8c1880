using System.Text.RegularExpressions;

namespace Nianbao.Documents.Text;

/// <summary>A line of Markdown without the marks that only say how it looks. What is struck through is taken back.</summary>
internal static partial class MarkdownLine
{
    /// <summary>Whether a text is Markdown: it has a heading behind number signs, or a rule line under the head of a table.</summary>
    public static bool IsIn(string text) => Heading().IsMatch(text) || Rule().IsMatch(text);

    public static string Plain(string line) =>
        Break().Replace(Emphasis().Replace(Struck().Replace(Opening().Replace(line, ""), ""), "${text}"), "\n");

    [GeneratedRegex(@"^#{1,6}[ \t\u3000]+\S", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[ \t]*\|[ \t]*:?-{2,}:?[ \t]*\|", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^[ \t]*(?:#{1,6}[ \t\u3000]+|>[ \t]?)", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex("~~[^~]{1,500}~~", RegexOptions.CultureInvariant)]
    private static partial Regex Struck();

    [GeneratedRegex(@"\*\*(?<text>[^*|]{1,500})\*\*|__(?<text>[^_|]{1,500})__", RegexOptions.CultureInvariant)]
    private static partial Regex Emphasis();

    [GeneratedRegex("<br[ \t]*/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Break();
}
