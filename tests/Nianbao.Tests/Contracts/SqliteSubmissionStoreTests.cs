using Microsoft.Data.Sqlite;
using Nianbao.Findings;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Contracts;

public sealed class SqliteSubmissionStoreTests : SubmissionStoreContract, IDisposable
{
    private readonly EmptyFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteSubmissionStoreTests()
    {
        database = new(folder["nianbao.db"], lockWait: TimeSpan.FromMilliseconds(50));
        Store = new SqliteSubmissionStore(database, TimeProvider.System);
    }

    protected override ISubmissionStore Store { get; }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Reopening_the_database_keeps_everything()
    {
        var submission = An.Submission() with { Result = An.Report(Verdict.Returned, An.Finding(Severity.Error)) };
        await Store.SaveAsync(An.Change(submission) with { Pending = new(submission.Id, 0, An.Moment) }, default);
        await Store.PutAgenciesAsync([An.Agency()], default);
        database.Dispose();

        using var reopened = new SqliteDatabase(folder["nianbao.db"]);
        var store = new SqliteSubmissionStore(reopened, TimeProvider.System);
        Assert.Equal(Printed.Of(submission), Printed.Of((await store.FindSubmissionOrNullAsync(submission.Id, default))!));
        Assert.Single(await An.ListAsync(store.ListFilingsAsync(2023, default)));
        Assert.Single(await An.ListAsync(store.ListPendingAsync(An.Moment, default)));
        Assert.Single(await An.ListAsync(store.ListAgenciesAsync(default)));
    }

    [Fact]
    public void A_database_of_a_newer_program_is_refused_and_left_alone()
    {
        Execute("PRAGMA user_version = 99");
        Assert.Contains("99", Assert.Throws<NewerDatabaseException>(() => new SqliteDatabase(folder["nianbao.db"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_now_is_a_passing_fault()
    {
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        using var other = new SqliteConnection($"Data Source={folder["nianbao.db"]};Pooling=False");
        other.Open();
        using var transaction = other.BeginTransaction(deferred: false);
        await Assert.ThrowsAsync<StoreFaultException>(() => Store.PutAgenciesAsync([An.Agency()], default));
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder["nianbao.db"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
