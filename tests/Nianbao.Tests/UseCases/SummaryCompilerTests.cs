using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Tests.Store;
using Nianbao.Tests.Summary;

namespace Nianbao.Tests.UseCases;

public sealed class SummaryCompilerTests : IDisposable
{
    private readonly Desk desk = new();
    private readonly SummaryCompiler compiler;

    public SummaryCompilerTests()
    {
        compiler = new(desk.Submissions, desk.Outbox, desk.Files, Small.Forms, Small.Key, desk.Clock);
    }

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task What_was_accepted_is_in_the_totals()
    {
        await desk.FileAsync("a.complaint_total=58");
        var compiled = (await compiler.CompileAsync(2023, null, "office", default))!;
        Assert.Equal(58, compiled.Summary.Scopes[0].Generations[0].Totals[0].Total);
        Assert.Equal(["11321322014214749C"], compiled.Summary.Scopes[1].Missing.Select(missing => missing.Id));
    }

    [Fact]
    public async Task A_report_that_went_out_of_force_is_in_no_later_edition()
    {
        var submission = await desk.FileAsync("a.complaint_total=58");
        await desk.Review.DecideAsync(submission.Id, new(DecisionKind.Return, "请核对。", []), "office", null, default);
        var summary = (await compiler.CompileAsync(2023, null, "office", default))!.Summary;
        Assert.Empty(summary.Scopes[0].Generations);
        Assert.Equal(DutyState.Returned, Assert.Single(summary.Scopes[0].Missing).State);
    }

    [Fact]
    public async Task An_edition_never_changes_and_the_next_one_has_the_next_number()
    {
        await desk.FileAsync("a.complaint_total=58");
        await compiler.CompileAsync(2023, null, "office", default);
        var first = await desk.Files.FindOrNullAsync("summaries/2023/001/summary.json", default);
        await desk.FileAsync("a.complaint_total=59");
        Assert.Equal(2, (await compiler.CompileAsync(2023, null, "office", default))!.Edition.Number);
        Assert.Equal(first, await desk.Files.FindOrNullAsync("summaries/2023/001/summary.json", default));
        Assert.Equal([1, 2], (await An.ListAsync(desk.Submissions.ListEditionsAsync(2023, default))).Select(edition => edition.Number));
    }

    [Fact]
    public async Task The_same_reports_give_the_same_bytes_whenever_they_are_compiled()
    {
        await desk.FileAsync("a.complaint_total=58");
        await compiler.CompileAsync(2023, null, "office", default);
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await compiler.CompileAsync(2023, null, "other", default);
        foreach (var file in new[] { "summary.json", "summary.csv" })
        {
            Assert.Equal(
                await desk.Files.FindOrNullAsync($"summaries/2023/001/{file}", default), await desk.Files.FindOrNullAsync($"summaries/2023/002/{file}", default));
        }
    }

    [Fact]
    public async Task Of_several_who_ask_at_once_all_get_one_edition()
    {
        var files = new MeetingFiles(desk.Files, parties: 5);
        var compiled = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Another(files).CompileAsync(2023, null, "office", default))));
        var listed = Assert.Single(await An.ListAsync(desk.Submissions.ListEditionsAsync(2023, default)));
        Assert.All(compiled, each => Assert.Equal((listed.Number, listed.CompiledAt), (each!.Edition.Number, each.Edition.CompiledAt)));
        foreach (var (name, sha256) in listed.Files.Zip(listed.Sha256))
        {
            Assert.Equal(sha256, Nianbao.Intake.Fingerprint.Of((await desk.Files.FindOrNullAsync(SummaryCompiler.PathOf(2023, listed.Number, name), default))!));
        }
    }

    [Fact]
    public async Task Compilations_at_once_that_say_different_things_each_get_a_number()
    {
        var files = new MeetingFiles(desk.Files, parties: 2);
        var whole = Task.Run(() => Another(files).CompileAsync(2023, null, "office", default));
        var slice = Task.Run(() => Another(files).CompileAsync(2023, An.DepartmentId, "office", default));
        Assert.Equal([1, 2], new[] { (await whole)!.Edition.Number, (await slice)!.Edition.Number }.Order());
        Assert.Equal(2, (await An.ListAsync(desk.Submissions.ListEditionsAsync(2023, default))).Count);
    }

    [Fact]
    public async Task Asked_again_later_there_is_another_edition_although_nothing_has_changed()
    {
        await compiler.CompileAsync(2023, null, "office", default);
        Assert.Equal(2, (await compiler.CompileAsync(2023, null, "office", default))!.Edition.Number);
    }

    [Fact]
    public async Task What_an_ended_process_left_behind_is_passed_over()
    {
        await desk.Files.PutAsync("summaries/2023/001/summary.json", "{}"u8.ToArray(), default);
        Assert.Equal(2, (await compiler.CompileAsync(2023, null, "office", default))!.Edition.Number);
    }

    [Fact]
    public async Task An_area_that_is_not_in_the_roster_is_not_compiled() =>
        Assert.Null(await compiler.CompileAsync(2023, An.OtherDepartmentId, "office", default));

    [Fact]
    public async Task Progress_tells_each_duty_of_the_roster()
    {
        var submission = await desk.FileAsync("error A04 a.x");
        var duties = await new FilingProgress(desk.Submissions, desk.Outbox, desk.Clock).ReadAsync(2023, null, default);
        Assert.Equal(
            [(An.GovernmentId, DutyState.Missing, null), (An.DepartmentId, DutyState.Returned, (SubmissionId?)submission.Id)],
            duties.Select(duty => (duty.Agency.Id, duty.State, duty.Latest)));
    }

    [Fact]
    public async Task Progress_of_an_area_is_that_of_its_subtree()
    {
        await desk.Submissions.PutAgenciesAsync([An.Agency(An.OtherDepartmentId, parent: An.GovernmentId)], default);
        var duties = await new FilingProgress(desk.Submissions, desk.Outbox, desk.Clock).ReadAsync(2023, An.GovernmentId, default);
        Assert.Equal([An.GovernmentId, An.OtherDepartmentId], duties.Select(duty => duty.Agency.Id));
    }

    private SummaryCompiler Another(IFileStore files) => new(desk.Submissions, desk.Outbox, files, Small.Forms, Small.Key, desk.Clock);

    /// <summary>Whoever writes a first file waits there until all have come so far.</summary>
    private sealed class MeetingFiles(IFileStore files, int parties) : IFileStore
    {
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int waiting;

        public async Task<PutOutcome> PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
        {
            if (path.EndsWith(SummaryCompiler.JsonFile, StringComparison.Ordinal) && Interlocked.Increment(ref waiting) == parties)
            {
                all.SetResult();
            }

            await all.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellation);
            return await files.PutAsync(path, content, cancellation);
        }

        public Task<byte[]?> FindOrNullAsync(string path, CancellationToken cancellation) => files.FindOrNullAsync(path, cancellation);
    }
}
