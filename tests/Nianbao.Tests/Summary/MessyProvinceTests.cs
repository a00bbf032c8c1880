using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Generator.Provinces;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Summary.Files;
using Nianbao.Tests.Kinds;
using Nianbao.Tests.Programs;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Summary;

/// <summary>
/// A province as it really is: some late, some missing, some let stand, areas that disagree with their units, joint documents, days of
/// publication. With NIANBAO_EDITION_OUT in the environment its edition is left in that folder, to be looked at.
/// </summary>
public sealed class MessyProvinceTests(MessyProvinceTests.Compiled compiled) : IClassFixture<MessyProvinceTests.Compiled>
{
    private const string Made = "s2.normdocs_made";
    private const int Seed = 20250701;

    private ProvincialSummary Summary => compiled.Edition.Summary;

    private IEnumerable<YearReport> Own => compiled.Province.InForce.Where(report => report.Year == 2024 && report.Scope == FilingScope.Own);

    [Fact]
    public void Joint_documents_are_counted_once_and_every_one_of_them_is_listed()
    {
        var total = Summary.Scopes[0].Generations.Single().Totals.Single(total => total.Key == Made);
        var joint = Summary.Joint.Where(joint => joint.IsDeducted).ToList();
        Assert.NotEmpty(joint);
        Assert.Equal(joint.Sum(stated => stated.Count), total.Deducted);
        Assert.Equal(Own.Sum(report => report.Figures.GetValueOrDefault(Made)) - total.Deducted, total.Total);
        Assert.All(joint, stated => Assert.Equal(compiled.Province.Lead, stated.Lead));
    }

