namespace Nianbao.Documents.Text;

/// <summary>
/// Tells paragraphs and the table layouts of text archives apart: a cell a line (each begins with a TAB, or ends with a bar), a row a line with bars, a
/// row a line with TABs. One label or value a line without any mark does not show that it is a table: its lines stay paragraphs.
/// </summary>
internal sealed class TextLayout(List<string> lines, Content body)
{
    // Ten times what the longest report has. Where more stand so it is no report, and to look for every table of every form in them costs seconds.
    private const int MostBarCells = 10_000;

    private int _at;
    private int _noBarCellsBefore;
    private int _barCells;

    public void Read()
    {
        while (_at < lines.Count)
        {
            var (rows, next) = TableHere();
            if (rows is not null)
            {
                body.Add(rows);
            }
            else
            {
                lines.GetRange(_at, next - _at).ForEach(body.Add);
            }

            _at = next;
        }
    }

    // Without rows, the lines up to the next place are paragraphs.
    private (List<List<string>>? Rows, int Next) TableHere() => BarCellsHere() ?? lines[_at] switch
    {
        var line when BarRows.Begins(line) => BarRows.Read(lines, _at),
        var line when TabRows.Begins(line) && TabRows.AreRows(lines, _at) => TabRows.Read(lines, _at),
        var line when TabCells.Begins(line) => TabCells.Read(lines, _at),
        _ => (null, _at + 1),
    };

    // What is no table from its first line on is none from its second: looked at once, however long it is.
    private (List<List<string>>? Rows, int Next)? BarCellsHere()
    {
        if (_at < _noBarCellsBefore || _barCells > MostBarCells)
        {
            return null;
        }

        var (cells, next) = BarCells.Read(lines, _at);
        _noBarCellsBefore = next;
        _barCells += cells?.Count ?? 0;
        return cells is null ? null : (cells, next);
    }
}
