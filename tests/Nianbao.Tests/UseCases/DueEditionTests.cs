using System.Text.Json;
using Nianbao.Store;
using Nianbao.Tests.Store;
using Nianbao.Tests.Summary;

namespace Nianbao.Tests.UseCases;

/// <summary>The clock starts on 15 January 2024, with one report of 2023 in force.</summary>
public sealed class DueEditionTests : IDisposable
{
    private readonly Desk desk = new();
    private readonly SummaryCompiler compiler;

    public DueEditionTests()
    {
        compiler = new(desk.Submissions, desk.Outbox, desk.Files, Small.Forms, Small.Key, desk.Clock);
    }

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task Before_the_departments_date_nothing_is_due()
    {
        await desk.FileAsync("a.complaint_total=58");
        desk.Clock.Advance(new DateTimeOffset(2024, 1, 31, 15, 59, 59, TimeSpan.Zero) - An.Moment);
        Assert.Empty(await compiler.CompileDueAsync(default));
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(EditionOccasion.Departments, Assert.Single(await compiler.CompileDueAsync(default)).Edition.Occasion);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50)]
    public async Task However_often_it_runs_there_is_one_edition_of_each_occasion(int times)
    {
        await desk.FileAsync("a.complaint_total=58");
        desk.Clock.Advance(TimeSpan.FromDays(100));
        for (var run = 0; run < times; run++)
        {
            await compiler.CompileDueAsync(default);
        }

        Assert.Equal([(1, EditionOccasion.Departments), (2, EditionOccasion.Governments)], await ListAsync());
    }

    [Fact]
    public async Task Of_compilers_at_once_one_adds_the_edition()
    {
        await desk.FileAsync("a.complaint_total=58");
        desk.Clock.Advance(TimeSpan.FromDays(30));
        var compiled = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => compiler.CompileDueAsync(default))));
        Assert.Single(compiled.SelectMany(added => added));
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task Of_two_programs_at_once_one_adds_the_edition()
    {
        await desk.FileAsync("a.complaint_total=58");
        desk.Clock.Advance(TimeSpan.FromDays(30));
        var other = new SummaryCompiler(desk.Submissions, desk.Outbox, desk.Files, Small.Forms, Small.Key, desk.Clock);
        var compiled = await Task.WhenAll(((SummaryCompiler[])[compiler, other]).Select(each => Task.Run(() => each.CompileDueAsync(default))));
        Assert.Single(compiled.SelectMany(added => added));
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task A_year_in_which_nobody_filed_has_no_edition()
    {
        desk.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Empty(await compiler.CompileDueAsync(default));
    }

    [Fact]
    public async Task An_edition_on_request_is_not_the_one_of_the_occasion()
    {
        await desk.FileAsync("a.complaint_total=58");
        desk.Clock.Advance(TimeSpan.FromDays(30));
        await compiler.CompileAsync(2023, null, "office", default);
        Assert.Equal((2, "system"), Assert.Single(await compiler.CompileDueAsync(default)) is { Edition: var edition } ? (edition.Number, edition.By) : default);
    }

    [Fact]
    public async Task What_is_corrected_after_a_frozen_edition_is_in_the_errata_of_the_next_and_the_frozen_one_stays()
    {
        await desk.FileAsync("a.complaint_total=58");
        desk.Clock.Advance(TimeSpan.FromDays(30));
        await compiler.CompileDueAsync(default);
        var frozen = await desk.Files.FindOrNullAsync("summaries/2023/001/summary.json", default);
        await desk.FileAsync("a.complaint_total=60");
        var next = (await compiler.CompileAsync(2023, null, "office", default))!.Edition;
        var errata = JsonSerializer.Deserialize(
            (await desk.Files.FindOrNullAsync(SummaryCompiler.PathOf(2023, next.Number, "errata.json"), default))!, Nianbao.Summary.SummaryJson.Printed.Errata)!;
        Assert.Equal((1, EditionOccasion.Departments), (errata.Against, errata.Occasion));
        Assert.Equal((1, 2), Assert.Single(errata.Reports) is var report ? (report.Before!.Value.Revision, report.Now!.Value.Revision) : default);
        Assert.Equal(("a.complaint_total", 58m, 60m), Assert.Single(errata.Totals) is var total ? (total.Key, total.Before, total.Now) : default);
        Assert.Equal(frozen, await desk.Files.FindOrNullAsync("summaries/2023/001/summary.json", default));
    }

    private async Task<List<(int Number, EditionOccasion Occasion)>> ListAsync() =>
        [.. (await An.ListAsync(desk.Submissions.ListEditionsAsync(2023, default))).Select(edition => (edition.Number, edition.Occasion))];
}
