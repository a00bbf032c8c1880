using System.Globalization;
using System.Text;
using Nianbao.Documents;
using Nianbao.Documents.Outline;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Intake;
using Nianbao.Narrative;
using Nianbao.Tables;

namespace Nianbao.Tests.Findings;

/// <summary>A valid report, all of whose figures are zero, to spoil one thing of.</summary>
internal sealed class SampleFacts(string form, int year)
{
    private readonly FormDefinition definition = NationalForms.Find(form)!;
    private readonly Dictionary<string, string> raws = [];
    private readonly HashSet<string> missing = [];
    private readonly List<TableNote> notes = [];
    private readonly List<string> paragraphs = [.. ParagraphsOf(form, year)];
    private readonly List<string> noise = [];
    private FiledAs? filedAs;
    private PriorReport? prior;
    private string fileName = "年报.txt";
    private CheckSettings settings = CheckSettings.Default;

    public static SampleFacts Of(string form) => new(form, form switch { "A" or "A-SD" => 2017, "B" => 2020, _ => 2023 });

    /// <summary>Figures as <c>key=raw</c>, separated by spaces; <c>key=</c> is blank, <c>key!</c> is not in the table.</summary>
    public SampleFacts With(string figures)
    {
        foreach (var figure in figures.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (figure.EndsWith('!'))
            {
                missing.Add(figure[..^1]);
            }
            else
            {
                raws[figure.Split('=')[0]] = figure.Split('=')[1];
            }
        }

        return this;
    }

    public SampleFacts AllBlank()
    {
        definition.Cells.ToList().ForEach(cell => raws[cell.Key.Text] = "");
        return this;
    }

    public SampleFacts Noting(TableNote note)
    {
        notes.Add(note);
        return this;
    }

    public SampleFacts Saying(string old, string replacement)
    {
        for (var i = 0; i < paragraphs.Count; i++)
        {
            paragraphs[i] = paragraphs[i].Replace(old, replacement, StringComparison.Ordinal);
        }

        return this;
    }

    public SampleFacts Adding(string paragraph)
    {
        paragraphs.Add(paragraph);
        return this;
    }

    public SampleFacts WithNoise(string removed)
    {
        noise.Add(removed);
        return this;
    }

    public SampleFacts FiledAs(FiledAs filed)
    {
        filedAs = filed;
        return this;
    }

    /// <summary>Figures of the report of the year before, as <c>key=number</c>, separated by spaces.</summary>
    public SampleFacts After(string figures, TextSketch? text = null)
    {
        prior = new("上年.docx", year - 1, figures.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(figure => figure.Split('=')[0], figure => decimal.Parse(figure.Split('=')[1], CultureInfo.InvariantCulture)), text);
        return this;
    }

    public SampleFacts Named(string name)
    {
        fileName = name;
        return this;
    }

    public SampleFacts Under(CheckSettings other)
    {
        settings = other;
        return this;
    }

    public ReportFacts Facts()
    {
        var document = new ReportDocument(FileKind.Text, [.. paragraphs.Select((text, i) => new Paragraph(i + 1, text))], noise);
        var reading = new FormReading(definition, [.. definition.Tables.Select(TableOf)]);
        return new(fileName, document, ReportOutline.Of(document), reading, FigureSet.Of(reading), filedAs, settings) { Prior = prior };
    }

    public IReadOnlyList<Finding> Findings() => RuleEngine.Evaluate(Facts()).Findings;

    public IReadOnlyList<Finding> Findings(string rule) => [.. Findings().Where(finding => finding.Rule == rule)];

    public IReadOnlyList<Evaluation> Evaluations(string rule) => [.. RuleCatalogue.All.First(each => each.Id == rule).Check(Facts())];

    private TableReading TableOf(FormTable table)
    {
        var number = definition.Tables.ToList().IndexOf(table) + 1;
        var cells = table.Cells.Where(cell => !cell.Row.IsOptional && !missing.Contains(cell.Key.Text)).ToDictionary(
            cell => cell.Key,
            cell => new PlacedCell(cell, raws.GetValueOrDefault(cell.Key.Text, "0"), null, new Place.OfCell(number, 2, 3), true));
        return new(table, [number], 0, cells, table == definition.Tables[0] ? notes : []);
    }

    private static IEnumerable<string> ParagraphsOf(string form, int year)
    {
        yield return $"平原县水务局{year}年政府信息公开工作年度报告";
        yield return $"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。";
        var text = new StringBuilder(form.StartsWith('A')
            ? "一、概述|二、主动公开情况|三、依申请公开情况|四、收费及减免情况|五、复议和诉讼情况|六、存在的问题和改进措施|（2017年度）|填报单位（盖章）：平原县水务局"
            : "一、总体情况|主动公开、依申请公开、政府信息管理、平台建设和监督保障各项工作有序开展。|二、主动公开政府信息情况|三、收到和处理政府信息公开申请情况|"
                + "四、政府信息公开行政复议、行政诉讼情况|五、存在的主要问题及改进情况|六、其他需要报告的事项"
                + (form == "C" ? "|本年度未收取信息处理费。" : ""));
        foreach (var paragraph in text.ToString().Split('|'))
        {
            yield return paragraph;
        }
    }
}
