using System.IO.Compression;
using System.Text;
using System.Xml;
using Nianbao.Documents.Outline;
using Nianbao.Generator.Drifts;

namespace Nianbao.Generator.Printing;

/// <summary>Prints a report as a Word file: merged cells by gridSpan and vMerge, a fixed time on every part.</summary>
internal sealed class WordPrinter
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const int PageWidth = 9_000;
    private static readonly DateTimeOffset s_time = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SampleReport _report;
    private readonly XmlWriter _xml;

    private WordPrinter(SampleReport report, XmlWriter xml) => (_report, _xml) = (report, xml);

    public static byte[] Print(SampleReport report)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", WordParts.ContentTypes);
            Add(archive, "_rels/.rels", WordParts.Relationships);
            Add(archive, "word/document.xml", Document(report));
            Add(archive, "word/_rels/document.xml.rels", WordParts.DocumentRelationships);
            Add(archive, "word/numbering.xml", WordParts.Numbering);
            Add(archive, "word/media/table.png", WordParts.Picture);
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = s_time;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Document(SampleReport report)
    {
        using var part = new MemoryStream();
        using (var xml = XmlWriter.Create(part, new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None }))
        {
            xml.WriteStartElement("w", "document", Main);
            xml.WriteStartElement("body", Main);
            new WordPrinter(report, xml).WriteBody();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return part.ToArray();
    }

    private void WriteBody()
    {
        foreach (var line in _report.TitleLines)
        {
            WriteParagraph(line, ("jc", "center"));
        }

        foreach (var block in _report.Blocks)
        {
            Write(block);
        }
    }

    private void Write(ReportBlock block)
    {
        switch (block)
        {
            case ReportBlock.Heading heading when _report.Style.HasAutoNumbers:
                WriteNumbered(heading.Text);
                break;
            case ReportBlock.Heading heading:
                WriteParagraph($"{Heading.InChinese(heading.Number)}、{heading.Text}");
                break;
            case ReportBlock.Prose prose:
                WriteParagraph(prose.Text);
                break;
            case ReportBlock.Table table:
                foreach (var part in DriftedTables.Of(_report, table.Id))
                {
                    if (part.Before is { } line)
                    {
                        WriteParagraph(line);
                    }

                    WriteNested(part);
                }

                break;
            case ReportBlock.Picture:
                _xml.WriteRaw(WordParts.PictureParagraph);
                break;
        }
    }

    private void WriteNumbered(string text)
    {
        Start("p");
        Start("pPr");
        Start("numPr");
        WriteValue("ilvl", "0");
        WriteValue("numId", "1");
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        WriteRun(text);
        _xml.WriteEndElement();
    }

    private void WriteParagraph(string text, params (string Name, string Value)[] properties)
    {
        Start("p");
        if (properties.Length > 0 || _report.Style.HasProperties)
        {
            Start("pPr");
            WriteRaw(WordParts.ParagraphProperties);
            Array.ForEach(properties, property => WriteValue(property.Name, property.Value));
            _xml.WriteEndElement();
        }

        WriteRun(text);
        _xml.WriteEndElement();
    }

    private void WriteRun(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        Start("r");
        WriteRaw(WordParts.RunProperties);
        foreach (var (at, line) in text.Split('\n').Index())
        {
            if (at > 0)
            {
                Start("br");
                _xml.WriteEndElement();
            }

            Start("t");
            _xml.WriteAttributeString("xml", "space", null, "preserve");
            _xml.WriteString(line);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void WriteNested(PrintedTable table)
    {
        if (!_report.Style.IsNested)
        {
            WriteTable(table);
            return;
        }

        Start("tbl");
        Start("tr");
        Start("tc");
        WriteTable(table);
        WriteParagraph("");
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteTable(PrintedTable table)
    {
        Start("tbl");
        Start("tblPr");
        Start("tblBorders");
        foreach (var side in (string[])["top", "left", "bottom", "right", "insideH", "insideV"])
        {
            WriteValue(side, "single");
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
        Start("tblGrid");
        Enumerable.Range(0, table.Columns).ToList().ForEach(_ =>
        {
            Start("gridCol");
            WriteWidth(1, table.Columns);
            _xml.WriteEndElement();
        });
        _xml.WriteEndElement();
        Enumerable.Range(0, table.Rows).ToList().ForEach(row => WriteRow(table, row));
        _xml.WriteEndElement();
    }

    private void WriteRow(PrintedTable table, int row)
    {
        Start("tr");
        foreach (var cell in table.Crossing(row))
        {
            Start("tc");
            WriteCellProperties(cell, row, table.Columns);
            WriteParagraph(cell.Row == row ? cell.Text : "");
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void WriteWidth(int columns, int all)
    {
        if (_report.Style.HasWidths)
        {
            _xml.WriteAttributeString("w", Main, (columns * PageWidth / all).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private void WriteCellProperties(PrintedCell cell, int row, int columns)
    {
        Start("tcPr");
        if (_report.Style.HasWidths)
        {
            Start("tcW");
            WriteWidth(cell.ColumnSpan, columns);
            _xml.WriteEndElement();
        }

        if (cell.ColumnSpan > 1)
        {
            WriteValue("gridSpan", cell.ColumnSpan.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (cell.RowSpan > 1)
        {
            WriteValue("vMerge", cell.Row == row ? "restart" : "continue");
        }

        WriteRaw(WordParts.CellProperties);
        _xml.WriteEndElement();
    }

    /// <summary>What changes nothing of what is read.</summary>
    private void WriteRaw(string xml)
    {
        if (_report.Style.HasProperties)
        {
            _xml.WriteRaw(xml);
        }
    }

    private void WriteValue(string name, string value)
    {
        Start(name);
        _xml.WriteAttributeString("val", Main, value);
        _xml.WriteEndElement();
    }

    private void Start(string name) => _xml.WriteStartElement("w", name, Main);
}
