using Azure;
using Nianbao.Azure.Tables;
using Nianbao.AzureStandIns;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Contracts;
using Nianbao.Tests.Faults;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Azure;

/// <summary>A change of the roster is one thing, however many batches it takes and whatever happens between them.</summary>
public sealed class TablesRosterTests : IDisposable
{
    private const int Small = 99;

    private readonly EmptyFolder folder = new();
    private readonly TableAccount account = new(tries: 0);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_roster_of_a_province_is_put_in_batches_and_listed_in_order()
    {
        var roster = Roster(12_000, "甲");
        await Store().PutAgenciesAsync([.. Enumerable.Reverse(roster)], default);
        Assert.Equal(roster.Select(agency => (agency.Id, agency.Name)), await NamesAsync());
        Assert.Equal("甲", (await Store().FindAgencyOrNullAsync(roster[11_999].Id, default))!.Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_that_ends_anywhere_in_a_change_leaves_all_of_it_or_nothing(bool takesEffect)
    {
        var (before, after) = (Roster(350, "旧"), Roster(400, "新"));
        for (var at = 1; ; at++)
        {
            var other = new TableAccount(tries: 0);
            await Store(other).PutAgenciesAsync(before, default);
            var ended = EndAt(other, at, takesEffect);
            var isDone = await EndsWellAsync(() => Store(other).PutAgenciesAsync(after, default));
            (other.Service.Before, other.Service.After) = (_ => { }, _ => { });
            if (isDone)
            {
                Assert.False(ended());
                Assert.InRange(at, 10, 60);
                return;
            }

            var seen = await NamesAsync(other);
            Assert.True(Same(seen, before) || Same(seen, after), $"operation {at}: {seen.Count(agency => agency.Name == "新")} of 400 changed");
            Assert.Equal(seen[0].Name, (await Store(other).FindAgencyOrNullAsync(after[399].Id, default))?.Name ?? "旧");
            await Store(other).TidyAsync(default);
            Assert.Equal(seen, await NamesAsync(other));
            await Store(other).PutAgenciesAsync(after, default);
            Assert.True(Same(await NamesAsync(other), after));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(125)]
    [InlineData(247)]
    public async Task What_is_left_of_a_large_change_is_carried_out_by_the_next_one_before_its_own(int at)
    {
        var (first, second) = (Roster(12_000, "一"), Roster(50, "二"));
        EndAt(account, at, takesEffect: true);
        Assert.False(await EndsWellAsync(() => Store().PutAgenciesAsync(first, default)));
        (account.Service.Before, account.Service.After) = (_ => { }, _ => { });
        await Store().PutAgenciesAsync(second, default);
        Assert.Equal([.. second.Select(agency => (agency.Id, agency.Name)), .. first.Skip(50).Select(agency => (agency.Id, agency.Name))], await NamesAsync());
    }

    [Fact]
    public async Task One_who_was_held_up_in_a_large_change_writes_nothing_over_a_newer_one()
    {
        var (older, newer) = (Roster(400, "旧"), Roster(400, "新"));
        using var resume = new SemaphoreSlim(0);
        using var held = new SemaphoreSlim(0);
        var batches = 0;
        account.Service.Before = call =>
        {
            // The third batch of the older change waits until the newer one is done.
            if (call.Operation == "SubmitTransaction" && Interlocked.Increment(ref batches) == 3)
            {
                held.Release();
                Assert.True(resume.Wait(TimeSpan.FromSeconds(30)));
            }
        };
        var slow = Task.Run(() => Store().PutAgenciesAsync(older, default));
        Assert.True(await held.WaitAsync(TimeSpan.FromSeconds(30)));
        await Store().PutAgenciesAsync(newer, default);
        resume.Release();
        await slow;
        Assert.True(Same(await NamesAsync(), newer));
        await Store().TidyAsync(default);
        Assert.True(Same(await NamesAsync(), newer));
    }

    [Fact]
    public async Task A_change_of_up_to_99_agencies_is_one_batch_and_one_more_is_not()
    {
        Assert.Equal(1, await BatchesAsync(Small));
        Assert.Equal(3, await BatchesAsync(Small + 1));
    }

    [Fact]
    public async Task A_reader_sees_the_roster_before_a_change_or_after_it_and_never_a_part()
    {
        await Store().PutAgenciesAsync(Roster(400, "旧"), default);
        account.Service.PageSize = 50;
        var isChanged = false;
        account.Service.After = call =>
        {
            // After the reader's first page everything changes.
            if (call.Operation == "Query" && !isChanged)
            {
                isChanged = true;
                Store().PutAgenciesAsync(Roster(400, "新"), default).GetAwaiter().GetResult();
            }
        };
        Assert.True(Same(await NamesAsync(), Roster(400, "新")));
    }

    [Fact]
    public async Task A_change_that_has_been_made_is_not_refused_because_carrying_it_out_has_to_wait()
    {
        var batches = 0;
        account.Service.Before = call =>
        {
            if (call.Operation == "SubmitTransaction" && ++batches > 2)
            {
                throw new RequestFailedException(503, "busy");
            }
        };
        await Store().PutAgenciesAsync(Roster(400, "甲"), default);
        Assert.True(Same(await NamesAsync(), Roster(400, "甲")));
        Assert.NotNull(await Store().FindAgencyOrNullAsync(Roster(400, "甲")[399].Id, default));
    }

    [Fact]
    public async Task Agencies_with_very_long_entries_are_kept_whole()
    {
        var letters = new Random(1);
        var roster = Roster(200, "甲").Select(agency => agency with { Contact = Noise(letters, 30_000) }).ToList();
        roster[0] = roster[0] with { FormerNames = [new(Noise(letters, 200_000), null)] };
        await Store().PutAgenciesAsync(roster, default);
        Assert.Equal(roster.Select(agency => agency.Contact), (await An.ListAsync(Store().ListAgenciesAsync(default))).Select(agency => agency.Contact));
        Assert.Equal(roster[0].FormerNames, (await Store().FindAgencyOrNullAsync(roster[0].Id, default))!.FormerNames);
    }

    [Fact]
    public async Task Changes_of_many_writers_at_once_are_all_made()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            Store().PutAgenciesAsync([.. Roster(8 * 120, $"{i}").Where((_, n) => n % 8 == i)], default))));
        Assert.Equal(Roster(8 * 120, "").Select((agency, n) => (agency.Id, $"{n % 8}")), await NamesAsync());
    }

    private TableSubmissionStore Store(TableAccount? other = null) => new((other ?? account).Client, new DiskFileStore(folder.Path), TimeProvider.System);

    private async Task<List<(string Id, string Name)>> NamesAsync(TableAccount? other = null) =>
        (await An.ListAsync(Store(other).ListAgenciesAsync(default))).ConvertAll(agency => (agency.Id, agency.Name));

    private static List<Agency> Roster(int count, string name) =>
        [.. Enumerable.Range(0, count).Select(i => An.Agency($"11{i:00000000000000}XX") with { Name = name })];

    private static string Noise(Random random, int length) => string.Create(length, random, (text, letters) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (char)letters.Next(0x4e00, 0x9fa5);
        }
    });

    private static bool Same(List<(string Id, string Name)> seen, List<Agency> expected) => seen.SequenceEqual(expected.Select(agency => (agency.Id, agency.Name)));

    private async Task<int> BatchesAsync(int count)
    {
        var batches = 0;
        account.Service.Before = call => batches += call.Operation == "SubmitTransaction" ? 1 : 0;
        await Store().PutAgenciesAsync(Roster(count, "甲"), default);
        return batches;
    }

    private static Func<bool> EndAt(TableAccount account, int at, bool takesEffect)
    {
        var (before, hasEnded) = (account.Service.Calls, false);
        account.Service.Before = call => End(call, hasEnded || (call.Ordinal - before == at && !takesEffect));
        account.Service.After = call => End(call, call.Ordinal - before == at && takesEffect);
        return () => hasEnded;

        void End(StandInCall call, bool ends)
        {
            if (ends)
            {
                hasEnded = true;
                throw new ProcessEndedException();
            }
        }
    }

    private static async Task<bool> EndsWellAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (ProcessEndedException)
        {
            return false;
        }
    }
}
