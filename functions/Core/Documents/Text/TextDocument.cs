using System.Text.RegularExpressions;
using Nianbao.Documents.Sheets;
using Nianbao.Intake;

namespace Nianbao.Documents.Text;

/// <summary>Reads a plain text: a report as archives keep it, its tables told by TABs or bars.</summary>
internal static partial class TextDocument
{
    public static ReportDocument Read(ReadOnlySpan<byte> content, ReadBudget budget)
    {
        var text = TextDecoder.Decode(content);
        if (CommaText.Read(text, budget) is { } table)
        {
            return table;
        }

        var noise = new List<string>();
        var body = new Content(budget);
        Append(text, body, noise);
        return DocumentAssembly.Of(FileKind.Text, body, noise);
    }

    /// <summary>Adds the paragraphs and tables of a text; marks that images and bookmarks left in it become noise.</summary>
    public static void Append(string text, Content body, List<string> noise)
    {
        body.Budget.Characters(text.Length);
        new TextLayout(Lines(text, noise), body).Read();
    }

    // Some programs end lines twice. A line that held nothing but such a mark is no empty line: an empty line would end a row.
    private static List<string> Lines(string text, List<string> noise)
    {
        var lines = new List<string>();
        var isMarkdown = MarkdownLine.IsIn(text);
        foreach (var span in text.Replace("\r\r\n", "\n", StringComparison.Ordinal).AsSpan().EnumerateLines())
        {
            var line = isMarkdown ? MarkdownLine.Plain(span.ToString()) : span.ToString();
            var clean = WithoutMarks(line, noise);
            if (ReferenceEquals(clean, line) || clean.AsSpan().IndexOfAnyExcept(" \u3000\u00A0") >= 0)
            {
                lines.Add(clean);
            }
        }

        return lines;
    }

    private static string WithoutMarks(string line, List<string> noise) => line.Contains('[', StringComparison.Ordinal)
        ? Mark().Replace(line, match => { noise.Add(match.Value); return ""; })
        : line;

    [GeneratedRegex(@"\[(?:bookmark|image)\s*[:：][^\]\r\n]{0,300}\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
