namespace Nianbao.Documents.Word;

/// <summary>Reads tables: rows, merged cells, cells left out at either end. Deleted and hidden rows are left out.</summary>
internal sealed class WordTables(WordXml xml)
{
    private int _cells;

    /// <summary>Whether a cell is being read.</summary>
    public bool IsInCell => _cells > 0;

    /// <summary>Reads the table the reader stands on.</summary>
    /// <param name="budget">What the file may cost.</param>
    /// <param name="readBlock">Reads the element the reader stands on into a cell.</param>
    public DraftTable Read(ReadBudget budget, Action<Content> readBlock)
    {
        var table = new DraftTable(budget);
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.LocalName == "tr")
            {
                ReadRow(table, budget, readBlock);
            }
            else if (xml.LocalName is "tblPr" or "tblGrid" or "sdtPr" or "sdtEndPr")
            {
                xml.SkipElement();
            }
        }

        return table;
    }

    private void ReadRow(DraftTable table, ReadBudget budget, Action<Content> readBlock)
    {
        table.BeginRow();
        var (depth, column, isGone) = (xml.Depth, 0, false);
        DrawnCell? last = null;
        while (xml.ReadInside(depth))
        {
            switch (xml.LocalName)
            {
                case "gridBefore":
                    column = Math.Clamp(xml.Number("val") ?? 0, 0, budget.Limits.GridColumns);
                    break;
                case "del" or "hidden":
                    isGone = xml.LocalName == "del" || xml.IsOn();
                    break;
                case "tc" when !isGone:
                    var cell = ReadCell(column, budget, readBlock);
                    column += cell.Span;
                    if (last is not null && cell.GoesOnFromLeft)
                    {
                        last = last with { Span = last.Span + cell.Span };
                        break;
                    }

                    last?.PlaceIn(table);
                    last = cell;
                    break;
                case "tc" or "trPrChange" or "tblPrEx" or "sdtPr" or "sdtEndPr":
                    xml.SkipElement();
                    break;
            }
        }

        last?.PlaceIn(table);
        table.DropEmptyRow();
    }

    private DrawnCell ReadCell(int column, ReadBudget budget, Action<Content> readBlock)
    {
        var cell = new DrawnCell(column, new(budget));
        var depth = xml.Depth;
        _cells++;
        while (xml.ReadInside(depth))
        {
            if (xml.LocalName == "tcPr")
            {
                cell = ReadProperties(cell, budget.Limits);
                continue;
            }

            readBlock(cell.Content);
        }

        _cells--;
        return cell;
    }

    private DrawnCell ReadProperties(DrawnCell cell, ReadLimits limits)
    {
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            switch (xml.LocalName)
            {
                case "gridSpan":
                    cell = cell with { Span = Math.Clamp(xml.Number("val") ?? 1, 1, limits.GridColumns) };
                    break;
                case "vMerge":
                    cell = cell with { Below = MergeOf(xml.Value("val")) };
                    break;
                case "hMerge":
                    cell = cell with { Aside = MergeOf(xml.Value("val")) };
                    break;
                case "tcPrChange":
                    xml.SkipElement();
                    break;
            }
        }

        return cell;
    }

    private static Merge MergeOf(string? value) => value == "restart" ? Merge.Restart : Merge.Continue;

    /// <summary>A cell that was read and waits for the next one: the old way to merge cells sideways is told only there.</summary>
    private sealed record DrawnCell(int Column, Content Content)
    {
        public int Span { get; init; } = 1;

        public Merge Below { get; init; }

        public Merge Aside { get; init; }

        // What holds text of its own is shown, and stays a cell of its own.
        public bool GoesOnFromLeft => Aside == Merge.Continue && Content.Pieces.Count == 0;

        public void PlaceIn(DraftTable table)
        {
            if (Below != Merge.Continue || !table.Continue(Column, Span))
            {
                table.PlaceAt(Column, Span, isOpenBelow: Below != Merge.None, Content);
            }
        }
    }

    private enum Merge
    {
        None,
        Restart,
        Continue,
    }
}
