using Nianbao.Documents;
using Nianbao.Figures;
using Nianbao.Findings;

namespace Nianbao.Marked;

/// <summary>
/// Prints one table as it was read, with its merged cells. Below a row with findings follows a row of notes: cells that cross both are made
/// longer, so that the table keeps its shape.
/// </summary>
internal sealed class MarkedTable
{
    private readonly PageWriter _page;
    private readonly MarkPlan _plan;
    private readonly Grid _grid;
    private readonly IReadOnlyDictionary<string, string> _remarks;
    private readonly int _width;

    // The rows that are shown together, from zero, and the notes below each.
    private int _first;
    private int _last;
    private List<MarkedFinding>[] _notes = [];

    private MarkedTable(PageWriter page, MarkPlan plan, Grid grid, IReadOnlyDictionary<string, string> remarks)
    {
        (_page, _plan, _grid, _remarks) = (page, plan, grid, remarks);
        _width = Math.Max(1, grid.Rows.Max(row => row.Cells.Count == 0 ? 0 : grid.IsRagged ? row.Cells.Count : row.Cells[^1].Column + row.Cells[^1].ColumnSpan));
    }

    public static void Print(PageWriter page, MarkPlan plan, Grid grid, IReadOnlyDictionary<string, string> remarks)
    {
        page.Html("<div class=\"table\"><p class=\"where\">").Text(grid.Place.ToChinese(), PageLimits.Quote).Html("</p>\n");
        foreach (var marked in plan.At(grid))
        {
            page.Note(marked, remarks.GetValueOrDefault(marked.Finding.Fingerprint), withMark: true);
        }

        page.Html("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Value(grid.Place.ToChinese(), PageLimits.Quote).Html("\"><table>\n");
        new MarkedTable(page, plan, grid, remarks).PrintRows();
        page.Html("</table></div></div>\n");
    }

    private void PrintRows()
    {
        for (var row = 0; row < _grid.Rows.Count;)
        {
            var (isShown, next) = (_plan.Shown!.Has(_grid, row), row + 1);
            while (next < _grid.Rows.Count && _plan.Shown.Has(_grid, next) == isShown)
            {
                next++;
            }

            if (isShown)
            {
                (_first, _last) = (row, next - 1);
                PrintShown();
            }
            else
            {
                _page.Html("<tr class=\"left-out\"><td colspan=\"").Number(_width).Html("\">表太大，这里略去第 ").Number(row + 1).Html(" 至 ").Number(next).Html(" 行</td></tr>\n");
            }

            row = next;
        }
    }

    private void PrintShown()
    {
        _notes = NotesBelow();
        for (var row = _first; row <= _last; row++)
        {
            PrintRow(row);
            if (_notes[row - _first].Count > 0)
            {
                PrintNotes(row);
            }
        }
    }

    /// <summary>The notes of each row; where every cell of a row goes on below it, they wait for the next.</summary>
    private List<MarkedFinding>[] NotesBelow()
    {
        var below = new List<MarkedFinding>[_last - _first + 1];
        List<MarkedFinding> waiting = [];
        for (var row = _first; row <= _last; row++)
        {
            waiting.AddRange(_plan.At(_grid, row));
            waiting.AddRange(CellsBeginningIn(row).SelectMany(cell => _plan.At(cell, _first, _last)));
            var hasRoom = row == _last || _grid.Rows[row].Cells.Any(cell => !Crosses(cell, row));
            below[row - _first] = hasRoom ? waiting : [];
            waiting = hasRoom ? [] : waiting;
        }

        return below;
    }

    private void PrintRow(int row)
    {
        var figures = _plan.FiguresAt(_grid, row);
        _page.Html("<tr");
        if (_plan.At(_grid, row).Select(marked => (Severity?)marked.Finding.Severity).Max() is { } worst)
        {
            _page.Html(" class=\"").Html(FindingWords.ClassOf(worst)).Html("\"");
        }

        if (figures.Count > 0)
        {
            // Which of its cells is which could not be told.
            _page.Html(" data-state=\"unparsed\" data-key=\"").Value(string.Join(' ', figures.Select(figure => figure.Key)), PageLimits.Paragraph).Html("\" title=\"这一行没有读成数字\"");
        }

        _page.Html(">");
        var (at, marks) = (0, _plan.At(_grid, row).ToList());
        var begins = CellsBeginningIn(row).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var cell in _grid.Rows[row].Cells)
        {
            Gap(_grid.IsRagged ? 0 : cell.Column - at);
            at = cell.Column + cell.ColumnSpan;
            if (begins.Contains(cell))
            {
                PrintCell(cell, row, marks);
                marks = [];
            }
        }

