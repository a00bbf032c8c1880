using System.Collections.Concurrent;

namespace Nianbao.Tests.Faults;

/// <summary>A process that ends after any single storage operation leaves nothing behind that its successor cannot make good.</summary>
public sealed class StopAnywhereTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ending_at_any_storage_operation_of_a_filings_life_leads_to_the_undisturbed_end(bool takesEffect)
    {
        var (expected, count) = await UndisturbedAsync();
        var wrong = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, count), async (last, _) =>
        {
            using var life = new Life();
            Assert.False(await life.GoOnAsync(new(last, takesEffect)));
            Assert.True(await life.GoOnAsync(new(null, false)));
            if (life.EndState() != expected || life.Faults() is not [])
            {
                wrong.Enqueue($"operation {last}:\n{life.EndState()}\n{string.Join('\n', life.Faults())}");
            }
        });
        Assert.True(wrong.IsEmpty, $"{string.Join("\n\n", wrong)}\n\nundisturbed:\n{expected}");
        Assert.InRange(count, 50, 500);
    }

    [Fact]
    public async Task Ending_again_and_again_still_leads_to_the_undisturbed_end()
    {
        var (expected, _) = await UndisturbedAsync();
        using var life = new Life();
        // Each process does a few operations more than the one before, so that all of them get somewhere in the end.
        var processes = 1;
        for (var last = 3; !await life.GoOnAsync(new(last, takesEffect: last % 2 == 0)); last++)
        {
            processes++;
        }

        Assert.Equal(expected, life.EndState());
        Assert.Empty(life.Faults());
        Assert.InRange(processes, 4, 200);
    }

    private static async Task<(string EndState, int Operations)> UndisturbedAsync()
    {
        using var life = new Life();
        var fuse = new Fuse(null, false);
        Assert.True(await life.GoOnAsync(fuse));
        Assert.Empty(life.Faults());
        return (life.EndState(), fuse.Count);
    }
}
