namespace Nianbao.Documents.Pages;

/// <summary>A table on one page, with the characters that stand in its cells.</summary>
internal sealed class PageTable(PageMarks page, Lattice lattice)
{
    private readonly List<Glyph>[] _glyphs = [.. lattice.Cells.Select(_ => new List<Glyph>())];
    private readonly HashSet<int> _crossed = [];
    private string[]? _texts;

    public PageMarks Page => page;

    public Lattice Lattice => lattice;

    public bool HoldsText => _glyphs.Any(glyphs => glyphs.Exists(glyph => !glyph.IsSpace));

    /// <summary>The characters of the cell where one stands, for it to be added; null when it stands in none.</summary>
    public List<Glyph>? CellOf(Glyph glyph) => CellAt(glyph) is >= 0 and var cell ? _glyphs[cell] : null;

    /// <summary>The index of the cell where a character stands; -1 for none.</summary>
    public int CellAt(Glyph glyph) => lattice.CellAt(glyph.Box.Middle, glyph.Box.Centre);

    /// <summary>Says that a number goes on from one cell into another: what each holds is uncertain.</summary>
    public void Cross(int one, int other)
    {
        _crossed.Add(one);
        _crossed.Add(other);
    }

    /// <summary>The text of a cell; one whose contents are uncertain says so, so that nobody takes it for a number.</summary>
    public string TextOf(int cell) => (_texts ??= [.. Enumerable.Range(0, _glyphs.Length).Select(Read)])[cell];

    /// <summary>The room between the last line of a cell and its right edge, in characters.</summary>
    public double RoomLeft(int cell) => GlyphLines.Of(_glyphs[cell]) is [.., var last] ? CellText.RoomBehind(last, BoxOf(cell)) : double.MaxValue;

    private string Read(int cell)
    {
        var text = CellText.Of(GlyphLines.Of(_glyphs[cell]), BoxOf(cell));
        return _crossed.Contains(cell) ? CellText.Doubt(text, "文字压线")
            : !lattice.Cells[cell].IsWhole && CellText.MayBeFigure(text) ? CellText.Doubt(text, "表格线不全")
            : text;
    }

    private Box BoxOf(int cell) => lattice.BoxOf(lattice.Cells[cell]);
}
