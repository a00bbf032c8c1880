using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;

namespace Nianbao.Tests.Azure;

/// <summary>Messages that come twice, at once, late and in any order lead where messages lead that come once and in order.</summary>
public sealed class BusDisorderTests
{
    private static readonly string[] Reports = ["a.x=1", "warning A10 a.x", "error A04 a.x", "unreadable", "bug", "away"];

    [Fact]
    public async Task Two_hundred_orders_of_chance_lead_to_the_same_end()
    {
        var expected = await EndAsync(chance: null);
        var wrong = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, 200), async (seed, _) =>
        {
            var end = await EndAsync(new Random(seed));
            if (end != expected)
            {
                wrong.Enqueue($"seed {seed}:\n{end}");
            }
        });
        Assert.True(wrong.IsEmpty, $"{string.Join('\n', wrong)}\nin order:\n{expected}");
        Assert.Contains("waiting: 0", expected, StringComparison.Ordinal);
        Assert.DoesNotContain("Received", expected, StringComparison.Ordinal);
    }

    private static async Task<string> EndAsync(Random? chance)
    {
        using var desk = new BusDesk();
        for (var agency = 0; agency < Reports.Length; agency++)
        {
            await desk.SendAsync(Reports[agency], agency);
        }

        // Longer than all delays of a report that cannot be checked.
        for (var round = 0; round < 8; round++)
        {
            foreach (var message in chance is null ? [] : desk.Bus.Submissions.TakeAll(chance))
            {
                await DisturbAsync(desk, message, chance!);
            }

            desk.Clock.Advance(chance is null ? TimeSpan.Zero : TimeSpan.FromMinutes(1));
            await desk.Process.WorkAsync();
            desk.Clock.Advance(TimeSpan.FromHours(1));
        }

        return await desk.EndStateAsync();
    }

    private static Task DisturbAsync(BusDesk desk, ServiceBusReceivedMessage message, Random chance)
    {
        switch (chance.Next(4))
        {
            case 0:
                return desk.Process.HandleAsync(message);
            case 1:
                return Task.WhenAll(Task.Run(() => desk.Process.HandleAsync(message)), Task.Run(() => desk.Process.HandleAsync(message)));
            case 2:
                desk.Bus.Submissions.LoseLock(message);
                return desk.Process.HandleAsync(message);
            default:
                // The process that had it died.
                return Task.CompletedTask;
        }
    }
}
