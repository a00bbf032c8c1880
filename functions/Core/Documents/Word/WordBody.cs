namespace Nianbao.Documents.Word;

/// <summary>
/// Walks the main part once. Tracked changes are read as accepted, hidden text is left out, a text box is read once, behind the paragraph that
/// anchors it.
/// </summary>
internal sealed class WordBody(WordXml xml, WordStyles styles, ListCounter lists)
{
    private readonly WordTables _tables = new(xml);
    private readonly WordProperties _properties = new(xml, styles);
    private string _carried = "";
    private bool _isPlaceholder;

    /// <summary>Adds everything of the part to a body.</summary>
    public void Read(Content body)
    {
        while (xml.Read())
        {
            if (xml is { NodeType: System.Xml.XmlNodeType.Element, LocalName: "body", IsEmptyElement: false })
            {
                ReadBlocks(body);
            }
        }
    }

    /// <summary>Adds what is inside the element the reader stands on.</summary>
    private void ReadBlocks(Content into)
    {
        var outer = _carried;
        _carried = "";
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            ReadBlock(into);
        }

        into.Add(_carried);
        _carried = outer;
    }

    // What is not named here is a wrapper: its inside comes next.
    private void ReadBlock(Content into)
    {
        switch (xml.LocalName)
        {
            case "p":
                ReadParagraph(into);
                break;
            case "tbl":
                into.Add(_tables.Read(into.Budget, ReadBlocksOf));
                break;
            case "AlternateContent":
                ReadFirst(() => ReadBlocks(into));
                break;
            case "sdtPr" or "sdtContent":
                ReadControl();
                break;
            case "del" or "moveFrom" or "sectPr" or "tcPr" or "sdtEndPr":
                xml.SkipElement();
                break;
        }
    }

    private void ReadBlocksOf(Content cell) => ReadBlock(cell);

    private void ReadParagraph(Content into)
    {
        var paragraph = new ParagraphText(new(into.Budget));
        ReadInline(paragraph, into.Budget);
        Finish(paragraph, into);
    }

    private void Finish(ParagraphText paragraph, Content into)
    {
        var isEmpty = paragraph.Text.Length == 0;
        var number = isEmpty && paragraph.IsMarkHidden ? "" : NumberOf(paragraph);
        var text = _carried + (isEmpty && !_tables.IsInCell ? "" : paragraph.Numbered(number));
        _carried = paragraph.IsMarkDeleted ? text : "";
        into.Add(paragraph.IsMarkDeleted ? "" : text);
        into.Add(paragraph.Aside);
    }

    private string NumberOf(ParagraphText paragraph) =>
        (paragraph.List ?? styles.NumberingOf(paragraph.Style)) is { } list and not 0
            ? lists.Next(list, paragraph.Level ?? (paragraph.List is null ? styles.LevelOf(paragraph.Style) : null), paragraph.Style)
            : "";

    private void ReadInline(ParagraphText paragraph, ReadBudget budget)
    {
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            ReadInlineElement(paragraph, budget);
        }
    }

    private void ReadInlineElement(ParagraphText paragraph, ReadBudget budget)
    {
        switch (xml.LocalName)
        {
            case "pPr":
                _properties.ReadParagraph(paragraph);
                break;
            case "r":
                paragraph.IsRunHidden = styles.IsHidden(paragraph.Style) ?? false;
                break;
            case "rPr":
                _properties.ReadRun(paragraph);
                break;
            case "t" when !paragraph.IsRunHidden:
                xml.AppendText(paragraph.Text, budget);
                break;
            case "tab" or "ptab" when !paragraph.IsRunHidden:
                paragraph.Text.Append(' ');
                break;
            case "br" or "cr" when !paragraph.IsRunHidden:
                paragraph.Text.Append('\n');
                break;
            case "noBreakHyphen" when !paragraph.IsRunHidden:
                paragraph.Text.Append('-');
                break;
            case "txbxContent":
                ReadBlocks(paragraph.Aside);
                break;
            case "AlternateContent":
                ReadFirst(() => ReadInline(paragraph, budget));
                break;
            case "sdtPr" or "sdtContent":
                ReadControl();
                break;
            case "t" or "del" or "moveFrom" or "instrText" or "delText" or "delInstrText" or "rt" or "sdtEndPr":
                xml.SkipElement();
                break;
        }
    }

    // The alternatives say the same for programs of different age: only the first is read.
    private void ReadFirst(Action read)
    {
        var (depth, isRead) = (xml.Depth, false);
        while (xml.ReadInside(depth))
        {
            if (isRead)
            {
                xml.SkipElement();
                continue;
            }

            isRead = true;
            read();
        }
    }

    // A content control that nobody filled in shows its prompt: that is no text of the report.
    private void ReadControl()
    {
        if (xml.LocalName == "sdtContent")
        {
            if (_isPlaceholder)
            {
                xml.SkipElement();
            }

            _isPlaceholder = false;
            return;
        }

        _isPlaceholder = false;
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            _isPlaceholder |= xml.LocalName == "showingPlcHdr" && xml.IsOn();
        }
    }
}
