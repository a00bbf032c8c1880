using Nianbao.Documents;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Tests.Store;

/// <summary>Valid records to start from.</summary>
public static class An
{
    public const string DepartmentId = "11321322014214799H";
    public const string OtherDepartmentId = "113213220142148103";
    public const string GovernmentId = "11321322014214749C";

    public static DateTimeOffset Moment { get; } = new(2024, 1, 15, 8, 0, 0, TimeSpan.Zero);

    public static Agency Agency(string id = DepartmentId, AgencyKind kind = AgencyKind.Department, string? parent = null) =>
        new(id, $"单位{id}", [], "321322", kind, AgencyLevel.County, HasRulemakingPower: false, parent, "张 0527-1");

    public static Agency AgencyWithHistory() => Agency(parent: GovernmentId) with
    {
        FormerNames = ["旧名", new("更旧的名", new(2014, 6, 30))],
        FormerParents = [new(OtherDepartmentId, new(2018, 12, 31)), new(null, new(2016, 3, 31))],
        Predecessors = [new(OtherDepartmentId, new(2019, 1, 1), SuccessionKind.Merged)],
        ActiveFrom = new(2014, 1, 1),
        ActiveTo = new(2030, 12, 31),
        Phone = "0527-2",
        Emails = ["a@example.cn", "b@example.cn"],
        HeadName = "王",
        HeadEmails = ["c@example.cn"],
    };

    public static FilingKey Key(string agency = DepartmentId, int year = 2023, FilingScope scope = FilingScope.Own) => new(year, agency, scope);

    public static Submission Submission(SubmissionState state = SubmissionState.Received, int revision = 1, FilingKey? key = null) => new()
    {
        Id = new(key ?? Key(), revision),
        State = state,
        File = new("reports/2023/x/ab.txt", "年报.txt", FileKind.Text, 3, $"{revision:00}"),
        ReceivedAt = Moment,
        ReceivedBy = "key-1",
    };

    public static ReadFigure Number(decimal value, string? unit = "件") =>
        new(value, FigureState.Number, value.ToString(System.Globalization.CultureInfo.InvariantCulture), unit, new Place.OfCell(1, 2, 3));

    public static ReadFigure Blank { get; } = new(null, FigureState.Blank, "", "件", new Place.OfCell(1, 2, 3));

    public static ReadFigure NotApplicable { get; } = new(null, FigureState.NotApplicable, "/", "件", new Place.OfCell(1, 2, 3));

    public static ReadFigure Unparsed { get; } = new(null, FigureState.Unparsed, "约12", "件", new Place.OfCell(1, 2, 3));

    public static Finding Finding(Severity severity, string rule = "A04", string key = "a.req_received_total") =>
        new(rule, severity, "不相等。", [key], new Place.OfCell(1, 22, 3), "58", "请核对。") { Fingerprint = $"{rule}:{key}" };

    public static CheckedReport Report(Verdict verdict = Verdict.Accepted, params Finding[] findings) => new()
    {
        File = "年报.txt",
        Kind = FileKind.Text,
        Sha256 = "ab",
        Form = "A",
        Figures = new Dictionary<string, ReadFigure> { ["a.req_received_total"] = Number(58), ["a.complaint_total"] = Blank },
        Findings = findings,
        Rules = new(1, findings.Length, 0, 0),
        RuleSet = "rules-1",
        Verdict = verdict,
    };

    public static Filing Head(Submission latest, string? etag = null) => new()
    {
        Key = latest.Id.Filing,
        LatestRevision = latest.Id.Revision,
        LatestState = latest.State,
        LatestSha256 = latest.File.Sha256,
        LatestReceivedAt = latest.ReceivedAt,
        ETag = etag,
    };

    public static FilingChange Change(Submission latest, string? etag = null) =>
        new(Head(latest, etag), [latest], new(latest.Id.Filing, 0, Moment, "key-1", "received", latest.Id.Revision, latest.State, ""), Pending: null, Done: null);

    public static Notice Notice(string step = "t-7") => new()
    {
        Id = $"{Key()}/{step}",
        Kind = NoticeKind.Reminder,
        Reader = NoticeReader.Filer,
        To = DepartmentId,
        Year = 2023,
        Filings = [Key()],
        PlannedAt = Moment,
        NotBefore = Moment,
    };

    public static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
