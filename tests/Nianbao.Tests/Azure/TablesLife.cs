using Azure;
using Nianbao.Azure.Tables;
using Nianbao.AzureStandIns;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Contracts;
using Nianbao.Tests.Faults;
using Nianbao.Tests.Store;
using Nianbao.Tests.UseCases;

namespace Nianbao.Tests.Azure;

/// <summary>What happens to one operation of the service.</summary>
public enum Mishap
{
    /// <summary>The process ends before it.</summary>
    EndsBefore,

    /// <summary>The process ends after it, before it hears of it.</summary>
    EndsAfter,

    /// <summary>It is done and its answer is lost; the client tries again.</summary>
    AnswerLost,

    /// <summary>It is done and its answer is lost, and the client has no try left.</summary>
    AnswerLostForGood,

    /// <summary>It is not done, and the client has no try left.</summary>
    Refused,
}

/// <summary>
/// The life of a filing in Table storage: the roster, a doubtful report that is explained, one that the office sends back, and one it
/// confirms. When "the process" ends another one takes over; a caller whose call did not end well sends it again.
/// </summary>
internal sealed class TablesLife : IDisposable
{
    private readonly EmptyFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly SqliteWorkQueue queue;
    private readonly ManualClock clock = new(An.Moment);
    private readonly TableAccount account;
    private readonly Mishap? mishap;
    private readonly int at;
    private readonly Func<Task>[] steps;
    private TableSubmissionStore store;
    private readonly int before;
    private bool hasEnded;

    /// <param name="mishap">What happens; null for nothing.</param>
    /// <param name="at">The one-based number of the operation it happens to.</param>
    public TablesLife(Mishap? mishap, int at)
    {
        (this.mishap, this.at) = (mishap, at);
        account = new(tries: mishap == Mishap.AnswerLost ? 3 : 0);
        database = new(folder["queue.db"]);
        queue = new(database, clock);
        store = NewStore();
        before = account.Service.Calls;
        (account.Service.Before, account.Service.After) = (Before, After);
        steps =
        [
            () => store.PutAgenciesAsync([An.Agency()], default),
            () => UploadAsync("warning A10 a.x\na.x=7", "upload-1"),
            WorkAsync,
            () => ActAsync("key-1", "explain-1", call => Review.ExplainAsync(new(An.Key(), 1), [new(new(null, "A10", null), "确有其事。")], "key-1", call, default)),
            () => UploadAsync("warning A10 a.x\na.x=8", "upload-2"),
            WorkAsync,
            () => ActAsync("office", "return-1", call => Review.DecideAsync(new(An.Key(), 2), new(DecisionKind.Return, "请核对。", []), "office", call, default)),
            () => UploadAsync("error A04 a.x", "upload-3"),
            WorkAsync,
            () => ActAsync("office", "override-1", call => Review.DecideAsync(new(An.Key(), 3), new(DecisionKind.Override, "同意。", []), "office", call, default)),
            () => store.TidyAsync(default),
        ];
    }

    /// <summary>How many operations there were.</summary>
    public int Calls { get; private set; }

    private ReportPipeline Pipeline => new(store, Files, queue, Desk.Checker("rules-1"), clock);

    private ReportReview Review => new(store, queue, clock);

    private DiskFileStore Files => new(folder["files"]);

    /// <summary>Lives to the end, whatever happens on the way; all rows afterwards.</summary>
    public async Task<string> RunAsync()
    {
        foreach (var step in steps)
        {
            while (!await IsDoneAsync(step))
            {
                clock.Advance(TimeSpan.FromSeconds(1));
            }
        }

        Calls = account.Service.Calls - before;
        (account.Service.Before, account.Service.After) = (_ => { }, _ => { });
        Assert.Null(ActChain.FirstBreak(await An.ListAsync(store.ListActsAsync(An.Key(), default))));
        Assert.Empty(await An.ListAsync(store.ListPendingAsync(DateTimeOffset.MaxValue, default)));
        return await TablesDump.OfAsync(account);
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    private TableSubmissionStore NewStore() => new(account.Client, Files, clock);

    private async Task<bool> IsDoneAsync(Func<Task> step)
    {
        try
        {
            await step();
            return true;
        }
        catch (ProcessEndedException)
        {
            hasEnded = false;
            store = NewStore();
            await queue.ReleaseTakenAsync(WorkQueueName.Submissions, default);
            await Pipeline.SweepAtStartAsync(default);
            return false;
        }
        catch (Exception passing) when (passing is IOException or TimeoutException)
        {
            await queue.ReleaseTakenAsync(WorkQueueName.Submissions, default);
            return false;
        }
    }

    private void Before(StandInCall call)
    {
        if (hasEnded || (IsIt(call) && mishap == Mishap.EndsBefore))
        {
            hasEnded = true;
            throw new ProcessEndedException();
        }

        if (IsIt(call) && mishap == Mishap.Refused)
        {
            throw new RequestFailedException(503, "busy");
        }
    }

    private void After(StandInCall call)
    {
        if (IsIt(call) && mishap == Mishap.EndsAfter)
        {
            hasEnded = true;
            throw new ProcessEndedException();
        }

        if (IsIt(call) && (mishap is Mishap.AnswerLost or Mishap.AnswerLostForGood))
        {
            throw new RequestFailedException(503, "busy");
        }
    }

    private bool IsIt(StandInCall call) => call.Ordinal - before == at;

    private async Task UploadAsync(string content, string key)
    {
        var outcome = await new ReportIntake(store, Files, queue, Desk.Checker("rules-1"), clock).AcceptAsync(Desk.Upload(content, key), default);
        Assert.True(outcome is IntakeOutcome.Received or IntakeOutcome.AlreadyReceived, outcome.ToString());
    }

    // As the endpoint does: the key is taken first, and what was done before is not done again.
    private async Task ActAsync(string by, string key, Func<RepeatableCall, Task<ReviewOutcome>> act)
    {
        var taken = await store.ReserveAnswerAsync(by, key, key, clock.GetUtcNow(), default);
        if (taken.Submission is null)
        {
            Assert.IsType<ReviewOutcome.Done>(await act(new(key, key)));
        }
    }

    // As the worker does it: taken, checked, settled; and what was put off is due an hour later.
    private async Task WorkAsync()
    {
        do
        {
            while (await queue.TakeAsync(WorkQueueName.Submissions, TimeSpan.FromMinutes(1), default) is { } message)
            {
                await Pipeline.ProcessAsync(SubmissionId.Parse(message.Subject)!.Value, default);
                await queue.CompleteAsync(message, default);
            }

            clock.Advance(TimeSpan.FromHours(1));
            await Pipeline.SweepAsync(default);
        }
        while ((await queue.CountAsync(WorkQueueName.Submissions, default)).Waiting > 0);
    }
}
