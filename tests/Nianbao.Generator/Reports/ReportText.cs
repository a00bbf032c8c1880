using System.Globalization;
using Nianbao.Forms;
using Nianbao.Generator.Printing;

namespace Nianbao.Generator.Reports;

/// <summary>Writes the text of a report around its figures; the wording and the layout are drawn from the seed.</summary>
internal static class ReportText
{
    // Those whose rows and cells are counted as the form has them: answer keys say where a figure stands.
    private static readonly TextTables[] s_tables = [TextTables.CellALine, TextTables.Bars, TextTables.Tabs];
    private static readonly TextCoding[] s_codings = Enum.GetValues<TextCoding>();

    public static SampleReport Of(Reporter reporter, FormDefinition form, int year, int seed, IReadOnlyDictionary<string, decimal> figures)
    {
        var random = new Random(seed);
        var prose = new ReportProse(random, year, figures);
        string[] title = random.Next(3) switch
        {
            0 => [reporter.Name, $"{year}年政府信息公开工作年度报告"],
            1 => [$"{reporter.Name}{year}年度政府信息公开工作年度报告"],
            _ => [$"{reporter.Name}{year}年政府信息公开工作年度报告"],
        };
        var report = form.Generation == "A"
            ? SampleForms.Statistics(form.Id, title, prose.Intro, prose.Contents2014(), [$"（{year}年度）", $"填报单位（盖章）：{reporter.Name}"])
            : SampleForms.SixSections(form.Id, title, prose.Intro, prose.Overview(), [prose.Problems], [prose.Fee]);
        return report.WithTexts(figures.Select(figure => KeyValuePair.Create(figure.Key, Print(figure.Key, figure.Value, random)))) with { Style = StyleOf(random) };
    }

    private static PrintStyle StyleOf(Random random) => new()
    {
        TextTables = s_tables[random.Next(s_tables.Length)],
        TextCoding = s_codings[random.Next(s_codings.Length)],
        IsWordMarkup = random.Next(2) == 0,
        HasAutoNumbers = random.Next(2) == 0,
        HasBrokenLabels = random.Next(2) == 0,
        HasWideDots = random.Next(2) == 0,
        IsIndented = random.Next(2) == 0,
        HasProperties = random.Next(2) == 0,
    };

    /// <summary>A number as people print it: mostly plain, else full-width, with thousands separators, or between spaces.</summary>
    private static string Print(string key, decimal value, Random random)
    {
        var plain = Draft.TextOf(key, value);
        return random.Next(12) switch
        {
            0 => string.Concat(plain.Select(character => char.IsAsciiDigit(character) ? (char)(character - '0' + '０') : character)),
            1 when decimal.IsInteger(value) && plain.All(char.IsAsciiDigit) => value.ToString("#,##0", CultureInfo.InvariantCulture),
            2 => $"\u3000{plain} ",
            _ => plain,
        };
    }
}
