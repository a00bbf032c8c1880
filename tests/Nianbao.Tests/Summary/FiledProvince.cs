using System.Globalization;
using Nianbao.Documents;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Generator.Provinces;
using Nianbao.Intake;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Summary;

/// <summary>A generated province whose reports are in force, in a database of its own, with some explained, overridden and returned.</summary>
internal sealed class FiledProvince : IDisposable
{
    private readonly EmptyFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly List<YearReport> reports = [];
    private readonly bool isMessy;

    private FiledProvince(ProvincePlan plan, bool isMessy)
    {
        (Plan, this.isMessy) = (plan, isMessy);
        database = new(folder["nianbao.db"]);
        Submissions = new(database, Clock);
        Files = new(folder["files"]);
        Compiler = new(Submissions, new SqliteOutbox(database, Clock), Files, NationalForms.All, Small.Key, Clock);
    }

    public ProvincePlan Plan { get; }

    public ManualClock Clock { get; } = ManualClock.At("2025-07-01T00:00:00Z");

    public SqliteSubmissionStore Submissions { get; }

    public DiskFileStore Files { get; }

    public SummaryCompiler Compiler { get; }

    public string FilesFolder => folder["files"];

    public IReadOnlyList<YearReport> All => reports;

    /// <summary>What is in force.</summary>
    public IEnumerable<YearReport> InForce => reports.Where(report => report.Filed != Punctuality.Missing);

