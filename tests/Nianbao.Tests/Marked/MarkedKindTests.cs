using AngleSharp.Dom;
using Nianbao.Documents;
using Nianbao.Findings;
using Nianbao.Generator.Drawing;
using Nianbao.Generator.Printing;
using Nianbao.Tests.Corpus;
using Nianbao.Tests.Kinds;
using Nianbao.Tests.Programs;

namespace Nianbao.Tests.Marked;

/// <summary>Every finding of every report of the corpus has one mark, where it stands, in every kind of file.</summary>
public sealed class MarkedKindTests
{
    private static readonly string[] s_kinds = ["txt", "html", "docx", "xlsx", "xlsx on several sheets", "docm", "csv", "md", "mht", "zip", "ofd"];

    public static TheoryData<string, string> Printed => Matrix(s_kinds);

    public static TheoryData<string, string> Converted => Matrix("doc", "rtf");

    public static TheoryData<string, string> Drawn => Matrix("pdf");

    [Theory]
    [MemberData(nameof(Printed))]
    public void Every_finding_is_marked_once_and_in_its_place(string id, string kind) => IsMarked(SampleCases.Find(id), Print(id, kind));

    [OfficeTheory]
    [MemberData(nameof(Converted))]
    public void Every_finding_is_marked_once_and_in_its_place_in_files_of_LibreOffice(string id, string kind) =>
        IsMarked(SampleCases.Find(id), PrintedKind.Converted(kind)[id]);

    [ProgramTheory("mutool")]
    [MemberData(nameof(Drawn))]
    public void Every_finding_is_marked_once_and_in_its_place_in_pages_of_a_pdf(string id, string kind) => IsMarked(SampleCases.Find(id), Print(id, kind));

    private static void IsMarked(SampleCase sample, byte[] content)
    {
        var read = ReportCheck.Read("report", content, sample.FiledAs, CheckSettings.Default, ReadLimits.Default, TestPrograms.Runner);
        var page = ShownPage.Of(read);
        HasShape(page, read.Document!);
        Assert.Equal(read.Report.Findings.Count, page.Document.QuerySelectorAll(".mark").Length);
        foreach (var finding in read.Report.Findings)
        {
            var mark = page.MarkOf(finding.Fingerprint);
            Assert.Equal($"#item-{finding.Fingerprint}", mark.GetAttribute("href"));
            Assert.Contains(finding.Message, mark.GetAttribute("aria-label"), StringComparison.Ordinal);
            Assert.Contains(FindingIn(page, finding), text => text.Contains(finding.Message, StringComparison.Ordinal));
            IsAt(page, read, finding, mark);
        }
    }

    /// <summary>The tables are those of the document, cell by cell, whatever stands between their rows.</summary>
    private static void HasShape(ShownPage page, ReportDocument document)
    {
        var grids = document.Grids.ToList();
        Assert.Equal(grids.Count, page.Tables.Count);
        foreach (var (grid, table) in grids.Zip(page.Tables))
        {
            Assert.Equal(
                grid.Rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Text))),
                ShownPage.RowsOf(table).Select(row => string.Join('|', row.Select(ShownPage.TextOf))));
        }
    }

    private static IEnumerable<string> FindingIn(ShownPage page, Finding finding) =>
        page.Document.QuerySelectorAll("#findings li").Where(item => item.QuerySelector($"a[href='#finding-{finding.Fingerprint}']") is not null).Select(item => item.TextContent);

    private static void IsAt(ShownPage page, ReadReport read, Finding finding, IElement mark)
    {
        var cell = mark.Closest("td");
        switch (finding.Place)
        {
            case Place.OfDocument:
                Assert.NotNull(mark.Closest("#whole"));
                break;
            case Place.OfParagraph at:
                Assert.Contains(read.Document!.Paragraphs.First(paragraph => paragraph.Number == at.Paragraph).Text, mark.ParentElement!.TextContent, StringComparison.Ordinal);
                break;
            case Place.OfTable at:
                Assert.Same(page.Tables[at.Table - 1], mark.Closest(".table")!.QuerySelector("table"));
                break;
            case Place.OfRow at:
                Assert.Contains(cell, ShownPage.RowsOf(page.Tables[at.Table - 1])[at.Row - 1]);
                break;
            case Place.OfCell at:
                Assert.Same(ShownPage.RowsOf(page.Tables[at.Table - 1])[at.Row - 1][at.Column - 1], cell);
                IsOfFigure(read, finding, cell!);
                break;
            case Place.OfSheetCell when cell is null:
                Assert.Contains(read.Document!.Paragraphs.First(paragraph => paragraph.At == finding.Place).Text, mark.ParentElement!.TextContent, StringComparison.Ordinal);
                break;
            case Place.OfSheetCell:
                IsOfFigure(read, finding, cell!);
                break;
            case Place.OfSheetRange at:
                var grid = read.Document!.Grids.First(grid => grid.Place == at || Enumerable.Range(0, grid.Rows.Count).Any(row => grid.PlaceOf(row) == at));
                Assert.Same(page.Tables[grid.Number - 1], mark.Closest(".table")!.QuerySelector("table"));
                break;
            default:
                Assert.Fail(finding.Place.ToString());
                break;
        }
    }

    private static void IsOfFigure(ReadReport read, Finding finding, IElement cell)
    {
        if (finding.Keys.Count > 0 && read.Report.Figures[finding.Keys[0]].Place == finding.Place)
        {
            Assert.Contains(finding.Keys[0], cell.GetAttribute("data-key")!.Split(' '));
            Assert.Equal(finding.Quote, ShownPage.TextOf(cell));
        }
    }

    private static byte[] Print(string id, string kind)
    {
        var report = SampleCases.Find(id).Report;
        return kind switch
        {
            "ofd" => OfdDrawing.Print(DrawnReport.Of(report)),
            "pdf" => PdfDrawing.Print(DrawnReport.Of(report)),
            "txt" or "html" or "docx" => SampleKinds.Print(report, kind),
            _ => PrintedKind.PrintedAs(kind, report),
        };
    }

    private static TheoryData<string, string> Matrix(params string[] kinds)
    {
        var data = new TheoryData<string, string>();
        foreach (var sample in SampleCases.All)
        {
            Array.ForEach(kinds, kind => data.Add(sample.Id, kind));
        }

        return data;
    }
}
