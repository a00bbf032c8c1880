namespace Nianbao.Documents.Sheets;

/// <summary>How a cell looks, as far as it changes what is read.</summary>
/// <param name="Format">How its number is shown.</param>
/// <param name="HasBorder">Whether a line is drawn on any side of it.</param>
/// <param name="IsStruck">Whether its text is struck through: whoever does that takes it back.</param>
internal sealed record CellStyle(NumberFormat Format, bool HasBorder, bool IsStruck)
{
    public static CellStyle Plain { get; } = new(NumberFormat.General, false, false);

    /// <summary>A cell with this text in this style.</summary>
    public SheetCell Of(string text) => new(IsStruck ? "" : text, HasBorder);
}
