using Azure.Data.Tables;
using Nianbao.Azure;
using Nianbao.Azure.Tables;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Contracts;
using Nianbao.Tests.Faults;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Azure;

/// <summary>A copy of the tables made while they are in use comes back as a whole.</summary>
public sealed class TablesBackupTests : IDisposable
{
    private readonly EmptyFolder folder = new();
    private readonly TableAccount account = new(tries: 0);
    private readonly ManualClock clock = new(DateTimeOffset.UtcNow);

    private DiskFileStore Files => new(folder.Path);

    private TableBackup Backup => new(account.Client, Files, clock);

    private DateOnly Today => Beijing.DateOf(clock.GetUtcNow());

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_copied_comes_back_row_for_row()
    {
        await FillAsync(account);
        Assert.True(await Backup.BackUpAsync(default));
        var restored = new TableAccount(tries: 0);
        var rows = await new TableRestore(restored.Client, Files).RestoreAsync(Today, default);
        Assert.Equal((0, 0), (rows.Same, rows.Different));
        Assert.Equal(await WithoutAnswersAsync(account), await WithoutAnswersAsync(restored));
        var store = Store(restored);
        Assert.NotNull(await store.FindKeyOrNullAsync("aa", default));
        Assert.Single(await An.ListAsync(new TableOutbox(restored.Client, Files, clock).ListDueNoticesAsync(DateTimeOffset.MaxValue, default)));
        Assert.True(await store.SaveAsync(An.Change(An.Submission(revision: 2), (await store.FindFilingOrNullAsync(An.Key(), default))!.ETag) with { Done = new(An.Key(), 1) }, default));
        Assert.Null(ActChain.FirstBreak(await An.ListAsync(store.ListActsAsync(An.Key(), default))));
    }

    [Fact]
    public async Task Every_type_of_value_comes_back_as_it_was()
    {
        var row = new TableEntity("p", "n-x")
        {
            ["String"] = "\"年报\"\n\u2028\\",
            ["Empty"] = "",
            ["Bytes"] = new byte[] { 0, 255 },
            ["None"] = Array.Empty<byte>(),
            ["Int"] = int.MinValue,
            ["Long"] = long.MaxValue,
            ["Double"] = 0.1,
            ["Guid"] = Guid.NewGuid(),
            ["Bool"] = false,
            ["Moment"] = An.Moment.AddTicks(1),
        };
        await account.Client.GetTableClient(AzureNames.FilingsTable).AddEntityAsync(row);
        await Backup.BackUpAsync(default);
        var restored = new TableAccount(tries: 0);
        await new TableRestore(restored.Client, Files).RestoreAsync(Today, default);
        var back = (await restored.Client.GetTableClient(AzureNames.FilingsTable).GetEntityIfExistsAsync<TableEntity>("p", "n-x")).Value!;
        Assert.Equal(row.Where(pair => pair.Key != "odata.etag").ToDictionary(), back.Where(pair => pair.Key is not ("Timestamp" or "odata.etag")).ToDictionary());
    }

    [Fact]
    public async Task Filings_that_change_while_they_are_copied_are_copied_as_they_are_at_one_moment()
    {
        account.Service.PageSize = 3;
        await FillAsync(account);
        var store = Store(account);
        var (pages, isChanging) = (0, false);
        account.Service.After = call =>
        {
            if (call.Operation != "Query" || isChanging || ++pages % 2 == 0)
            {
                return;
            }

            // Between any two pages everything moves on: one filing grows, another begins, what waited is done.
            isChanging = true;
            ChangeAsync(store, An.Key(), pages).GetAwaiter().GetResult();
            ChangeAsync(store, An.Key($"11{pages:00000000000000}XX"), pages).GetAwaiter().GetResult();
            isChanging = pages > 40;
        };
        Assert.True(await Backup.BackUpAsync(default));
        account.Service.After = _ => { };
        Assert.InRange(pages, 10, 400);

        var restored = new TableAccount(tries: 0);
        await new TableRestore(restored.Client, Files).RestoreAsync(Today, default);
        var copy = Store(restored);
        var heads = await An.ListAsync(copy.ListFilingsAsync(2023, default));
        Assert.InRange(heads.Count, 5, 100);
        foreach (var head in heads)
        {
            Assert.Null(ActChain.FirstBreak(await An.ListAsync(copy.ListActsAsync(head.Key, default))));
            Assert.NotNull(await copy.FindSubmissionOrNullAsync(new(head.Key, head.LatestRevision), default));
            Assert.Null(await copy.FindSubmissionOrNullAsync(new(head.Key, head.LatestRevision + 1), default));
            Assert.True(await copy.SaveAsync(An.Change(An.Submission(revision: head.LatestRevision, key: head.Key), head.ETag) with { Done = new(head.Key, head.LatestRevision) }, default));
        }

        Assert.Empty(await An.ListAsync(copy.ListPendingAsync(DateTimeOffset.MaxValue, default)));
    }

