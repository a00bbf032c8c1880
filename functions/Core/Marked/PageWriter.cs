using System.Buffers;
using System.Globalization;
using System.Text;

namespace Nianbao.Marked;

/// <summary>
/// Writes a page. What a file holds goes in by <see cref="Text"/> and <see cref="Value"/> alone: it stays text whatever it is, and what is
/// not seen, or turns the order of what is seen, is shown by its number.
/// </summary>
internal sealed class PageWriter
{
    // Marks above and below one letter; more of them climb over the lines around it.
    private const int MostCombined = 3;

    private readonly StringBuilder _page = new();

    public override string ToString() => _page.ToString();

    /// <summary>Markup of ours.</summary>
    public PageWriter Html(string markup)
    {
        _page.Append(markup);
        return this;
    }

    public PageWriter Number(int number)
    {
        _page.Append(CultureInfo.InvariantCulture, $"{number}");
        return this;
    }

    /// <summary>Text between tags, lines parted as they were. What would take more than so many characters of the page is cut, and said.</summary>
    public PageWriter Text(string text, int most) => Write(text, most, isValue: false);

    /// <summary>Text within the quotes of an attribute, on one line.</summary>
    public PageWriter Value(string text, int most) => Write(text, most, isValue: true);

    /// <summary>About how many characters of the page a text takes; never less than it does, but for the words that say it was cut.</summary>
    public static int CostOf(string text, int most)
    {
        var cost = 0;
        foreach (var letter in text)
        {
            if (cost > most)
            {
                return cost;
            }

            cost += IsPlain(letter) ? 1 : EntityOf(letter) is not null ? 6 : 70;
        }

        return cost;
    }

    private PageWriter Write(string text, int most, bool isValue)
    {
        var (limit, combined) = (_page.Length + most, 0);
        for (var i = 0; i < text.Length;)
        {
            if (_page.Length >= limit)
            {
                _page.Append(CultureInfo.InvariantCulture, $"…（以下 {text.Length - i} 字略）");
                break;
            }

            if (IsPlain(text[i]))
            {
                combined = 0;
                _page.Append(text[i++]);
                continue;
            }

            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) == OperationStatus.Done;
            combined = isWhole && IsCombining(rune) ? combined + 1 : 0;
            if (!isWhole)
            {
                Sign(text[i], isValue);
            }
            else if (rune.Value == '\n')
            {
                _page.Append(isValue ? " " : "<br>");
            }
            else if (rune.IsBmp && EntityOf((char)rune.Value) is { } entity)
            {
                _page.Append(entity);
            }
            else if (combined > MostCombined || IsUnseen(rune))
            {
                Sign(rune.Value, isValue);
            }
            else
            {
                _page.Append(text, i, length);
            }

            i += length;
        }

        return this;
    }

    private void Sign(int code, bool isValue)
    {
        if (isValue)
        {
            _page.Append(CultureInfo.InvariantCulture, $"[U+{code:X4}]");
        }
        else
        {
            _page.Append(CultureInfo.InvariantCulture, $"<span class=\"sign\" title=\"看不见的字符\">U+{code:X4}</span>");
        }
    }

    /// <summary>Letters, digits and marks of the scripts reports are written in; they are most of every file.</summary>
    private static bool IsPlain(char letter) => letter is (>= ' ' and < '\u007F' and not ('&' or '<' or '>' or '"' or '\''))
        or (>= '\u3000' and <= '\u9FFF' and not ('\u3099' or '\u309A' or (>= '\u302A' and <= '\u302F'))) or (>= '\uFF01' and <= '\uFF5E');

    private static string? EntityOf(char letter) => letter switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '\t' => " ",
        _ => null,
    };

    private static bool IsCombining(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>Controls, marks of direction, joiners, tags, separators of lines, and what is no character at all.</summary>
    private static bool IsUnseen(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
