using Azure.Data.Tables;
using Nianbao.Azure;
using Nianbao.Azure.Tables;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Contracts;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Azure;

/// <summary>What an <c>Idempotency-Key</c> stands for is in two places, and told as one.</summary>
public sealed class TablesAnswersTests : IDisposable
{
    private static readonly RememberedAnswer s_answer = new("hash-1", new SubmissionId(An.Key(), 1), IsNew: true, An.Moment);

    private readonly EmptyFolder folder = new();
    private readonly TableAccount account = new();
    private readonly ManualClock clock = new(An.Moment);
    private readonly TableSubmissionStore store;

    public TablesAnswersTests() => store = new(account.Client, new DiskFileStore(folder.Path), clock);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_answer_written_with_its_filing_is_found_by_its_key()
    {
        await store.ReserveAnswerAsync("key-1", "k", "hash-1", An.Moment, default);
        await SaveAsync(s_answer);
        Assert.Equal(s_answer, await store.FindAnswerOrNullAsync("key-1", "k", An.Moment, default));
        Assert.Equal(s_answer, await store.ReserveAnswerAsync("key-1", "k", "hash-2", An.Moment, default));
        await store.RememberAnswerAsync(new("key-1", "k", s_answer with { IsNew = false }), default);
        Assert.True((await store.FindAnswerOrNullAsync("key-1", "k", An.Moment, default))!.IsNew);
    }

    [Fact]
    public async Task An_answer_given_at_the_end_of_its_reservation_holds_for_seven_days_of_its_own()
    {
        await store.ReserveAnswerAsync("key-1", "k", "hash-1", An.Moment, default);
        var late = s_answer with { At = An.Moment.AddDays(7).AddMinutes(-1) };
        await SaveAsync(late);
        clock.Advance(TimeSpan.FromDays(13));
        await store.TidyAsync(default);
        Assert.Equal(late, await store.FindAnswerOrNullAsync("key-1", "k", An.Moment.AddDays(13), default));
        Assert.Null(await store.FindAnswerOrNullAsync("key-1", "k", An.Moment.AddDays(14), default));
    }

    [Fact]
    public async Task A_reservation_past_its_time_is_taken_anew_by_one()
    {
        await store.ReserveAnswerAsync("key-1", "k", "hash-1", An.Moment, default);
        var later = An.Moment.AddDays(7);
        Assert.Null(await store.FindAnswerOrNullAsync("key-1", "k", later, default));
        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => store.ReserveAnswerAsync("key-1", "k", $"new-{i}", later, default))));
        Assert.Single(taken.Select(answer => answer.RequestHash).Distinct());
        Assert.StartsWith("new-", taken[0].RequestHash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_who_take_a_key_at_once_all_hear_of_the_same_one()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => store.ReserveAnswerAsync("key-1", "k", $"{i}", An.Moment, default))));
        Assert.Single(taken.Select(answer => answer.RequestHash).Distinct());
    }

    [Fact]
    public async Task What_is_past_its_time_is_removed_and_what_is_not_stays()
    {
        await store.ReserveAnswerAsync("key-1", "old", "hash", An.Moment, default);
        await SaveAsync(s_answer);
        clock.Advance(TimeSpan.FromDays(14));
        await store.ReserveAnswerAsync("key-1", "new", "hash", clock.GetUtcNow(), default);
        await store.TidyAsync(default);
        Assert.Single(await RowsAsync(AzureNames.AnswersTable, ""));
        Assert.Empty(await RowsAsync(AzureNames.FilingsTable, "i-"));
        Assert.NotNull(await store.FindAnswerOrNullAsync("key-1", "new", clock.GetUtcNow(), default));
    }

    [Fact]
    public async Task A_new_key_costs_one_look()
    {
        var before = account.Service.Calls;
        Assert.Null(await store.FindAnswerOrNullAsync("key-1", "k", An.Moment, default));
        await store.ReserveAnswerAsync("key-1", "k", "hash-1", An.Moment, default);
        Assert.Equal(2, account.Service.Calls - before);
    }

    private async Task SaveAsync(RememberedAnswer answer) =>
        Assert.True(await store.SaveAsync(An.Change(An.Submission()) with { Answered = new("key-1", "k", answer) }, default));

    private async Task<IEnumerable<TableEntity>> RowsAsync(string table, string prefix) =>
        (await An.ListAsync(account.Client.GetTableClient(table).QueryAsync<TableEntity>())).Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal));
}
