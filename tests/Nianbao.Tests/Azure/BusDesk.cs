using Nianbao.Azure.Blobs;
using Nianbao.AzureStandIns;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Http;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Azure;

/// <summary>The use cases with files in blobs and work in Service Bus, and several agencies that file; what a file holds is as for <see cref="UseCases.Desk"/>.</summary>
internal sealed class BusDesk : IDisposable
{
    private readonly EmptyFolder folder = new();
    private readonly SqliteDatabase database;

    public BusDesk()
    {
        database = new(folder["nianbao.db"]);
        Bus = new(Clock);
        (Blobs, Files) = BlobAccount.New();
        Submissions = new SqliteSubmissionStore(database, Clock);
        Notices = new(database, Clock);
        Submissions.PutAgenciesAsync([.. Agencies.Select(id => An.Agency(id))], default).GetAwaiter().GetResult();
        Process = new(this, new(null, takesEffect: false));
    }

    public static IReadOnlyList<string> Agencies { get; } = [.. Enumerable.Range(1, 6).Select(i => Province.Code($"113213220000000{i:00}"))];

    public ManualClock Clock { get; } = new(An.Moment);

    public BusNamespace Bus { get; }

    public StandInBlobs Blobs { get; }

    public BlobFileStore Files { get; }

    public SqliteSubmissionStore Submissions { get; }

    public SqliteOutbox Notices { get; }

    /// <summary>A process that nothing happens to.</summary>
    public BusProcess Process { get; }

    /// <summary>Sends a file in for an agency; its check waits.</summary>
    public async Task<SubmissionId> SendAsync(string content, int agency = 0) =>
        Assert.IsType<IntakeOutcome.Received>(await Process.AcceptAsync(content, agency)).Submission;

    public async Task<SubmissionState> StateAsync(SubmissionId id) => (await Submissions.FindSubmissionOrNullAsync(id, default))!.State;

    /// <summary>What has become of every agency's report, without the times.</summary>
    public async Task<string> EndStateAsync()
    {
        var lines = new List<string>();
        foreach (var agency in Agencies)
        {
            var key = An.Key(agency);
            var head = await Submissions.FindFilingOrNullAsync(key, default);
            var acts = await An.ListAsync(Submissions.ListActsAsync(key, default));
            lines.Add($"{key} {head?.LatestRevision} {head?.LatestState} {head?.Accepted?.Revision}: {string.Join(' ', acts.Select(act => act.What))}");
        }

        var pending = await An.ListAsync(Submissions.ListPendingAsync(DateTimeOffset.MaxValue, default));
        var dead = Bus.Submissions.DeadLetters.Messages.Select(message => message.Subject).Distinct().Order();
        return string.Join('\n', [
            .. lines, $"pending: {string.Join(' ', pending.Select(row => row.Submission))}", $"waiting: {Bus.Submissions.Messages.Count}", $"dead: {string.Join(' ', dead)}",
        ]);
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
