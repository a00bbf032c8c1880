namespace Nianbao.Documents.Pages;

/// <summary>
/// Follows the characters in the order in which they were drawn, and notices where a number runs over a line between two cells: its digits would be two
/// numbers then, both wrong.
/// </summary>
internal sealed class Pen
{
    // Parts of the size: digits of one number stand closer than this, and those of two cells never do.
    private const double SameNumber = 0.1;
    private const double SameLine = 0.3;

    private PageTable? _table;
    private Glyph _last;
    private int _cell = -1;

    public void Move(PageTable? table, Glyph glyph)
    {
        var cell = table?.CellAt(glyph) ?? -1;
        if (table is not null && ReferenceEquals(table, _table) && cell != _cell && cell >= 0 && _cell >= 0 && Continues(glyph))
        {
            table.Cross(_cell, cell);
        }

        (_table, _last, _cell) = (table, glyph, cell);
    }

    private bool Continues(Glyph glyph) =>
        IsOfNumber(glyph) && IsOfNumber(_last) && Math.Abs(glyph.Box.Centre - _last.Box.Centre) <= glyph.Size * SameLine
        && Math.Abs(glyph.Box.Left - _last.Box.Right) <= glyph.Size * SameNumber;

    private static bool IsOfNumber(Glyph glyph) => glyph.Code is (>= '0' and <= '9') or '.' or ',' or '-' or (>= 0xFF10 and <= 0xFF19);
}
