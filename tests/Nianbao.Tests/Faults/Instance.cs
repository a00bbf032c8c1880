using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Store;
using Nianbao.Tests.UseCases;

namespace Nianbao.Tests.Faults;

/// <summary>One process on a data folder, every storage operation of it behind a fuse.</summary>
public sealed class Instance : IDisposable
{
    private readonly SqliteDatabase database;
    private readonly DiskFileStore disk;
    private readonly ManualClock clock;
    private readonly ReportIntake intake;

    public Instance(string folder, ManualClock clock, Fuse fuse)
    {
        this.clock = clock;
        Fuse = fuse;
        database = new(Path.Combine(folder, "nianbao.db"));
        disk = new(Path.Combine(folder, "files"));
        Queue = new(database, clock);
        Submissions = new FusedSubmissionStore(new SqliteSubmissionStore(database, clock), fuse);
        var files = new FusedFileStore(disk, fuse);
        var queue = new FusedQueue(Queue, fuse);
        intake = new(Submissions, files, queue, Desk.Checker("rules-1"), clock);
        Pipeline = new(Submissions, files, queue, Desk.Checker("rules-1"), clock);
        Review = new(Submissions, queue, clock);
    }

    public Fuse Fuse { get; }

    public SqliteWorkQueue Queue { get; }

    public ISubmissionStore Submissions { get; }

    public ReportPipeline Pipeline { get; }

    public ReportReview Review { get; }

    /// <summary>What a process does when it starts.</summary>
    public async Task RecoverAsync()
    {
        disk.SweepIncoming();
        await Fuse.RunAsync(() => Queue.ReleaseTakenAsync(WorkQueueName.Submissions, default));
        await Pipeline.SweepAtStartAsync(default);
    }

    public async Task UploadAsync(string content, string key)
    {
        var outcome = await intake.AcceptAsync(Desk.Upload(content, key), default);
        Assert.True(outcome is IntakeOutcome.Received or IntakeOutcome.AlreadyReceived, outcome.ToString());
    }

    /// <summary>Acts as the endpoint does: the key is taken first, and what was done before is not done again.</summary>
    public async Task ActAsync(string by, string key, Func<RepeatableCall, Task<ReviewOutcome>> act)
    {
        var taken = await Submissions.ReserveAnswerAsync(by, key, key, clock.GetUtcNow(), default);
        if (taken.Submission is null)
        {
            Assert.IsType<ReviewOutcome.Done>(await act(new(key, key)));
        }
    }

    public void Dispose() => database.Dispose();
}
