using System.Globalization;
using System.Text.Json;
using Nianbao.Forms;
using Nianbao.Generator.Provinces;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Summary.Files;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Summary;

/// <summary>
/// A generated province over three years, compiled into all files, and added up again from its reports by other code. Of 400 agencies;
/// with NIANBAO_PROVINCE=12000 in the environment, of so many.
/// </summary>
public sealed class GeneratedProvinceTests : IClassFixture<GeneratedProvinceTests.Compiled>
{
    private readonly Compiled compiled;

    public GeneratedProvinceTests(Compiled compiled) => this.compiled = compiled;

    [Theory]
    [InlineData(2022)]
    [InlineData(2023)]
    [InlineData(2024)]
    public async Task Every_total_of_every_part_is_the_sum_of_its_reports(int year)
    {
        var summary = await compiled.Province.Compiler.ReadAsync(year, null, default);
        var own = summary.Scopes[0];
        var reports = compiled.Province.InForce.Where(report => report.Year == year && report.Scope == FilingScope.Own).ToList();
        foreach (var total in own.Generations.Single().Totals)
        {
            Assert.Equal(Sum(reports, total.Key), total.Total);
            Assert.Equal(reports.Count(report => report.Figures.ContainsKey(total.Key)), total.Addends);
        }

        foreach (var split in own.Splits)
        {
            var part = reports.Where(report => IsIn(report.Unit.Agency, split, summary)).ToList();
            Assert.Equal(part.Count, split.Reports);
            foreach (var (key, total) in own.SplitKeys.Zip(split.Totals))
            {
                Assert.Equal(Sum(part, key), total);
            }
        }
    }

    [Fact]
    public async Task A_slice_of_a_city_is_what_its_units_come_to()
    {
        var city = compiled.Agencies.First(agency => agency is { Kind: AgencyKind.Government, Level: AgencyLevel.City });
        var slice = await compiled.Province.Compiler.ReadAsync(2024, city.Id, default);
        var reports = compiled.Province.InForce.Where(report => report.Year == 2024 && report.Scope == FilingScope.Own && Above(report.Unit.Agency).Contains(city.Id)).ToList();
        Assert.Equal(reports.Count, slice.Scopes[0].Included.Count);
        Assert.All(slice.Scopes[0].Generations.Single().Totals, total => Assert.Equal(Sum(reports, total.Key), total.Total));
    }

    [Fact]
    public void A_report_for_an_area_is_held_against_its_units_and_never_added_to_them()
    {
        foreach (var area in compiled.Edition.Summary.Areas.Where(area => area.Report is not null))
        {
            var units = compiled.Province.InForce.Where(report =>
                report.Year == 2024 && report.Scope == FilingScope.Own && Above(report.Unit.Agency).Contains(area.Government)).ToList();
            Assert.Equal((units.Count, units.Count == area.Units ? AreaMatch.Equal : AreaMatch.UnitsMissing), (area.Reported, area.Match));
        }
    }

    [Fact]
    public void The_series_has_what_each_year_comes_to()
    {
        var row = compiled.Edition.Summary.Series!.Rows.Single(row => row.Id == "received");
        Assert.Equal([2022, 2023, 2024], compiled.Edition.Summary.Series.Years.Select(year => year.Year));
        Assert.Equal(((int[])[2022, 2023, 2024]).Select(year => Sum(compiled.Own(year), "t3.new_received.total")), row.Points.Select(point => point.Value));
        var (before, now) = (row.Points[1].Value!.Value, row.Points[2].Value!.Value);
        Assert.Equal(Math.Round((now / before - 1) * 100, 1, MidpointRounding.AwayFromZero), row.Growth);
    }

