using System.Globalization;
using System.Text;
using Nianbao.Findings;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.UseCases;

/// <summary>
/// The use cases on the embedded adapters, with a checker that reads what to find from the file itself, a line each:
/// <c>error A04 a.x</c>, <c>warning A10 a.y</c>, <c>a.z=12</c>, <c>unreadable</c>, <c>bug</c>, <c>away</c>.
/// </summary>
public sealed class Desk : IDisposable
{
    private readonly EmptyFolder folder = new();
    private readonly SqliteDatabase database;

    public Desk()
    {
        database = new(folder["nianbao.db"]);
        Submissions = new SqliteSubmissionStore(database, Clock);
        Outbox = new(database, Clock);
        Files = new DiskFileStore(folder["files"]);
        Queue = new(database, Clock);
        Review = new(Submissions, Queue, Clock);
        Pipeline = new(Submissions, Files, Queue, Checker("rules-1"), Clock);
        Submissions.PutAgenciesAsync([An.Agency(), An.Agency(An.GovernmentId, AgencyKind.Government)], default).GetAwaiter().GetResult();
    }

    public ManualClock Clock { get; } = new(An.Moment);

    public SqliteSubmissionStore Submissions { get; }

    public SqliteOutbox Outbox { get; }

    public DiskFileStore Files { get; }

    public SqliteWorkQueue Queue { get; }

    public ReportPipeline Pipeline { get; }

    public ReportReview Review { get; }

    public string FilesFolder => folder["files"];

    public ReportIntake Intake(string ruleSet = "rules-1") => new(Submissions, Files, Queue, Checker(ruleSet), Clock);

    public static Upload Upload(string content, string? idempotencyKey = null) =>
        new("key-1", An.DepartmentId, 2023, Scope: null, "年报.txt", Encoding.UTF8.GetBytes(content), idempotencyKey);

    /// <summary>Sends a file in; its check waits.</summary>
    public async Task<SubmissionId> SendAsync(string content) =>
        Assert.IsType<IntakeOutcome.Received>(await Intake().AcceptAsync(Upload(content), default)).Submission;

    /// <summary>The same for another year, and of another agency's own work.</summary>
    public async Task<Submission> FileAsync(string content, int year, string agency = An.DepartmentId)
    {
        var upload = Upload(content) with { Year = year, Agency = agency, Scope = FilingScope.Own };
        var id = Assert.IsType<IntakeOutcome.Received>(await Intake().AcceptAsync(upload, default)).Submission;
        await Pipeline.ProcessAsync(id, default);
        return await FindAsync(id);
    }

    /// <summary>Sends a file in and checks it.</summary>
    public async Task<Submission> FileAsync(string content)
    {
        var id = await SendAsync(content);
        await Pipeline.ProcessAsync(id, default);
        return await FindAsync(id);
    }

    public async Task<Submission> FindAsync(SubmissionId id) => (await Submissions.FindSubmissionOrNullAsync(id, default))!;

    public async Task<Filing> HeadAsync() => (await Submissions.FindFilingOrNullAsync(An.Key(), default))!;

    public Task<List<Act>> ActsAsync() => An.ListAsync(Submissions.ListActsAsync(An.Key(), default));

    public Task<List<PendingCheck>> PendingAsync() => An.ListAsync(Submissions.ListPendingAsync(DateTimeOffset.MaxValue, default));

    public async Task<List<string>> DueMessagesAsync()
    {
        var ids = new List<string>();
        while (await Queue.TakeAsync(WorkQueueName.Submissions, TimeSpan.FromDays(1), default) is { } message)
        {
            await Queue.CompleteAsync(message, default);
            ids.Add(message.Id);
        }

        return ids;
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    public static ReportChecker Checker(string ruleSet) => new(ruleSet, (_, content, _) => Check(Encoding.UTF8.GetString(content.Span)) with { RuleSet = ruleSet });

    private static CheckedReport Check(string content)
    {
        var lines = content.Split('\n');
        if (lines.Contains("bug"))
        {
            throw new InvalidOperationException("The report says 张三.");
        }

        if (lines.Contains("away"))
        {
            throw new TimeoutException("The report says 张三.");
        }

        var findings = lines.Select(line => line.Split(' ')).Where(parts => parts.Length == 3)
            .Select(parts => An.Finding(Enum.Parse<Severity>(parts[0], ignoreCase: true), parts[1], parts[2])).ToArray();
        var figures = lines.Select(line => line.Split('=')).Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => An.Number(decimal.Parse(parts[1], CultureInfo.InvariantCulture)));
        return An.Report(VerdictOf(lines, findings), findings) with { Figures = figures };
    }

    private static Verdict VerdictOf(string[] lines, Finding[] findings) => lines.Contains("unreadable")
        ? Verdict.Unreadable
        : findings.Select(finding => finding.Severity).DefaultIfEmpty(Severity.Info).Max() switch
        {
            Severity.Error => Verdict.Returned,
            Severity.Warning => Verdict.AwaitingExplanation,
            _ => Verdict.Accepted,
        };
}
