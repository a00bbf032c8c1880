using System.Text;
using System.Text.RegularExpressions;
using Nianbao.Intake;
using Nianbao.Local.Data;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Faults;

/// <summary>
/// The life of a filing in a folder of its own: a wrong report, a doubtful one that is explained, a right one, which the office sends
/// back and which is sent in once more and confirmed. When "the process" ends, another one is started on the folder, and the caller
/// sends again what was not answered.
/// </summary>
public sealed partial class Life : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly EmptyFolder folder = new();
    private readonly ManualClock clock = new(An.Moment);
    private readonly Func<Instance, Task>[] steps;
    private int done;

    public Life()
    {
        steps =
        [
            instance => instance.Submissions.PutAgenciesAsync([An.Agency()], default),
            instance => instance.UploadAsync("error A04 a.x", "upload-1"),
            WorkAsync,
            instance => instance.UploadAsync("warning A10 a.x\na.x=7", "upload-2"),
            WorkAsync,
            instance => instance.ActAsync("key-1", "explain-1", call => instance.Review.ExplainAsync(
                new(An.Key(), 2), [new(new(null, "A10", null), "确有其事。")], "key-1", call, default)),
            instance => instance.UploadAsync("warning A10 a.x\na.x=8", "upload-3"),
            WorkAsync,
            instance => instance.ActAsync("office", "return-1", call => instance.Review.DecideAsync(
                new(An.Key(), 3), new(DecisionKind.Return, "请核对。", []), "office", call, default)),
            instance => instance.UploadAsync("a.x=9", "upload-4"),
            WorkAsync,
            instance => instance.ActAsync("office", "confirm-1", call => instance.Review.DecideAsync(
                new(An.Key(), 4), new(DecisionKind.Confirm, "同意。", []), "office", call, default)),
        ];
    }

    /// <summary>Lives on until the process ends or all is done. True when all is done.</summary>
    public async Task<bool> GoOnAsync(Fuse fuse)
    {
        using var instance = new Instance(folder.Path, clock, fuse);
        try
        {
            await instance.RecoverAsync();
            // What was in hand at each of many ends waits for so long before it is taken again.
            clock.Advance(ReportPipeline.Delays[^1]);
            for (; done < steps.Length; done++)
            {
                await steps[done](instance);
            }

            return true;
        }
        catch (ProcessEndedException)
        {
            return false;
        }
    }

    /// <summary>All that is stored, times and their hashes left out, a line a record.</summary>
    public string EndState()
    {
        using var database = new SqliteDatabase(folder["nianbao.db"]);
        var text = new StringBuilder();
        database.Read(connection =>
        {
            Print(text, connection, "SELECT json FROM agencies ORDER BY id");
            Print(text, connection, "SELECT json FROM filings ORDER BY year, agency, scope");
            Print(text, connection, "SELECT json FROM acts ORDER BY filing, sequence");
            Print(text, connection, "SELECT submission FROM pending");
            // A message about a notice may be lost with the process that was about to send it; the notice never is, and the sweep finds it.
            Print(text, connection, "SELECT id FROM messages WHERE is_done = 0 AND queue = 'submissions'");
            Print(text, connection, "SELECT json FROM notices ORDER BY id");
            Print(text, connection, "SELECT caller || idempotency_key || json FROM answers ORDER BY 1");
            for (var i = 1; SqliteSubmissionStore.Find(connection, new(An.Key(), i)) is { } revision; i++)
            {
                text.AppendLine(Times().Replace(Printed.Of(revision), "TIME"));
            }

            return true;
        });
        foreach (var file in Directory.EnumerateFiles(folder["files"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            text.Append(Path.GetRelativePath(folder["files"], file)).Append(' ').AppendLine(Fingerprint.Of(File.ReadAllBytes(file)));
        }

        return text.ToString();
    }

    public IReadOnlyList<string> Faults()
    {
        using var database = new SqliteDatabase(folder["nianbao.db"]);
        new LogFolder(folder["log"]).CatchUp(database);
        return new Verification(database, new(folder.Path), (_, _) => { }).Run().Faults;
    }

    public void Dispose() => folder.Dispose();

    private static async Task WorkAsync(Instance instance)
    {
        // As the worker does it: taken, checked, settled.
        while (await instance.Fuse.RunAsync(() => instance.Queue.TakeAsync(WorkQueueName.Submissions, Lease, default)) is { } message)
        {
            await instance.Pipeline.ProcessAsync(SubmissionId.Parse(message.Subject)!.Value, default);
            await instance.Fuse.RunAsync(() => instance.Queue.CompleteAsync(message, default));
        }
    }

    private static void Print(StringBuilder text, Microsoft.Data.Sqlite.SqliteConnection connection, string query)
    {
        using var command = connection.Command(query);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            text.AppendLine(Hashes().Replace(Times().Replace(row.GetString(0), "TIME"), "\"HASH\""));
        }
    }

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.+Z-]+|\\u002B[0-9:]+|(?<=/(?:returned|accepted)-)[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Times();

    // Of acts: they cover the times.
    [GeneratedRegex("(?<=\"(?:content|previous)\":)\"[0-9a-f]{64}\"", RegexOptions.CultureInvariant)]
    private static partial Regex Hashes();
}
