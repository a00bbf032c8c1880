using Microsoft.Data.Sqlite;
using Nianbao.Forms;
using Nianbao.Local.Data;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Store;
using Nianbao.Tests.UseCases;

namespace Nianbao.Tests.Data;

/// <summary>A data folder in which something has happened: two filings, three revisions, an explanation, a key, a summary, an anchor.</summary>
public sealed class FilledFolder : IDisposable
{
    private readonly EmptyFolder folder = new();

    public DataPaths Paths => new(folder["data"]);

    public string this[string name] => folder[name];

    public static async Task<FilledFolder> MakeAsync()
    {
        var filled = new FilledFolder();
        var clock = new ManualClock(An.Moment);
        using var database = new SqliteDatabase(filled.Paths.Database);
        var store = new SqliteSubmissionStore(database, clock);
        var files = new DiskFileStore(filled.Paths.Files);
        var queue = new SqliteWorkQueue(database, clock);
        var checker = Desk.Checker("rules-1");
        var intake = new ReportIntake(store, files, queue, checker, clock);
        var pipeline = new ReportPipeline(store, files, queue, checker, clock);
        await store.PutAgenciesAsync([An.Agency(), An.Agency(An.GovernmentId, AgencyKind.Government)], default);
        await store.PutKeyAsync(new("key-1", Role.Admin, null, new('a', 64), An.Moment, null), default);
        foreach (var upload in new[] { Desk.Upload("error A04 a.x"), Desk.Upload("warning A10 a.x"), Desk.Upload("a.x=1") with { Agency = An.GovernmentId } })
        {
            var made = Assert.IsType<IntakeOutcome.Received>(await intake.AcceptAsync(upload, default));
            await pipeline.ProcessAsync(made.Submission, default);
        }

        await new ReportReview(store, queue, clock).ExplainAsync(new(An.Key(), 2), [new(new(null, "A10", null), "确有其事。")], "key-1", null, default);
        await new SummaryCompiler(store, new SqliteOutbox(database, clock), files, NationalForms.All, Summary.Small.Key, clock).CompileAsync(2023, null, "office", default);
        using var key = ReceiptKeyFile.OpenOrMake(filled.Paths.ReceiptKey);
        await new Anchoring(database, files, filled.Paths, key, clock).AnchorAsync(default);
        new LogFolder(filled.Paths.Log).CatchUp(database);
        return filled;
    }

    /// <summary>Runs a statement on the database behind the program's back.</summary>
    public void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Paths.Database};Pooling=False");
        connection.Open();
        connection.Execute(sql);
    }

    public IReadOnlyList<string> Faults()
    {
        using var database = new SqliteDatabase(Paths.Database);
        return new Verification(database, Paths, (_, _) => { }).Run().Faults;
    }

    public void Dispose() => folder.Dispose();
}
