using System.Text;
using System.Text.RegularExpressions;

namespace Nianbao.Forms;

/// <summary>A label as labels are compared: without width, spaces, numbering, notes, quotes and synonyms.</summary>
/// <param name="Text">May be empty.</param>
public readonly partial record struct LabelText(string Text)
{
    private static readonly (string From, string To)[] Synonyms =
    [
        ("制作", "制发"), ("制定", "制发"), ("行政规范性文件", "规范性文件"), ("其它", "其他"), ("合计", "总计"), ("结转下一年度", "结转下年度"), ("或者", "或"),
    ];

    /// <summary>Normalises a printed label. Never throws.</summary>
    public static LabelText Of(string printed)
    {
        if (printed.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            // Most cells of a table are numbers.
            return new(printed);
        }

        var text = WithoutSpaces(printed.Normalize(NormalizationForm.FormKC));
        text = Numbering().Replace(text, "");
        text = Notes().Replace(text, "");
        text = Marks().Replace(text, "");
        foreach (var (from, to) in Synonyms)
        {
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return new(text);
    }

    /// <summary>How many single-character changes turn one label into another (Levenshtein).</summary>
    public int DistanceTo(LabelText other)
    {
        var previous = new int[other.Text.Length + 1];
        var current = new int[other.Text.Length + 1];
        for (var j = 0; j <= other.Text.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= Text.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= other.Text.Length; j++)
            {
                var substituted = previous[j - 1] + (Text[i - 1] == other.Text[j - 1] ? 0 : 1);
                current[j] = Math.Min(substituted, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[other.Text.Length];
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string WithoutSpaces(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            // Zero-width space, joiners and the byte order mark are no white space to .NET.
            if (!char.IsWhiteSpace(character) && character is not ('\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF'))
            {
                kept.Append(character is '—' or '―' or '–' or '－' or '‒' or '─' ? '-' : character);
            }
        }

        return kept.ToString();
    }

    /// <summary>一、 （一） 1. ⑴ 其中： in front of a name, as often as they stand there.</summary>
    [GeneratedRegex(@"^(?:[一二三四五六七八九十]+[、.,]|\([一二三四五六七八九十]+\)[、.]?|\(?\d{1,2}(?:[.、)]|(?=\p{IsCJKUnifiedIdeographs}))|其中[::]?|[-·•]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();

    /// <summary>Bracketed notes; brackets that belong to a name stay: 县（市、区）, （街道办事处）, （或设立…专栏）.</summary>
    [GeneratedRegex(@"\((?!市、区\)|市区\)|街道办事处\)|或设立)[^()]*(?:\([^()]*\)[^()]*)*\)?", RegexOptions.CultureInvariant)]
    private static partial Regex Notes();

    [GeneratedRegex("【[^【】]*】|[\"'“”„〝〞〟‘’「」『』《》〈〉〔〕\\[\\]、，。；：,.;:]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
