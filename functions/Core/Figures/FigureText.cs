using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Nianbao.Forms;

namespace Nianbao.Figures;

/// <summary>What a cell's text says: a number with its unit, nothing, not applicable, or something that is no number for certain.</summary>
/// <param name="State">What it is.</param>
/// <param name="Value">The number in <paramref name="Unit"/>; null unless the state is number.</param>
/// <param name="Unit">The unit it counts in; null for money printed without one where the form fixes none.</param>
public readonly partial record struct FigureText(FigureState State, decimal? Value, string? Unit)
{
    // More digits than any agency counts, and few enough that no sum of a province overflows a decimal.
    private const int MostDigits = 15;

    /// <summary>
    /// Reads a cell. Full-width digits count as digits; separators only in exact groups of three; a sign only where the form has one;
    /// a unit only the cell's own. Anything doubtful is unparsed. Never throws.
    /// </summary>
    /// <param name="printed">The text of the cell.</param>
    /// <param name="cell">The cell of the form.</param>
    /// <param name="printedUnit">The unit printed beside or above it; null when none is.</param>
    public static FigureText Of(string printed, FormCell cell, string? printedUnit)
    {
        var text = Plain(printed);
        if (text is null)
        {
            return Unparsed(cell);
        }

        return text switch
        {
            "" or "|" => new(FigureState.Blank, null, cell.Unit),
            "/" or "-" or "--" or "无" or "空" => new(FigureState.NotApplicable, null, cell.Unit),
            _ when cell.Kind == FigureKind.Money => Money(text, cell, printedUnit),
            _ => Count(text, cell, printedUnit),
        };
    }

    private static FigureText Unparsed(FormCell cell) => new(FigureState.Unparsed, null, cell.Unit);

    /// <summary>
    /// Half-width and trimmed; null when a character only becomes a digit by compatibility: in 10² or 58① it is a footnote, and would
    /// make another number of the one beside it.
    /// </summary>
    private static string? Plain(string printed)
    {
        if (!printed.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            // Most cells are such, and there is nothing to take from them.
            return printed;
        }

        foreach (var character in printed)
        {
            var isDigit = char.IsAsciiDigit(character) || character is >= '０' and <= '９';
            if (!isDigit && char.IsNumber(character) && !IsChineseNumeral(character))
            {
                return null;
            }
        }

        var text = printed.Normalize(NormalizationForm.FormKC).Trim().Trim('\u200B', '\uFEFF', '\u200E', '\u200F', '\u2060').Trim();
        return Dashes().Replace(text, "-");
    }

    // 三 is a number to Unicode; a cell that holds one is unparsed like any other word.
    private static bool IsChineseNumeral(char character) => character is >= '\u3400' and <= '\u9FFF' or '〇';

    private static FigureText Count(string text, FormCell cell, string? printedUnit)
    {
        var match = Number().Match(text);
        var unit = match.Groups["unit"].Value;
        // 万条 beside the cell: the number counts something else than the form asks for.
        var isMultiple = printedUnit is { Length: > 1 } && printedUnit[0] is '万' or '千' or '百' or '亿';
        if (!match.Success || isMultiple || (unit.Length > 0 && unit != cell.Unit && unit != printedUnit) || ValueOf(match, cell.Kind) is not { } value)
        {
            return Unparsed(cell);
        }

        return new(FigureState.Number, value, cell.Unit);
    }

    private static FigureText Money(string text, FormCell cell, string? printedUnit)
    {
        var match = Number().Match(text);
        var unit = match.Groups["unit"].Value is { Length: > 0 } own ? own : match.Groups["sign"].Value == "¥" ? "元" : printedUnit;
        unit ??= cell.Column.FixesUnit ? "万元" : null;
        if (!match.Success || ValueOf(match, cell.Kind) is not { } value)
        {
            return Unparsed(cell);
        }

        return unit switch
        {
            null => new(FigureState.Number, value, null),
            "元" => InTenThousands(value / 10_000m),
            "千元" => InTenThousands(value / 10m),
            "万元" or "万" => InTenThousands(value),
            "百万元" => InTenThousands(value * 100m),
            "亿元" or "亿" => InTenThousands(value * 10_000m),
            // Any other unit is not guessed at.
            _ => Unparsed(cell),
        };
    }

    private static FigureText InTenThousands(decimal value) => new(FigureState.Number, value, "万元");

    private static decimal? ValueOf(Match match, FigureKind kind)
    {
        var sign = match.Groups["sign"].Value;
        var digits = match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal);
        var isSignAllowed = sign switch
        {
            "" => true,
            "¥" => kind == FigureKind.Money,
            _ => kind == FigureKind.SignedCount,
        };
        if (!isSignAllowed || digits.Count(char.IsAsciiDigit) > MostDigits)
        {
            return null;
        }

        var value = decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return sign == "-" ? -value : value;
    }

    [GeneratedRegex("^(?:[—―–‒−─-](?=[0-9])|[—―–‒−─-]{1,3}$)", RegexOptions.CultureInvariant)]
    private static partial Regex Dashes();

    /// <summary>Sign, digits with exact groups of three or none, decimals, and one unit that may stand apart.</summary>
    [GeneratedRegex(@"^(?<sign>[+\-¥]?)(?<digits>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(?:\s*(?<unit>\p{IsCJKUnifiedIdeographs}{1,3}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
