using System.Text;
using Nianbao.Documents;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Generator.Printing;
using Nianbao.Generator.Reports;

namespace Nianbao.Tests.Layouts;

/// <summary>
/// Reports saved as text with a label or a value a line and no mark between them: read where every cell has its line, and not at all where one is gone, for
/// then nothing says which.
/// </summary>
public sealed class PlainLineTests
{
    private const int Step = 5;

    public static TheoryData<string> Forms => [.. Generated.Generated.Forms.Select(form => form.Form)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Figures_and_findings_are_those_of_the_report_with_tables(string form)
    {
        var draft = Generated.Generated.Draft(form, 4);
        var read = Check(draft, string.Join('\n', LinesOf(draft)));
        var asTables = ReportCheck.Check("report.docx", draft.Print("docx"), draft.FiledAs);
        Assert.Equal(asTables.Figures.Select(figure => (figure.Key, figure.Value.Value)), read.Figures.Select(figure => (figure.Key, figure.Value.Value)));
        Assert.Equal(asTables.Findings.Select(finding => finding.Message), read.Findings.Select(finding => finding.Message));
        Assert.All(read.Figures.Values, figure => Assert.IsType<Place.OfParagraph>(figure.Place));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Without_one_of_the_lines_of_a_table_nothing_is_read_and_that_is_said(string form)
    {
        var draft = Generated.Generated.Draft(form, 4);
        var lines = LinesOf(draft);
        var values = Enumerable.Range(0, lines.Count).Where(at => int.TryParse(lines[at], out _)).ToList();
        Assert.All(Enumerable.Range(0, values.Count / Step).Select(turn => values[turn * Step]), at =>
        {
            var read = Check(draft, string.Join('\n', [.. lines[..at], .. lines[(at + 1)..]]));
            Assert.DoesNotContain(read.Figures.Values, figure => figure.State == FigureState.Number);
            Assert.Contains(read.Findings, finding => finding.Rule == "F07");
        });
    }

    [Fact]
    public void A_number_too_many_makes_every_place_doubtful()
    {
        var draft = Generated.Generated.Draft("C", 4);
        var lines = LinesOf(draft);
        lines.Insert(lines.FindIndex(line => line.StartsWith("二、上年结转", StringComparison.Ordinal)), "12");
        Assert.Contains(Check(draft, string.Join('\n', lines)).Findings, finding => finding.Rule == "F07");
    }

    private static CheckedReport Check(Draft draft, string text) => ReportCheck.Check("report.txt", Encoding.UTF8.GetBytes(text), draft.FiledAs);

    /// <summary>As cells with bars, without the bars.</summary>
    private static List<string> LinesOf(Draft draft)
    {
        var printed = draft.Report with { Style = draft.Report.Style with { TextTables = TextTables.BarCells, TextCoding = TextCoding.Utf8 } };
        return [.. Encoding.UTF8.GetString(TextPrinter.Print(printed)).Split('\n').Select(line => line.Replace("|", "", StringComparison.Ordinal).Trim()).Where(line => line.Length > 0)];
    }
}
