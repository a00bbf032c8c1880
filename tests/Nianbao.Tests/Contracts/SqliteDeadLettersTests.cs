using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Contracts;

public sealed class SqliteDeadLettersTests : DeadLettersContract, IDisposable
{
    private readonly EmptyFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly SqliteWorkQueue queue;

    public SqliteDeadLettersTests()
    {
        database = new(folder["nianbao.db"]);
        queue = new(database, Clock);
        Letters = new SqliteDeadLetters(database);
    }

    protected override IWorkQueue Queue => queue;

    protected override IDeadLetters Letters { get; }

    [Fact]
    public async Task A_letter_tells_when_it_was_given_up()
    {
        await queue.SendAsync(Message("a/1"), default);
        Clock.Advance(TimeSpan.FromHours(1));
        await GiveUpAsync(WorkQueueName.Submissions, "bug");
        Assert.Equal(An.Moment + TimeSpan.FromHours(1), Assert.Single(await An.ListAsync(Letters.ListAsync(default))).At);
    }

    [Fact]
    public async Task A_letter_that_was_replayed_is_no_longer_counted_and_its_id_still_known()
    {
        await queue.SendAsync(Message("a/1"), default);
        await GiveUpAsync(WorkQueueName.Submissions, "bug");
        await Letters.ReplayAsync(_ => Task.FromResult(true), default);
        await queue.SendAsync(Message("a/1"), default);
        Assert.Equal((0, 0), await queue.CountAsync(WorkQueueName.Submissions, default));
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    protected override async Task GiveUpAsync(WorkQueueName queue, string reason) =>
        await this.queue.DeadLetterAsync((await this.queue.TakeAsync(queue, TimeSpan.FromMinutes(1), default))!, reason, default);
}
