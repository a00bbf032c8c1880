using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Nianbao.Tests.Azure;

/// <summary>Whatever happens to any single operation of the service, the tables end as they do when nothing happens.</summary>
public sealed partial class TablesCrashTests
{
    [Theory]
    [InlineData(Mishap.EndsBefore)]
    [InlineData(Mishap.EndsAfter)]
    [InlineData(Mishap.AnswerLost)]
    public async Task A_mishap_at_any_operation_of_a_filings_life_leaves_the_undisturbed_rows(Mishap mishap)
    {
        var (expected, count) = await UndisturbedAsync();
        Assert.InRange(count, 80, 600);
        var wrong = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, count), async (at, _) =>
        {
            using var life = new TablesLife(mishap, at);
            if (await life.RunAsync() is var found && found != expected)
            {
                wrong.Enqueue($"operation {at}:\n{found}");
            }
        });
        Assert.True(wrong.IsEmpty, $"{string.Join("\n\n", wrong)}\n\nundisturbed:\n{expected}");
    }

    /// <summary>A check that is postponed says so in the audit trail, so that the rows are not the same; the outcome is.</summary>
    [Theory]
    [InlineData(Mishap.AnswerLostForGood)]
    [InlineData(Mishap.Refused)]
    public async Task A_service_that_does_not_answer_once_is_asked_again_and_nothing_is_lost_or_done_twice(Mishap mishap)
    {
        var (expected, count) = await UndisturbedAsync();
        var wrong = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, count), async (at, _) =>
        {
            using var life = new TablesLife(mishap, at);
            if (WithoutPostponing(await life.RunAsync()) is var found && found != WithoutPostponing(expected))
            {
                wrong.Enqueue($"operation {at}:\n{found}");
            }
        });
        Assert.True(wrong.IsEmpty, $"{string.Join("\n\n", wrong)}\n\nundisturbed:\n{WithoutPostponing(expected)}");
    }

    private static async Task<(string Rows, int Calls)> UndisturbedAsync()
    {
        using var life = new TablesLife(null, 0);
        var rows = await life.RunAsync();
        return (rows, life.Calls);
    }

    private static string WithoutPostponing(string rows)
    {
        var acts = rows.Split("\nfilings ").Where(row => !row.Contains("\"what\":\"postponed\"", StringComparison.Ordinal));
        return Counts().Replace(string.Join("\nfilings ", acts), "N");
    }

    // Of acts and attempts.
    [GeneratedRegex(@"(?<=a-[0-9A-Z]+-0own-)[0-9]{6}|(?<=Sequence=)[0-9]+|(?<=""sequence"":)[0-9]+|(?<=""attempts"":)[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Counts();
}