    [Fact]
    public void What_was_explained_and_what_still_stands_is_listed_one_by_one()
    {
        var remarked = compiled.Province.InForce.Where(report => report.Year == 2024 && report.Seed % 20 == 0).ToList();
        Assert.Equal(remarked.Count, compiled.Edition.Summary.Findings.Count(finding => finding.Treatment == Treatment.Explained));
        Assert.Equal(
            remarked.Count, compiled.Edition.Summary.Scopes.Sum(scope => scope.Explained));
        Assert.All(compiled.Edition.Summary.Findings.Where(finding => finding.Treatment == Treatment.Explained), finding => Assert.NotEmpty(finding.Reason));
        Assert.Equal(
            compiled.Edition.Summary.Scopes.Sum(scope => scope.Missing.Count), compiled.Edition.Summary.Findings.Count(finding => finding.Treatment == Treatment.Standing));
    }

    [Fact]
    public void Every_check_that_must_hold_does_and_the_edition_is_no_draft()
    {
        Assert.Empty(compiled.Edition.Summary.DraftReasons);
        Assert.Equal(CheckOutcome.Pass, compiled.Edition.Summary.Checks.Single(check => check.Id == "T06").Outcome);
    }

    [Fact]
    public void Formulas_of_the_workbook_come_to_the_numbers_stored_beside_them()
    {
        var formulas = new SheetFormulas(compiled.Files["summary.xlsx"]);
        Assert.InRange(formulas.Count, 300, 10_000);
        Assert.Empty(formulas.Wrong());
    }

    [Fact]
    public void An_untouched_edition_verifies()
    {
        var verified = Verify(compiled.Files);
        Assert.Empty(verified.Faults);
        Assert.True(verified.Totals > 150);
    }