    [Fact]
    public void Days_of_publication_are_held_against_the_law_report_by_report()
    {
        var annex = Summary.Publications!;
        var all = compiled.Province.InForce.Where(report => report.Year == 2024).ToList();
        Assert.Equal((all.Count(report => report.Seed % 100 >= 33), all.Count(report => report.Seed % 100 < 33)), (annex.Stated, annex.NotStated));
        var late = annex.Findings.Where(finding => finding.Rule == "D01").Select(finding => finding.Submission.Filing).ToHashSet();
        var expected = compiled.Province.All.Where(report => report is { Year: 2024, Unit.Agency.Kind: AgencyKind.Department or AgencyKind.Government } && report.Seed % 100 is > 33 and < 40)
            .Select(report => new FilingKey(2024, report.Unit.Agency.Id, report.Scope)).ToHashSet();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, late);
        Assert.All(annex.Findings, finding => Assert.NotEqual("D05", finding.Rule));
        Assert.Equal(
            [CheckOutcome.Attention, CheckOutcome.Attention, CheckOutcome.Pass],
            ((string[])["D01", "D02", "D05"]).Select(rule => Summary.Checks.Single(check => check.Id == rule).Outcome).Select(outcome => outcome == CheckOutcome.Fail ? CheckOutcome.Attention : outcome));
    }

    [Fact]
    public void An_area_that_disagrees_with_its_units_is_named_and_makes_no_total_wrong()
    {
        Assert.Contains(Summary.Areas, area => area.Differences.Any(difference => difference.Key == "t3.granted.total"));
        Assert.Equal(Own.Sum(report => report.Figures.GetValueOrDefault("t3.granted.total")), Summary.Scopes[0].Generations.Single().Totals.Single(total => total.Key == "t3.granted.total").Total);
        Assert.Equal(CheckOutcome.Attention, Summary.Checks.Single(check => check.Id == "D03").Outcome);
    }

    [Fact]
    public void What_was_let_stand_is_counted_and_listed_with_who_and_why()
    {
        var passed = Summary.Findings.Where(finding => finding.Treatment == Treatment.Overridden).ToList();
        Assert.NotEmpty(passed);
        Assert.Equal(Summary.Scopes.Sum(scope => scope.Overridden), passed.Count);
        Assert.All(passed, finding => Assert.Equal(("office", Severity.Error), (finding.By, finding.Severity)));
    }

    [Fact]
    public void The_summary_is_as_its_schema_says_and_a_wrong_one_is_not()
    {
        using var schema = JsonDocument.Parse(compiled.Files["summary.schema.json"]);
        using var summary = JsonDocument.Parse(compiled.Files["summary.json"]);
        var shape = new JsonShape(schema.RootElement);
        Assert.Empty(shape.Faults(summary.RootElement).Take(5));
        using var wrong = JsonDocument.Parse(Encoding.UTF8.GetString(compiled.Files["summary.json"]).Replace("\"areaName\"", "\"areaNames\"", StringComparison.Ordinal));
        Assert.NotEmpty(shape.Faults(wrong.RootElement));
    }

    [Fact]
    public async Task Every_total_of_every_scope_is_traced_to_addends_that_come_to_it()
    {
        var trace = new SummaryTrace(compiled.Province.Submissions, compiled.Province.Files, NationalForms.All);
        var (few, edition) = (0, compiled.Small);
        foreach (var scope in edition.Summary.Scopes)
        {
            foreach (var total in scope.Generations.SelectMany(generation => generation.Totals))
            {
                var page = (await trace.ReadAsync(edition.Edition, total.Key, scope.Scope, null, 0, default))!;
                Assert.Null(page.Next);
                var sum = page.Addends.Where(addend => addend.IsAdded).Sum(addend => addend.Value!.Value);
                Assert.Equal(total.Total ?? 0, sum - page.Deducted);
                Assert.Equal(page.Deducted, page.Joint.Where(joint => joint.IsDeducted).Sum(joint => joint.Count));
                few++;
            }
        }

        Assert.True(few > 190, $"{few}");
    }

    [Fact]
    public void An_untouched_edition_verifies_and_any_byte_that_is_changed_is_named()
    {
        Assert.Empty(Verify(compiled.Files));
        var random = new Random(Seed);
        foreach (var (name, content) in compiled.Files)
        {
            // What is signed and what it is signed with are small, and every byte of them matters in its own way.
            var isSmall = name is EditionManifest.SignatureName;
            foreach (var at in isSmall ? Enumerable.Range(0, content.Length) : Enumerable.Range(0, 12).Select(_ => random.Next(content.Length)))
            {
                var changed = content.ToArray();
                changed[at] ^= (byte)(1 << random.Next(8));
                Assert.Contains(Verify(new(compiled.Files) { [name] = changed }), fault => fault.Contains(name, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Formulas_come_to_the_stored_numbers() => Assert.Empty(new SheetFormulas(compiled.Files["summary.xlsx"]).Wrong());

    [ProgramFact("soffice")]
    public void An_office_program_calculates_the_same_numbers()
    {
        // Raw values, every sheet to a file of its own.
        var sheets = OfficeProgram.Convert("messy-edition", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", () => [("summary.xlsx", compiled.Files["summary.xlsx"])]);
        var compared = 0;
        foreach (var (name, stored) in StoredSheets(compiled.Files["summary.xlsx"]))
        {
            var lines = Csv.Read(Encoding.UTF8.GetString(sheets[$"summary-{name}"]).TrimStart('\uFEFF')).ToDictionary(line => line.Line, line => line.Fields);
            foreach (var (row, column, value) in stored)
            {
                var text = lines.TryGetValue(row, out var fields) && column <= fields.Count ? fields[column - 1] : "";
                Assert.True(decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var calculated) && Math.Abs(calculated - value) < 0.000001m, $"{name} {row},{column}: {value}, not “{text}”");
                compared++;
            }
        }

        Assert.True(compared > 2000, $"{compared}");
    }

    private static List<string> Verify(Dictionary<string, byte[]> files) => [.. new EditionVerification(files.GetValueOrDefault).Run(files.Keys, pinnedKey: null).Faults];

    /// <summary>The numbers of sheets without line breaks in their cells, by name.</summary>
    private static IEnumerable<(string Name, List<(int Row, int Column, decimal Value)> Cells)> StoredSheets(byte[] workbook)
    {
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        using var zip = new ZipArchive(new MemoryStream(workbook));
        XDocument Load(string part)
        {
            using var stream = zip.GetEntry(part)!.Open();
            return XDocument.Load(stream);
        }

        foreach (var (index, name) in Load("xl/workbook.xml").Descendants(main + "sheet").Select(sheet => sheet.Attribute("name")!.Value).Index().ToList())
        {
            var cells = from cell in Load(FormattableString.Invariant($"xl/worksheets/sheet{index + 1}.xml")).Descendants(main + "c")
                        where cell.Element(main + "v") is not null
                        let address = cell.Attribute("r")!.Value
                        let letters = address.TrimEnd("0123456789".ToCharArray())
                        select (
                            int.Parse(address[letters.Length..], CultureInfo.InvariantCulture), letters.Aggregate(0, (number, letter) => (number * 26) + letter - 'A' + 1),
                            decimal.Parse(cell.Element(main + "v")!.Value, CultureInfo.InvariantCulture));
            yield return (name, cells.ToList());
        }
    }

    /// <summary>The province and its editions, made once.</summary>
    public sealed class Compiled : IAsyncLifetime
    {
        internal FiledProvince Province { get; private set; } = null!;

        internal CompiledEdition Edition { get; private set; } = null!;

        /// <summary>Of one county: few enough reports that a page of a trace holds them.</summary>
        internal CompiledEdition Small { get; private set; } = null!;

        internal Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

        public async Task InitializeAsync()
        {
            Province = await FiledProvince.OfAsync(new(300, [2022, 2023, 2024], Seed: 11) { GovernmentsReportOwn = true, Missing = 40, Late = 60 }, isMessy: true);
            var frozen = Assert.Single(await Province.Compiler.CompileDueAsync(default), edition => edition.Edition is { Year: 2024, Occasion: EditionOccasion.Governments });
            Assert.Null(frozen.Summary.Area);
            foreach (var report in Province.InForce.Where(report => report is { Year: 2024, Scope: FilingScope.Own } && report.Seed % 20 == 1).Take(3))
            {
                await Province.ReviseAsync(report, before => before with
                {
                    Figures = new Dictionary<string, decimal>(before.Figures) { ["s2.licensing_decisions"] = before.Figures.GetValueOrDefault("s2.licensing_decisions") + 11 },
                });
            }

            Edition = (await Province.Compiler.CompileAsync(2024, null, "office", default))!;
            var county = (await An.ListAsync(Province.Submissions.ListAgenciesAsync(default))).First(agency => agency is { Kind: AgencyKind.Government, Level: AgencyLevel.County });
            Small = (await Province.Compiler.CompileAsync(2024, county.Id, "office", default))!;
            foreach (var name in Edition.Edition.Files)
            {
                Files.Add(name, (await Province.Files.FindOrNullAsync(SummaryCompiler.PathOf(2024, Edition.Edition.Number, name), default))!);
            }

            await LeaveAsync(Edition.Edition, "whole");
            await LeaveAsync(Small.Edition, "county");
        }

        public Task DisposeAsync()
        {
            Province.Dispose();
            return Task.CompletedTask;
        }

        private async Task LeaveAsync(SummaryEdition edition, string name)
        {
            if (Environment.GetEnvironmentVariable("NIANBAO_EDITION_OUT") is { Length: > 0 } folder)
            {
                var to = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
                foreach (var file in edition.Files)
                {
                    await File.WriteAllBytesAsync(Path.Combine(to, file), (await Province.Files.FindOrNullAsync(SummaryCompiler.PathOf(2024, edition.Number, file), default))!);
                }
            }
        }
    }
}