        Gap(_grid.IsRagged ? 0 : _width - at);
        _page.Html("</tr>\n");
    }

    private void Gap(int columns)
    {
        if (columns > 0)
        {
            _page.Html("<td class=\"gap\" colspan=\"").Number(columns).Html("\"></td>");
        }
    }

    private void PrintCell(GridCell cell, int row, List<MarkedFinding> ofRow)
    {
        var (marks, figures, pointed) = (_plan.At(cell, _first, _last).ToList(), _plan.FiguresAt(cell), _plan.PointedAt(cell));
        _page.Html("<td");
        Span("rowspan", RowsOf(cell, row));
        Span("colspan", cell.ColumnSpan);
        Classes(marks, figures, pointed);
        if (figures.Count > 0)
        {
            Describe(figures);
        }

        _page.Html(">");
        foreach (var marked in ofRow.Concat(marks))
        {
            _page.Mark(marked).Html(" ");
        }

        _page.Text(cell.Text, PageLimits.Cell);
        foreach (var figure in figures)
        {
            State(figure);
        }

        foreach (var marked in pointed)
        {
            _page.Html(" ").Pointer(marked);
        }

        _page.Html("</td>");
    }

    private void Classes(List<MarkedFinding> marks, IReadOnlyList<MarkedFigure> figures, IReadOnlyList<MarkedFinding> pointed)
    {
        string[] classes =
        [
            .. figures.Select(figure => FindingWords.ClassOf(figure.Figure.State)).Distinct(),
            .. marks.Count > 0 ? [FindingWords.ClassOf(marks.Max(marked => marked.Finding.Severity))] : Array.Empty<string>(),
            .. pointed.Count > 0 ? ["pointed"] : Array.Empty<string>(),
        ];
        if (classes.Length > 0)
        {
            _page.Html(" class=\"").Html(string.Join(' ', classes)).Html("\"");
        }
    }

    private void Describe(IReadOnlyList<MarkedFigure> figures)
    {
        _page.Html(" data-key=\"").Value(string.Join(' ', figures.Select(figure => figure.Key)), PageLimits.Paragraph)
            .Html("\" data-label=\"").Value(string.Join('；', figures.Select(figure => figure.Label)), PageLimits.Paragraph)
            .Html("\" data-state=\"").Html(FindingWords.ClassOf(figures[0].Figure.State)).Html("\" title=\"");
        foreach (var figure in figures)
        {
            _page.Value(figure.Label, PageLimits.Quote).Html("（").Value(figure.Key, PageLimits.Quote).Html("）").Value(FindingWords.ReadingOf(figure.Figure), PageLimits.Quote)
                .Html("；原文“").Value(figure.Figure.Raw ?? "", PageLimits.Quote).Html("”。");
        }

        _page.Html("\"");
    }

    /// <summary>What was read, where that is not plain from what is printed.</summary>
    private void State(MarkedFigure figure)
    {
        var read = figure.Figure;
        if (read.State != FigureState.Number || read.Raw != Evaluation.Print(read.Value ?? 0))
        {
            _page.Html(" <span class=\"state\">").Text(FindingWords.ShortReadingOf(read), PageLimits.Quote).Html("</span>");
        }
    }

    private void PrintNotes(int row)
    {
        var (from, length) = WidestFree(row);
        _page.Html("<tr class=\"notes\">");
        var isCrossed = Crossed(row);
        for (var column = 0; column < _width; column++)
        {
            if (column == from)
            {
                _page.Html("<td colspan=\"").Number(length).Html("\">");
                foreach (var marked in _notes[row - _first])
                {
                    _page.Note(marked, _remarks.GetValueOrDefault(marked.Finding.Fingerprint), withMark: marked.Spot is Spot.OfRow at && !CellsBeginningIn(at.Row).Any());
                }

                _page.Html("</td>");
                column += length - 1;
            }
            else if (!isCrossed[column])
            {
                _page.Html("<td></td>");
            }
        }

        _page.Html("</tr>\n");
    }

    private (int From, int Length) WidestFree(int row)
    {
        var (isCrossed, best, begin) = (Crossed(row), (From: 0, Length: 0), 0);
        for (var column = 0; column <= _width; column++)
        {
            if (column == _width || isCrossed[column])
            {
                best = column - begin > best.Length ? (begin, column - begin) : best;
                begin = column + 1;
            }
        }

        return best;
    }

    /// <summary>The columns whose cell goes on below the row.</summary>
    private bool[] Crossed(int row)
    {
        var crossed = new bool[_width];
        foreach (var cell in _grid.Rows[row].Cells.Where(cell => row < _last && Crosses(cell, row)))
        {
            Array.Fill(crossed, true, cell.Column, Math.Min(cell.ColumnSpan, _width - cell.Column));
        }

        return crossed;
    }

    /// <summary>The rows that a cell crosses from here on, those of notes included.</summary>
    private int RowsOf(GridCell cell, int row)
    {
        var rows = 1;
        for (; row < _last && Crosses(cell, row); row++)
        {
            rows += _notes[row - _first].Count > 0 ? 2 : 1;
        }

        return rows;
    }

    private IEnumerable<GridCell> CellsBeginningIn(int row) =>
        row == _first ? _grid.Rows[row].Cells : _grid.Rows[row].Cells.Where(cell => cell.Row == row || !StandsIn(cell, row - 1));

    private bool Crosses(GridCell cell, int row) => cell.RowSpan > 1 && row + 1 < _grid.Rows.Count && StandsIn(cell, row + 1);

    private bool StandsIn(GridCell cell, int row) => _grid.Rows[row].Cells.Any(other => ReferenceEquals(other, cell));

    private void Span(string name, int count)
    {
        if (count > 1)
        {
            _page.Html(" ").Html(name).Html("=\"").Number(count).Html("\"");
        }
    }
}
