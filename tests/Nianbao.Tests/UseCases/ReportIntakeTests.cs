using System.IO.Compression;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.UseCases;

public sealed class ReportIntakeTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task A_report_is_stored_recorded_and_queued()
    {
        var id = await desk.SendAsync("a.x=1");
        var submission = await desk.FindAsync(id);
        Assert.Equal("2023-11321322014214799H-own-001", id.ToString());
        Assert.Equal($"reports/2023/11321322014214799H/{submission.File.Sha256}.txt", submission.File.Path);
        Assert.Equal("a.x=1"u8.ToArray(), await desk.Files.FindOrNullAsync(submission.File.Path, default));
        Assert.Equal([("received", "key-1")], (await desk.ActsAsync()).Select(act => (act.What, act.By)));
        Assert.Equal([$"{id}/1"], await desk.DueMessagesAsync());
        Assert.Single(await desk.PendingAsync());
    }

    [Fact]
    public async Task Fifty_posts_of_one_file_at_once_make_one_submission()
    {
        var intake = desk.Intake();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => intake.AcceptAsync(Desk.Upload("a.x=1"), default))));
        Assert.Single(outcomes.OfType<IntakeOutcome.Received>());
        Assert.Equal(49, outcomes.OfType<IntakeOutcome.AlreadyReceived>().Count());
        Assert.Equal(1, (await desk.HeadAsync()).LatestRevision);
        Assert.Single(await desk.DueMessagesAsync());
    }

    [Fact]
    public async Task Many_files_for_one_filing_at_once_each_become_a_revision()
    {
        var intake = desk.Intake();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => intake.AcceptAsync(Desk.Upload($"a.x={i}"), default))));
        Assert.Equal(20, (await desk.HeadAsync()).LatestRevision);
        Assert.Equal(Enumerable.Range(1, 20), (await desk.ActsAsync()).Select(act => act.Revision));
    }

    [Fact]
    public async Task The_same_bytes_again_are_the_submission_they_were()
    {
        var first = await desk.FileAsync("error A04 a.x");
        await desk.DueMessagesAsync();
        Assert.Equal(new IntakeOutcome.AlreadyReceived(first.Id), await desk.Intake().AcceptAsync(Desk.Upload("error A04 a.x"), default));
        Assert.Empty(await desk.DueMessagesAsync());
    }

    [Fact]
    public async Task The_same_bytes_that_were_sent_back_under_other_rules_are_checked_as_a_new_revision()
    {
        await desk.FileAsync("error A04 a.x");
        var again = Assert.IsType<IntakeOutcome.Received>(await desk.Intake("rules-2").AcceptAsync(Desk.Upload("error A04 a.x"), default));
        Assert.Equal(2, again.Submission.Revision);
    }

    [Fact]
    public async Task Bytes_of_an_older_revision_make_a_new_one()
    {
        await desk.FileAsync("a.x=1");
        await desk.FileAsync("a.x=2");
        Assert.Equal(3, (await desk.SendAsync("a.x=1")).Revision);
    }

    [Fact]
    public async Task A_government_files_for_its_area_unless_it_says_otherwise()
    {
        var upload = Desk.Upload("a.x=1") with { Agency = An.GovernmentId };
        var whole = Assert.IsType<IntakeOutcome.Received>(await desk.Intake().AcceptAsync(upload, default));
        var own = Assert.IsType<IntakeOutcome.Received>(await desk.Intake().AcceptAsync(upload with { Scope = FilingScope.Own }, default));
        Assert.Equal((FilingScope.Area, FilingScope.Own), (whole.Submission.Filing.Scope, own.Submission.Filing.Scope));
    }

    [Fact]
    public async Task Only_a_government_files_for_an_area() =>
        Assert.Equal(new IntakeOutcome.ScopeNotOpen(), await desk.Intake().AcceptAsync(Desk.Upload("a.x=1") with { Scope = FilingScope.Area }, default));

    [Fact]
    public async Task An_agency_outside_the_roster_is_refused() =>
        Assert.Equal(new IntakeOutcome.UnknownAgency(), await desk.Intake().AcceptAsync(Desk.Upload("a.x=1") with { Agency = An.OtherDepartmentId }, default));

    [Theory]
    [InlineData(2013)] // Before the first form.
    [InlineData(2024)] // Still running.
    public async Task A_year_that_is_not_open_is_refused(int year) =>
        Assert.Equal(new IntakeOutcome.YearNotOpen(2014, 2023), await desk.Intake().AcceptAsync(Desk.Upload("a.x=1") with { Year = year }, default));

    [Fact]
    public async Task A_year_opens_when_the_next_one_begins_in_Beijing()
    {
        desk.Clock.Advance(new DateTimeOffset(2024, 12, 31, 16, 0, 0, TimeSpan.Zero) - desk.Clock.GetUtcNow());
        Assert.IsType<IntakeOutcome.Received>(await desk.Intake().AcceptAsync(Desk.Upload("a.x=1") with { Year = 2024 }, default));
    }

    [Fact]
    public async Task A_file_of_more_than_20_MB_is_refused()
    {
        var upload = Desk.Upload("") with { Content = new byte[ReportIntake.SizeLimit + 1] };
        Assert.Equal(new IntakeOutcome.TooLarge(20 * 1024 * 1024), await desk.Intake().AcceptAsync(upload, default));
    }

    [Fact]
    public async Task A_program_is_refused_and_nothing_of_it_is_kept()
    {
        var upload = Desk.Upload("") with { Content = new byte[] { (byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0 } };
        Assert.IsType<IntakeOutcome.NeverADocument>(await desk.Intake().AcceptAsync(upload, default));
        Assert.False(Directory.Exists(desk.FilesFolder));
    }

    [Fact]
    public async Task A_Word_file_that_says_it_unpacks_to_more_than_64_MB_is_refused()
    {
        var outcome = await desk.Intake().AcceptAsync(Desk.Upload("") with { Content = WordFile(65) }, default);
        Assert.Equal(new IntakeOutcome.UnpacksTooLarge(64 * 1024 * 1024), outcome);
    }

    [Fact]
    public async Task A_Word_file_that_unpacks_to_less_is_taken() =>
        Assert.IsType<IntakeOutcome.Received>(await desk.Intake().AcceptAsync(Desk.Upload("") with { Content = WordFile(1) }, default));

    [Fact]
    public async Task One_request_sent_again_under_its_key_gets_the_same_answer()
    {
        var first = await desk.Intake().AcceptAsync(Desk.Upload("a.x=1", "k"), default);
        await desk.FileAsync("a.x=2");
        Assert.Equal(first with { AnsweredAt = desk.Clock.GetUtcNow() }, await desk.Intake().AcceptAsync(Desk.Upload("a.x=1", "k"), default));
        Assert.Equal(2, (await desk.HeadAsync()).LatestRevision);
    }

    [Fact]
    public async Task Another_request_under_a_used_key_is_refused()
    {
        await desk.Intake().AcceptAsync(Desk.Upload("a.x=1", "k"), default);
        Assert.Equal(new IntakeOutcome.KeyUsedBefore(), await desk.Intake().AcceptAsync(Desk.Upload("a.x=2", "k"), default));
        Assert.IsType<IntakeOutcome.Received>(await desk.Intake().AcceptAsync(Desk.Upload("a.x=2", "k") with { By = "key-2" }, default));
    }

    [Fact]
    public async Task Of_two_different_requests_under_one_key_at_the_same_moment_one_is_taken()
    {
        var intake = desk.Intake();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => intake.AcceptAsync(Desk.Upload($"a.x={i}", "k"), default))));
        Assert.Single(outcomes.OfType<IntakeOutcome.Received>());
        Assert.Equal(19, outcomes.OfType<IntakeOutcome.KeyUsedBefore>().Count());
        Assert.Equal(1, (await desk.HeadAsync()).LatestRevision);
    }

    private static byte[] WordFile(int megabytes)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            for (var i = 0; i < megabytes; i++)
            {
                entry.Write(new byte[1024 * 1024]);
            }
        }

        return bytes.ToArray();
    }
}
