using Nianbao.Documents.Outline;
using Nianbao.Generator.Drifts;
using Nianbao.Generator.Printing;

namespace Nianbao.Generator.Drawing;

/// <summary>Lays a report out on pages, tables broken between rows wherever a page ends.</summary>
internal sealed class DrawnReport
{
    private const double Left = 72;
    private const double Width = 452;
    private const double PageWidth = 595;
    private const double Top = 72;
    private const double Bottom = 770;
    private const double Size = 10.5;
    private const double Pitch = 15;
    private const double Indent = 21;

    private readonly double _pageWidth;
    private readonly List<DrawnPage> _pages;
    private double _at = Top;

    private DrawnReport(double pageWidth) => (_pageWidth, _pages) = (pageWidth, [new(pageWidth)]);

    public static IReadOnlyList<DrawnPage> Of(SampleReport report)
    {
        var widest = report.Blocks.OfType<ReportBlock.Table>().SelectMany(table => DriftedTables.Of(report, table.Id)).Select(part => new DrawnTable(part).Width).Append(Width).Max();
        var drawn = new DrawnReport(PageWidth + widest - Width);
        foreach (var line in report.TitleLines)
        {
            drawn.Line((Left + Left + Width - DrawnPage.WidthOf(line, Size)) / 2, line);
        }

        foreach (var block in report.Blocks)
        {
            drawn.Add(report, block);
        }

        foreach (var (number, page) in drawn._pages.Index())
        {
            page.Write(280, 790, $"- {number + 1} -", 9);
        }

        return drawn._pages;
    }

    private void Add(SampleReport report, ReportBlock block)
    {
        switch (block)
        {
            case ReportBlock.Heading heading:
                Line(Left, $"{Heading.InChinese(heading.Number)}、{heading.Text}");
                break;
            case ReportBlock.Prose prose:
                Paragraph(prose.Text);
                break;
            case ReportBlock.Table table:
                foreach (var part in DriftedTables.Of(report, table.Id))
                {
                    if (part.Before is { } line)
                    {
                        Line(Left, line);
                    }

                    Table(new(part));
                }

                break;
        }
    }

    private void Paragraph(string text)
    {
        var indent = Indent;
        foreach (var line in DrawnTable.Wrapped(text, Width, Size, indent))
        {
            Line(Left + indent, line);
            indent = 0;
        }
    }

    private void Line(double left, string text)
    {
        Room(Pitch);
        _pages[^1].Write(left, _at, text, Size);
        _at += Pitch;
    }

    private void Table(DrawnTable table)
    {
        _at += Pitch / 2;
        for (var from = 0; from < table.Heights.Count;)
        {
            Room(table.Heights[from]);
            var to = from;
            var bottom = _at;
            while (to < table.Heights.Count && bottom + table.Heights[to] <= Bottom)
            {
                bottom += table.Heights[to++];
            }

            table.Draw(_pages[^1], Left, _at, from, to);
            (from, _at) = (to, bottom);
        }

        _at += Pitch;
    }

    private void Room(double height)
    {
        if (_at + height > Bottom)
        {
            _pages.Add(new(_pageWidth));
            _at = Top;
        }
    }
}