    [Fact]
    public async Task A_roster_that_changes_while_it_is_copied_is_copied_again()
    {
        await FillAsync(account);
        var isChanged = false;
        account.Service.After = call =>
        {
            if (call.Operation == "Query" && call.Table == AzureNames.AgenciesTable && !isChanged)
            {
                isChanged = true;
                Store(account).PutAgenciesAsync([An.Agency() with { Name = "新名" }, An.Agency("11000000000000000A")], default).GetAwaiter().GetResult();
            }
        };
        await Backup.BackUpAsync(default);
        var restored = new TableAccount(tries: 0);
        await new TableRestore(restored.Client, Files).RestoreAsync(Today, default);
        Assert.Equal(
            (await An.ListAsync(Store(account).ListAgenciesAsync(default))).Select(agency => (agency.Id, agency.Name)),
            (await An.ListAsync(Store(restored).ListAgenciesAsync(default))).Select(agency => (agency.Id, agency.Name)));
    }

    [Fact]
    public async Task There_is_one_copy_a_day_and_an_unfinished_one_is_none()
    {
        await FillAsync(account);
        var before = account.Service.Calls;
        account.Service.Before = call =>
        {
            if (call.Ordinal > before + 3)
            {
                throw new ProcessEndedException();
            }
        };
        await Assert.ThrowsAsync<ProcessEndedException>(() => Backup.BackUpAsync(default));
        account.Service.Before = _ => { };
        await Assert.ThrowsAsync<FileNotFoundException>(() => new TableRestore(new TableAccount().Client, Files).RestoreAsync(Today, default));
        Assert.True(await Backup.BackUpAsync(default));
        Assert.False(await Backup.BackUpAsync(default));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await Backup.BackUpAsync(default));
    }

    [Fact]
    public async Task Restoring_again_after_an_interruption_adds_what_is_missing_and_changes_nothing()
    {
        await FillAsync(account);
        await Backup.BackUpAsync(default);
        var restored = new TableAccount(tries: 0);
        restored.Service.Before = call =>
        {
            if (call is { Operation: "SubmitTransaction", Table: AzureNames.AgenciesTable })
            {
                throw new ProcessEndedException();
            }
        };
        await Assert.ThrowsAsync<ProcessEndedException>(() => new TableRestore(restored.Client, Files).RestoreAsync(Today, default));
        restored.Service.Before = _ => { };
        var rows = await new TableRestore(restored.Client, Files).RestoreAsync(Today, default);
        Assert.True(rows is { Added: > 0, Same: > 0, Different: 0 }, rows.ToString());
        Assert.Equal(await WithoutAnswersAsync(account), await WithoutAnswersAsync(restored));
        await Store(restored).PutAgenciesAsync([An.Agency() with { Name = "新名" }], default);
        Assert.True((await new TableRestore(restored.Client, Files).RestoreAsync(Today, default)) is { Added: 0, Different: > 0 });
        Assert.Equal("新名", (await Store(restored).FindAgencyOrNullAsync(An.DepartmentId, default))!.Name);
    }

    [Fact]
    public async Task A_part_that_was_changed_or_is_gone_is_not_restored()
    {
        await FillAsync(account);
        await Backup.BackUpAsync(default);
        var part = Directory.GetFiles(folder["backups"], "filings-000.jsonl.gz", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(part);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(part, bytes);
        await Assert.ThrowsAsync<InvalidDataException>(() => new TableRestore(new TableAccount().Client, Files).RestoreAsync(Today, default));
        File.Delete(part);
        await Assert.ThrowsAsync<FileNotFoundException>(() => new TableRestore(new TableAccount().Client, Files).RestoreAsync(Today, default));
    }

    private TableSubmissionStore Store(TableAccount of) => new(of.Client, Files, clock);

    private async Task FillAsync(TableAccount of)
    {
        var store = Store(of);
        await store.PutAgenciesAsync([An.Agency(), An.Agency(An.GovernmentId)], default);
        await store.PutKeyAsync(new("office-1", Role.Office, An.GovernmentId, "aa", An.Moment, null), default);
        await store.ReserveAnswerAsync("key-1", "k", "hash", clock.GetUtcNow(), default);
        await store.SaveAsync(An.Change(An.Submission()) with
        {
            Pending = new(new(An.Key(), 1), 0, An.Moment),
            Answered = new("key-1", "k", new("hash", new SubmissionId(An.Key(), 1), IsNew: true, clock.GetUtcNow())),
            Notices = [An.Notice("verdict")],
        }, default);
        await store.SaveAsync(An.Change(An.Submission(key: An.Key(An.GovernmentId, year: 2022))), default);
        await store.AddEditionAsync(new(2023, 1, An.Moment, "office", Area: null, ["summary.json"]), default);
        await new TableOutbox(of.Client, Files, clock).SaveSettingAsync(new("calendar-2025", "{}", An.Moment, "office", ETag: null), default);
        await store.ProbeAsync(default);
    }

    private static async Task ChangeAsync(TableSubmissionStore store, FilingKey key, int revision)
    {
        var head = await store.FindFilingOrNullAsync(key, default);
        var next = (head?.LatestRevision ?? 0) + 1;
        Assert.True(await store.SaveAsync(An.Change(An.Submission(revision: next, key: key), head?.ETag) with
        {
            Pending = new(new(key, next), revision, An.Moment),
            Done = head is null ? null : new(key, head.LatestRevision),
        }, default));
    }

    // Answers are not copied, and neither is what the probe writes.
    private static Task<string> WithoutAnswersAsync(TableAccount of) => TablesDump.OfAsync(of, (table, row) =>
        table != AzureNames.AnswersTable && row.PartitionKey != "probe" && !row.RowKey.StartsWith("i-", StringComparison.Ordinal));
}
