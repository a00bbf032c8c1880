using Azure.Data.Tables;
using Nianbao.Azure;
using Nianbao.Azure.Tables;
using Nianbao.Findings;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Contracts;
using Nianbao.Tests.Faults;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Azure;

/// <summary>Sizes, pages and keys: what a table is that a database is not.</summary>
public sealed class TablesStoreTests : IDisposable
{
    private readonly EmptyFolder folder = new();
    private readonly TableAccount account = new(tries: 0);
    private readonly TableSubmissionStore store;

    public TablesStoreTests() => store = new(account.Client, new DiskFileStore(folder.Path), TimeProvider.System);

    private TableClient Filings => account.Client.GetTableClient(AzureNames.FilingsTable);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_result_too_long_for_a_row_is_a_file_named_by_what_it_holds()
    {
        var submission = Checked(100_000);
        await store.SaveAsync(An.Change(submission), default);
        Assert.Equal(Printed.Of(submission), Printed.Of((await store.FindSubmissionOrNullAsync(submission.Id, default))!));
        var file = Assert.Single(Directory.GetFiles(folder["results"], "*", SearchOption.AllDirectories));
        Assert.Matches($@"results/2023/{An.DepartmentId}/[0-9a-f]{{64}}\.json\.br$", file.Replace('\\', '/'));
        await store.SaveAsync(An.Change(submission, (await HeadAsync()).ETag), default);
        Assert.Single(Directory.GetFiles(folder["results"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_result_that_fits_is_in_its_row()
    {
        await store.SaveAsync(An.Change(Checked(10_000)), default);
        Assert.False(Directory.Exists(folder["results"]));
    }

    [Fact]
    public async Task The_file_of_a_long_result_is_there_before_the_row_that_speaks_of_it()
    {
        account.Service.Before = _ => throw new ProcessEndedException();
        await Assert.ThrowsAsync<ProcessEndedException>(() => store.SaveAsync(An.Change(Checked(100_000)), default));
        account.Service.Before = _ => { };
        Assert.Single(Directory.GetFiles(folder["results"], "*", SearchOption.AllDirectories));
        Assert.Null(await store.FindSubmissionOrNullAsync(new(An.Key(), 1), default));
        Assert.True(await store.SaveAsync(An.Change(Checked(100_000)), default));
    }

    [Fact]
    public async Task A_long_result_whose_file_is_gone_is_a_fault_and_not_an_empty_result()
    {
        await store.SaveAsync(An.Change(Checked(100_000)), default);
        Directory.Delete(folder["results"], recursive: true);
        await Assert.ThrowsAsync<FileNotFoundException>(() => store.FindSubmissionOrNullAsync(new(An.Key(), 1), default));
    }

    [Fact]
    public async Task Accepted_figures_of_any_length_stay_with_the_head()
    {
        var figures = AcceptedFigures.Pack(Checked(150_000).Result!.Figures);
        Assert.InRange(figures.Packed.Length, 130_000, 500_000);
        var head = An.Head(An.Submission()) with { Accepted = new(1, "A", "ab", "rules-1", An.Moment, figures, 1, 2), FirstAcceptedAt = An.Moment };
        await store.SaveAsync(An.Change(An.Submission()) with { Head = head }, default);
        Assert.Equal(figures.Packed.ToArray(), (await HeadAsync()).Accepted!.Figures.Packed.ToArray());
        await store.SaveAsync(An.Change(An.Submission()) with { Head = (await HeadAsync()) with { Accepted = null } }, default);
        Assert.Null((await HeadAsync()).Accepted);
    }

    [Fact]
    public async Task An_act_with_a_very_long_reason_is_kept_whole_and_in_its_chain()
    {
        var change = An.Change(An.Submission());
        await store.SaveAsync(change with { Act = change.Act with { Why = Noise(100_000) } }, default);
        await store.SaveAsync(An.Change(An.Submission(revision: 2), (await HeadAsync()).ETag), default);
        var acts = await An.ListAsync(store.ListActsAsync(An.Key(), default));
        Assert.Equal(Noise(100_000), acts[0].Why);
        Assert.Null(ActChain.FirstBreak(acts));
    }

    [Fact]
    public async Task A_change_reads_nothing_and_is_one_operation()
    {
        await store.SaveAsync(An.Change(An.Submission()) with { Pending = new(new(An.Key(), 1), 0, An.Moment) }, default);
        var head = await HeadAsync();
        var before = account.Service.Calls;
        Assert.True(await store.SaveAsync(An.Change(An.Submission(revision: 2), head.ETag) with { Done = new(An.Key(), 1) }, default));
        Assert.Equal(1, account.Service.Calls - before);
    }

    [Fact]
    public async Task Done_is_no_error_where_nothing_waits()
    {
        Assert.True(await store.SaveAsync(An.Change(An.Submission()) with { Done = new(An.Key(), 1) }, default));
        var both = An.Change(An.Submission(), (await HeadAsync()).ETag) with { Pending = new(new(An.Key(), 1), 0, An.Moment), Done = new(An.Key(), 1) };
        Assert.True(await store.SaveAsync(both, default));
        Assert.Empty(await An.ListAsync(store.ListPendingAsync(An.Moment, default)));
    }

    [Fact]
    public async Task The_heads_of_a_province_are_read_in_fifteen_pages()
    {
        var figures = AcceptedFigures.Pack(Enumerable.Range(0, 180).ToDictionary(i => $"t3.row{i}.total", i => An.Number(i * 7919 % 1000)));
        await PutAsync(Enumerable.Range(0, 15_000).Select(i => HeadRow.Of(
            An.Head(An.Submission(SubmissionState.Accepted, key: An.Key($"11{i:00000000000000}XX"))) with
            {
                Accepted = new(1, "B", "ab", "rules-1", An.Moment, figures, 0, 0),
            }, HeadMark.New)));
        await PutAsync(Enumerable.Range(0, 2000).Select(i => PendingRow.Of(new(new(An.Key($"11{i:00000000000000}XX"), 1), 0, An.Moment))));
        var before = account.Service.Calls;
        var listed = await An.ListAsync(store.ListFilingsAsync(2023, default));
        Assert.Equal(15_000, listed.Count);
        Assert.Equal(15, account.Service.Calls - before);
        Assert.Equal(listed.OrderBy(head => head.Key.Agency, StringComparer.Ordinal), listed);
        Assert.All(listed, head => Assert.Equal(figures.Packed.Length, head.Accepted!.Figures.Packed.Length));
    }

    [Fact]
    public async Task Thousands_of_waiting_checks_of_several_years_come_in_the_order_of_their_time()
    {
        account.Service.PageSize = 300;
        account.Service.SendsEmptyPages = true;
        for (var year = 2021; year <= 2023; year++)
        {
            await PutAsync(Enumerable.Range(0, 1500).Select(i => PendingRow.Of(
                new(new(An.Key($"11{i:00000000000000}XX", year), 1), 0, An.Moment.AddSeconds((i * 7919 % 1500) + (year % 3))))));
        }

        var due = await An.ListAsync(store.ListPendingAsync(An.Moment.AddSeconds(999), default));
        Assert.Equal(1000 + 999 + 998, due.Count);
        Assert.Equal(due.OrderBy(pending => pending.NextAttemptAt).Select(pending => pending.NextAttemptAt), due.Select(pending => pending.NextAttemptAt));
        Assert.Equal(4500, (await An.ListAsync(store.ListPendingAsync(DateTimeOffset.MaxValue, default))).Count);
    }

    [Theory]
    [InlineData("a/b\\c#d?e")]
    [InlineData("\t\n\u0085")]
    [InlineData("%2F")]
    [InlineData("it's '' or 1 eq 1")]
    [InlineData("某某单位")]
    [InlineData("")]
    public async Task Whatever_is_typed_finds_what_was_stored_under_it_and_nothing_else(string typed)
    {
        var key = new AccessKey(typed, Role.Admin, null, typed, An.Moment, null);
        Assert.Null(await store.FindKeyOrNullAsync(typed, default));
        await store.PutKeyAsync(key with { Name = "other", Hash = "other" }, default);
        await store.PutKeyAsync(key, default);
        Assert.Equal(key, await store.FindKeyOrNullAsync(typed, default));
        await store.PutAgenciesAsync([An.Agency(typed)], default);
        Assert.Equal(typed, (await store.FindAgencyOrNullAsync(typed, default))!.Id);
        var taken = await store.ReserveAnswerAsync(typed, typed, "hash", An.Moment, default);
        Assert.Equal(taken, await store.FindAnswerOrNullAsync(typed, typed, An.Moment, default));
        Assert.Null(await store.FindAnswerOrNullAsync(typed, typed + "x", An.Moment, default));
        Assert.Null(await store.FindAnswerOrNullAsync(typed + typed, "", An.Moment.AddDays(8), default));
        Assert.Null(await store.FindFilingOrNullAsync(An.Key(typed), default));
        Assert.Empty(await An.ListAsync(store.ListActsAsync(An.Key(typed), default)));
        Assert.Null(await new TableOutbox(account.Client, new DiskFileStore(folder.Path), TimeProvider.System).FindNoticeOrNullAsync(typed, default));
    }

    [Fact]
    public async Task What_is_far_too_long_for_a_key_is_not_found_and_is_no_fault()
    {
        var typed = new string('长', 5000);
        Assert.Null(await store.FindAgencyOrNullAsync(typed, default));
        Assert.Null(await store.FindFilingOrNullAsync(An.Key(typed), default));
        Assert.Null(await store.FindKeyOrNullAsync(typed, default));
        await store.ReserveAnswerAsync(typed, typed, "hash", An.Moment, default);
        Assert.NotNull(await store.FindAnswerOrNullAsync(typed, typed, An.Moment, default));
    }

    [Fact]
    public async Task A_key_made_anew_under_a_name_is_found_by_its_new_hash_only()
    {
        var key = new AccessKey("office-1", Role.Office, An.GovernmentId, "aa", An.Moment, RevokedAt: null);
        await store.PutKeyAsync(key, default);
        await store.PutKeyAsync(key with { Hash = "bb" }, default);
        Assert.Null(await store.FindKeyOrNullAsync("aa", default));
        Assert.Equal("bb", (await store.FindKeyOrNullAsync("bb", default))!.Hash);
        Assert.Single(await An.ListAsync(store.ListKeysAsync(default)));
    }

    [Fact]
    public async Task An_edition_whose_answer_was_lost_was_added_and_one_of_another_was_not()
    {
        var retrying = new TableAccount(tries: 2);
        var other = new TableSubmissionStore(retrying.Client, new DiskFileStore(folder.Path), TimeProvider.System);
        var isLost = true;
        retrying.Service.After = _ =>
        {
            if (isLost)
            {
                isLost = false;
                throw new global::Azure.RequestFailedException(503, "busy");
            }
        };
        var edition = new SummaryEdition(2023, 1, An.Moment, "office", Area: null, ["summary.json"]);
        Assert.True(await other.AddEditionAsync(edition, default));
        Assert.False(await other.AddEditionAsync(edition, default));
    }

    private async Task<Filing> HeadAsync() => (await store.FindFilingOrNullAsync(An.Key(), default))!;

    private async Task PutAsync(IEnumerable<TableEntity> rows)
    {
        foreach (var batch in rows.Chunk(100))
        {
            await Filings.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)));
        }
    }

    private static Submission Checked(int length) => An.Submission(SubmissionState.Returned) with
    {
        Result = An.Report(Verdict.Returned) with { Figures = new Dictionary<string, ReadFigure> { ["a.x"] = An.Unparsed with { Raw = Noise(length) } } },
    };

    // Chinese letters without any pattern: two bytes each however they are packed.
    private static string Noise(int length)
    {
        var random = new Random(length);
        return string.Create(length, random, (text, letters) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = (char)letters.Next(0x4e00, 0x9fa5);
            }
        });
    }
}
