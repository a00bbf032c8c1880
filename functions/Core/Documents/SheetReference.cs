using System.Globalization;

namespace Nianbao.Documents;

/// <summary>Names of spreadsheet cells: <c>C22</c> is row 22, column 3.</summary>
internal static class SheetReference
{
    private const int Letters = 26;
    private const int LongestNumber = 7;

    /// <summary>The name of a cell; both numbers from one.</summary>
    public static string Of(int row, int column) => Column(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>The letters of a column: 1 is A, 27 is AA.</summary>
    public static string Column(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / Letters)
        {
            letters = (char)('A' + (column - 1) % Letters) + letters;
        }

        return letters;
    }

    /// <summary>Row and column, from one, of a name that may hold dollar signs; null when it is no name of a cell.</summary>
    public static (int Row, int Column)? Cell(ReadOnlySpan<char> name)
    {
        var (at, column) = (0, 0);
        for (; at < name.Length && (char.IsAsciiLetter(name[at]) || name[at] == '$') && at <= 4; at++)
        {
            column = name[at] == '$' ? column : (column * Letters) + (name[at] & ~0x20) - 'A' + 1;
        }

        var digits = name[at..];
        return column > 0 && digits.Length is > 0 and <= LongestNumber && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0
            ? (row, column)
            : null;
    }

    /// <summary>The place in a sheet; throws <see cref="FormatException"/> when the reference is none.</summary>
    public static Place Parse(string sheet, string reference)
    {
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        return (Cell(reference.AsSpan(0, colon < 0 ? reference.Length : colon)), colon < 0 ? null : Cell(reference.AsSpan(colon + 1))) switch
        {
            ({ } cell, null) when colon < 0 => new Place.OfSheetCell(sheet, cell.Row, cell.Column),
            ({ } first, { } last) => new Place.OfSheetRange(sheet, first.Row, first.Column, last.Row, last.Column),
            _ => throw new FormatException($"Not a place: {sheet}!{reference}"),
        };
    }
}
