using System.Text;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>Units as they are printed in cells and labels.</summary>
internal static class UnitText
{
    private static readonly HashSet<string> Units = ["条", "件", "次", "篇", "个", "人", "人次", "期", "份", "项", "万元", "元", "-", "--", "/"];

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
            if (MoneyUnitIn(label) is { } unit)
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

    private static string? MoneyUnitIn(string label)
    {
        var text = label.Normalize(NormalizationForm.FormKC);
        return (text.Contains("万元", StringComparison.Ordinal), text.Contains('元', StringComparison.Ordinal)) switch
        {
            (true, _) => "万元",
            (_, true) => "元",
            _ => null,
        };
    }
}
