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
                    column += ReadCell(table, column, budget, readBlock);
                    break;
                case "tc" or "trPrChange" or "tblPrEx" or "sdtPr" or "sdtEndPr":
                    xml.SkipElement();
                    break;
            }
        }

        table.DropEmptyRow();
    }

    // Returns the columns that the cell takes.
    private int ReadCell(DraftTable table, int column, ReadBudget budget, Action<Content> readBlock)
    {
        var content = new Content(budget);
        var (span, merge) = (1, Merge.None);
        var depth = xml.Depth;
        _cells++;
        while (xml.ReadInside(depth))
        {
            if (xml.LocalName == "tcPr")
            {
                (span, merge) = ReadProperties(budget.Limits);
                continue;
            }

            readBlock(content);
        }

        _cells--;
        if (merge != Merge.Continue || !table.Continue(column, span))
        {
            table.PlaceAt(column, span, isOpenBelow: merge != Merge.None, content);
        }

        return span;
    }

    private (int Span, Merge Merge) ReadProperties(ReadLimits limits)
    {
        var (span, merge) = (1, Merge.None);
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            switch (xml.LocalName)
            {
                case "gridSpan":
                    span = Math.Clamp(xml.Number("val") ?? 1, 1, limits.GridColumns);
                    break;
                case "vMerge":
                    merge = xml.Value("val") == "restart" ? Merge.Restart : Merge.Continue;
                    break;
                case "tcPrChange":
                    xml.SkipElement();
                    break;
            }
        }

        return (span, merge);
    }

    private enum Merge
    {
        None,
        Restart,
        Continue,
    }
}