    /// <param name="plan">What the province is like.</param>
    /// <param name="isMessy">Whether errors were let stand, areas disagree with their units, documents are joint, and days of publication stated.</param>
    public static async Task<FiledProvince> OfAsync(ProvincePlan plan, bool isMessy = false)
    {
        var filed = new FiledProvince(plan, isMessy);
        var province = ProvinceTree.Of(plan);
        await filed.Submissions.PutAgenciesAsync([.. province.All.Select(unit => unit.Agency)], default);
        filed.reports.AddRange(new ProvinceReports(plan).Of(province));
        await filed.database.WriteAsync(connection => filed.reports.Count(report => SqliteFilingChange.Write(connection, filed.ChangeOf(report))), default);
        return filed;
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    /// <summary>A data folder with the same database and files.</summary>
    public void CopyTo(string data)
    {
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(data, Path.GetRelativePath(folder.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    /// <summary>Writes a report of the year anew with other figures, as its next revision in force.</summary>
    public async Task ReviseAsync(YearReport report, Func<YearReport, YearReport> change)
    {
        var key = new FilingKey(report.Year, report.Unit.Agency.Id, report.Scope);
        var head = (await Submissions.FindFilingOrNullAsync(key, default))!;
        var inForce = await Submissions.FindSubmissionOrNullAsync(new(key, head.LatestRevision), default);
        var revision = SubmissionOf(change(report)) with { Id = new(key, head.LatestRevision + 1) };
        var (moved, revisions) = FilingStep.Move(FilingStep.WithRevision(head, revision), revision, inForce, revision.CheckedAt!.Value);
        Assert.True(await Submissions.SaveAsync(
            new(moved, revisions, new(key, 0, revision.ReceivedAt, "system", "checked", revision.Id.Revision, revision.State, ""), Pending: null, Done: null), default));
    }

    private FilingChange ChangeOf(YearReport report)
    {
        var submission = SubmissionOf(isMessy ? Messed(report) : report);
        var head = FilingStep.WithRevision(null, submission);
        if (isMessy)
        {
            head = head with { Publications = PublicationsOf(report), Joint = JointOf(report) };
        }


        IReadOnlyList<Submission> revisions = [submission];
        if (submission.State == SubmissionState.Accepted)
        {
            (head, revisions) = FilingStep.Move(head, submission, inForce: null, submission.CheckedAt!.Value);
        }

        return new(head, revisions, new(submission.Id.Filing, 0, submission.ReceivedAt, "system", "checked", 1, submission.State, ""), Pending: null, Done: null);
    }

    /// <summary>Of the areas every third disagrees with its units.</summary>
    private static YearReport Messed(YearReport report) => report.Scope == FilingScope.Area && report.Seed % 3 == 0
        ? report with { Figures = new Dictionary<string, decimal>(report.Figures) { ["t3.granted.total"] = decimal.Floor(report.Figures["t3.granted.total"] / 2) } }
        : report;

    /// <summary>Two of three say when: most in January, some after the deadline, one in a hundred before the year was over.</summary>
    private static IReadOnlyList<Publication>? PublicationsOf(YearReport report) => (report.Seed % 100) switch
    {
        < 33 => null,
        33 => [Published(new(report.Year, 12, 20))],
        < 40 => [Published(new(report.Year + 1, 4, 2))],
        _ => [Published(new(report.Year + 1, 1, 25))],
    };

    private static Publication Published(DateOnly day) => new(1, day, "key-1", An.Moment);

    /// <summary>Some departments count one document that the province's department of finance leads; it is in the roster first.</summary>
    private IReadOnlyList<JointShare>? JointOf(YearReport report) =>
        report is { Scope: FilingScope.Own, Unit.Agency.Kind: AgencyKind.Department, Year: 2024 } && report.Seed % 9 == 0
        && report.Figures.GetValueOrDefault("s2.normdocs_made") > 0 && Lead is { } lead && lead != report.Unit.Agency.Id
            ? [new("s2.normdocs_made", lead, 1, "key-1", An.Moment)] : null;

    /// <summary>Who leads the joint documents of a messy province.</summary>
    public string? Lead => reports.FirstOrDefault(report =>
        report is { Year: 2024, Filed: not Punctuality.Missing, Scope: FilingScope.Own, Unit.Agency: { Kind: AgencyKind.Department, Level: AgencyLevel.Province } }
        && report.Figures.GetValueOrDefault("s2.normdocs_made") > 2)?.Unit.Agency.Id;

    private Submission SubmissionOf(YearReport report)
    {
        var id = new SubmissionId(new(report.Year, report.Unit.Agency.Id, report.Scope), 1);
        var content = System.Text.Encoding.UTF8.GetBytes(id.ToString());
        var received = new DateTimeOffset(report.Year + 1, report.Filed == Punctuality.Late ? 6 : 1, 20, 2, 0, 0, TimeSpan.Zero);
        var finding = new Finding("N08", Severity.Warning, "与去年文本相似度 0.91，疑内容雷同。", [], Place.Document, null, "请核对。") { Fingerprint = "N08" };
        var isReturned = report.Filed == Punctuality.Missing;
        var isRemarked = report.Seed % 20 == 0;
        var isOverridden = isMessy && !isReturned && !isRemarked && report.Seed % 17 == 0;
        var error = new Finding("F05", Severity.Error, "标题用了简称，应写单位全称。", [], Place.Document, null, "请改正。") { Fingerprint = "F05" };
        return new()
        {
            Id = id,
            State = isReturned ? SubmissionState.Returned : SubmissionState.Accepted,
            File = new($"reports/{id.Filing.Year.ToString(CultureInfo.InvariantCulture)}/{id.Filing.Agency}/x.txt", "年报.txt", FileKind.Text, content.Length, Fingerprint.Of(content)),
            ReceivedAt = received,
            ReceivedBy = "key-1",
            CheckedAt = received,
            Result = new()
            {
                File = "年报.txt",
                Kind = FileKind.Text,
                Sha256 = Fingerprint.Of(content),
                Form = report.Form.Id,
                Figures = report.Form.Cells.Where(cell => report.Figures.ContainsKey(cell.Key.Text)).ToDictionary(
                    cell => cell.Key.Text, cell => new ReadFigure(report.Figures[cell.Key.Text], FigureState.Number, "", cell.Unit, new Place.OfCell(1, 2, 3))),
                Findings = isOverridden ? [error] : isRemarked || isReturned ? [finding] : [],
                Rules = new(1, 0, 0, 0),
                RuleSet = "rules-1",
                Verdict = Verdict.Accepted,
            },
            Waivers = isOverridden ? [new("F05", "F05", "名称已在批复中使用，同意保留。", "office", received)] : [],
            Explanations = isRemarked ? [new("N08", "N08", "内容确有变化，表述相近。", "key-1", received)] : [],
        };
    }
}
