using System.Text;
using System.Text.RegularExpressions;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>Units as they are printed in cells and labels.</summary>
internal static partial class UnitText
{
    private static readonly HashSet<string> Units = ["条", "件", "次", "篇", "个", "人", "人次", "期", "份", "项", "元", "千元", "万元", "百万元", "亿元", "-", "--", "/"];

    /// <summary>Whether a cell holds a unit, or the dash that headings have there.</summary>
    public static bool IsUnit(string text) => IsUnit(text, LabelText.Of(text));

    /// <summary>The same for a text that was normalised before.</summary>
    public static bool IsUnit(string text, LabelText label) => Units.Contains(label.Text) || text.Trim() is "——" or "—" or "－－";

    /// <summary>The money units printed in column labels; a label that names none has no entry.</summary>
    public static Dictionary<FormColumn, string> Of(IEnumerable<(FormColumn Column, string Label)> columns)
    {
        var units = new Dictionary<FormColumn, string>(ByReference<FormColumn>.Comparer);
        foreach (var (column, label) in columns)
        {
            if (OfMoneyIn(label) is { } unit)
            {
                units[column] = unit;
            }
        }

        return units;
    }

    /// <summary>The lines of a cell on one line, with a space between: two numbers in one cell must not become a third.</summary>
    public static string OnOneLine(this string text)
    {
        var trimmed = text.Trim();
        return trimmed.Contains('\n', StringComparison.Ordinal)
            ? string.Join(' ', trimmed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            : trimmed;
    }

    /// <summary>The unit that a row prints beside its values; null for none, for a dash, and for a word that is longer than any unit.</summary>
    public static string? Printed(LabelText text) => text.Text.Length is > 0 and <= 4 && text.Text.Trim('-', '/').Length > 0 ? text.Text : null;

    /// <summary>The money unit printed in a label; null when it names none.</summary>
    public static string? OfMoneyIn(string label) =>
        MoneyUnit().Match(WhiteSpace().Replace(label.Normalize(NormalizationForm.FormKC), "")) is { Success: true } match ? match.Value : null;

    [GeneratedRegex("(?:[亿万千百]|百万|千万|十万)?元", RegexOptions.CultureInvariant)]
    private static partial Regex MoneyUnit();

    [GeneratedRegex(@"[\s\u200B\uFEFF]+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();
}