    [Fact]
    public void A_changed_byte_of_any_file_is_named()
    {
        foreach (var name in compiled.Files.Keys)
        {
            foreach (var at in (double[])[0.1, 0.5, 0.93])
            {
                var changed = compiled.Files[name].ToArray();
                changed[(int)(changed.Length * at)] ^= 1;
                var faults = Verify(new(compiled.Files) { [name] = changed }).Faults;
                Assert.Contains(faults, fault => fault.Contains(name, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_file_that_is_gone_or_one_too_many_is_named()
    {
        var without = new Dictionary<string, byte[]>(compiled.Files);
        without.Remove("summary.docx");
        Assert.Equal(["缺少文件 summary.docx。"], Verify(without).Faults);
        Assert.Equal(["文件 other.csv 不在清单中。"], Verify(new(compiled.Files) { ["other.csv"] = [1] }).Faults);
    }

    [Fact]
    public void A_manifest_signed_with_another_key_is_refused_where_the_key_is_known()
    {
        using var other = ReceiptKey.New();
        Assert.NotEmpty(new EditionVerification(compiled.Files.GetValueOrDefault).Run(compiled.Files.Keys, other.PublicKey).Faults);
    }

    [Fact]
    public async Task Another_machine_culture_and_time_give_the_same_bytes()
    {
        var (culture, zone) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new("ar-SA"), new("tr-TR"));
        try
        {
            using var other = await Compiled.FileAsync();
            other.Clock.Advance(TimeSpan.FromDays(40));
            var again = (await other.Compiler.CompileAsync(2024, null, "someone", default))!;
            Assert.Equal(compiled.Edition.Edition.Files, again.Edition.Files);
            foreach (var (name, before, after) in again.Edition.Files.Zip(compiled.Edition.Edition.Sha256, again.Edition.Sha256))
            {
                Assert.True(before == after || name == EditionManifest.SignatureName, name);
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, zone);
        }
    }

    [Fact]
    public async Task A_total_is_traced_to_the_cells_it_was_added_up_from()
    {
        var trace = new SummaryTrace(compiled.Province.Submissions, compiled.Province.Files, NationalForms.All);
        decimal sum = 0;
        for (int? offset = 0; offset is { } at;)
        {
            var page = (await trace.ReadAsync(compiled.Edition.Edition, "t3.granted.total", FilingScope.Own, null, at, default))!;
            Assert.All(page.Addends, addend => Assert.Equal(("第 1 个表第 2 行第 3 列", "年报.txt"), (addend.PlaceText, addend.File)));
            sum += page.Addends.Where(addend => addend.IsAdded).Sum(addend => addend.Value!.Value);
            offset = page.Next;
        }

        Assert.Equal(Sum(compiled.Own(2024), "t3.granted.total"), sum);
        Assert.Null(await trace.ReadAsync(compiled.Edition.Edition, "t3.nothing", FilingScope.Own, null, 0, default));
    }

    [Fact]
    public void The_schema_names_every_part_of_the_summary()
    {
        using var schema = JsonDocument.Parse(compiled.Files["summary.schema.json"]);
        using var summary = JsonDocument.Parse(compiled.Files["summary.json"]);
        var described = schema.RootElement.GetProperty("properties");
        Assert.All(summary.RootElement.EnumerateObject(), property => Assert.True(described.TryGetProperty(property.Name, out _), property.Name));
    }

    private static VerifiedEdition Verify(Dictionary<string, byte[]> files) => new EditionVerification(files.GetValueOrDefault).Run(files.Keys, pinnedKey: null);

    private static decimal? Sum(IEnumerable<YearReport> reports, string key) =>
        reports.Aggregate((decimal?)null, (sum, report) => report.Figures.TryGetValue(key, out var value) ? (sum ?? 0) + value : sum);

    /// <summary>An agency and those above it, by the roster alone.</summary>
    private HashSet<string> Above(Agency agency)
    {
        HashSet<string> above = [agency.Id];
        for (var at = agency; at?.Parent is { } parent; at = compiled.ById[parent])
        {
            above.Add(parent);
        }

        return above;
    }

    private bool IsIn(Agency agency, Split split, ProvincialSummary summary)
    {
        var top = compiled.Agencies.Single(each => each.Parent is null).Id;
        return split.Kind switch
        {
            SplitKind.Core => agency.Id == top || (agency.Parent == top && agency.Kind == AgencyKind.Department),
            SplitKind.Level => split.Id.Equals(agency.Level.ToString(), StringComparison.OrdinalIgnoreCase),
            SplitKind.Kind => split.Id.Equals(agency.Kind.ToString(), StringComparison.OrdinalIgnoreCase),
            _ when split.Id == top => agency.Id == top || (agency.Parent == top && agency.Kind != AgencyKind.Government),
            _ => summary.Area is null && Above(agency).Contains(split.Id),
        };
    }

    /// <summary>The province and its edition, made once.</summary>
    public sealed class Compiled : IAsyncLifetime
    {
        internal FiledProvince Province { get; private set; } = null!;

        internal CompiledEdition Edition { get; private set; } = null!;

        internal Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

        internal IReadOnlyList<Agency> Agencies { get; private set; } = [];

        internal Dictionary<string, Agency> ById { get; private set; } = [];

        public async Task InitializeAsync()
        {
            Province = await FileAsync();
            Edition = (await Province.Compiler.CompileAsync(2024, null, "office", default))!;
            foreach (var name in Edition.Edition.Files)
            {
                Files.Add(name, (await Province.Files.FindOrNullAsync(SummaryCompiler.PathOf(2024, Edition.Edition.Number, name), default))!);
            }

            Agencies = await An.ListAsync(Province.Submissions.ListAgenciesAsync(default));
            ById = Agencies.ToDictionary(agency => agency.Id);
        }

        public Task DisposeAsync()
        {
            Province.Dispose();
            return Task.CompletedTask;
        }

        internal static Task<FiledProvince> FileAsync() => FiledProvince.OfAsync(
            new(int.TryParse(Environment.GetEnvironmentVariable("NIANBAO_PROVINCE"), CultureInfo.InvariantCulture, out var size) ? size : 400, [2022, 2023, 2024], Seed: 7)
            {
                GovernmentsReportOwn = true,
                Unsettled = 0,
            });

        internal IEnumerable<YearReport> Own(int year) => Province.InForce.Where(report => report.Year == year && report.Scope == FilingScope.Own);
    }
}
