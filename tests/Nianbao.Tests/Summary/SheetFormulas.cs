using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Nianbao.Tests.Summary;

/// <summary>Calculates the formulas of a workbook by itself: sums of ranges, additions, differences and rounded growth.</summary>
internal sealed partial class SheetFormulas
{
    private static readonly XNamespace s_main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly Dictionary<(string Sheet, string Cell), decimal> values = [];
    private readonly List<(string Sheet, string Cell, string Formula, decimal Stored)> formulas = [];

    public SheetFormulas(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        var names = Load(zip, "xl/workbook.xml").Descendants(s_main + "sheet").Select(sheet => sheet.Attribute("name")!.Value).ToList();
        foreach (var (index, name) in names.Index())
        {
            foreach (var cell in Load(zip, $"xl/worksheets/sheet{(index + 1).ToString(CultureInfo.InvariantCulture)}.xml").Descendants(s_main + "c"))
            {
                Read(name, cell);
            }
        }
    }

    public int Count => formulas.Count;

    /// <summary>The formulas that come to something else than what is stored.</summary>
    public IEnumerable<string> Wrong() =>
        formulas.Where(formula => Calculate(formula.Sheet, formula.Formula) != formula.Stored).Select(formula => $"{formula.Sheet}!{formula.Cell} {formula.Formula} {formula.Stored}");

    private void Read(string sheet, XElement cell)
    {
        if (cell.Element(s_main + "v") is not { } stored)
        {
            return;
        }

        var (address, value) = (cell.Attribute("r")!.Value, decimal.Parse(stored.Value, CultureInfo.InvariantCulture));
        values[(sheet, address)] = value;
        if (cell.Element(s_main + "f") is { } formula)
        {
            formulas.Add((sheet, address, formula.Value, value));
        }
    }

    private decimal Calculate(string sheet, string formula)
    {
        if (Growth().Match(formula) is { Success: true } growth)
        {
            var (now, before) = (At(sheet, growth.Groups[1].Value), At(sheet, growth.Groups[2].Value));
            return Math.Round((now - before) * 100 / before, 1, MidpointRounding.AwayFromZero);
        }

        if (Range().Match(formula) is { Success: true } range)
        {
            return Cells(range).Sum(cell => At(sheet, cell));
        }

        return Term().Matches(formula).Sum(term =>
            (term.Groups["sign"].Value == "-" ? -1 : 1) * At(term.Groups["sheet"].Success ? term.Groups["sheet"].Value : sheet, term.Groups["cell"].Value));
    }

    private decimal At(string sheet, string cell) => values.GetValueOrDefault((sheet, cell));

    private static IEnumerable<string> Cells(Match range) =>
        from column in Enumerable.Range(ColumnOf(range.Groups[1].Value), ColumnOf(range.Groups[3].Value) - ColumnOf(range.Groups[1].Value) + 1)
        from row in Enumerable.Range(Number(range.Groups[2].Value), Number(range.Groups[4].Value) - Number(range.Groups[2].Value) + 1)
        select NameOf(column) + row.ToString(CultureInfo.InvariantCulture);

    private static int ColumnOf(string letters) => letters.Aggregate(0, (number, letter) => (number * 26) + letter - 'A' + 1);

    private static string NameOf(int column) => column <= 26 ? $"{(char)('A' + column - 1)}" : NameOf((column - 1) / 26) + (char)('A' + ((column - 1) % 26));

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static XDocument Load(ZipArchive zip, string name)
    {
        using var part = zip.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }

    [GeneratedRegex(@"^ROUND\(\((\w+)-(\w+)\)\*100/\2,1\)$")]
    private static partial Regex Growth();

    [GeneratedRegex(@"^SUM\(([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)\)$")]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<sign>[+-]?)(?:'(?<sheet>[^']+)'!)?(?<cell>[A-Z]+[0-9]+)")]
    private static partial Regex Term();
}
