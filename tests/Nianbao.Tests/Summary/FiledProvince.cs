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

    public FiledProvince(ProvincePlan plan)
    {
        Plan = plan;
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

    /// <summary>What is in force.</summary>
    public IEnumerable<YearReport> InForce => reports.Where(report => report.Filed != Punctuality.Missing);

    public static async Task<FiledProvince> OfAsync(ProvincePlan plan)
    {
        var filed = new FiledProvince(plan);
        var province = ProvinceTree.Of(plan);
        await filed.Submissions.PutAgenciesAsync([.. province.All.Select(unit => unit.Agency)], default);
        filed.reports.AddRange(new ProvinceReports(plan).Of(province));
        await filed.database.WriteAsync(connection => filed.reports.Count(report => SqliteFilingChange.Write(connection, ChangeOf(report))), default);
        return filed;
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    private static FilingChange ChangeOf(YearReport report)
    {
        var submission = SubmissionOf(report);
        var head = FilingStep.WithRevision(null, submission);
        IReadOnlyList<Submission> revisions = [submission];
        if (submission.State == SubmissionState.Accepted)
        {
            (head, revisions) = FilingStep.Move(head, submission, inForce: null, submission.CheckedAt!.Value);
        }

        return new(head, revisions, new(submission.Id.Filing, 0, submission.ReceivedAt, "system", "checked", 1, submission.State, ""), Pending: null, Done: null);
    }

    private static Submission SubmissionOf(YearReport report)
    {
        var id = new SubmissionId(new(report.Year, report.Unit.Agency.Id, report.Scope), 1);
        var content = System.Text.Encoding.UTF8.GetBytes(id.ToString());
        var received = new DateTimeOffset(report.Year + 1, report.Filed == Punctuality.Late ? 6 : 1, 20, 2, 0, 0, TimeSpan.Zero);
        var finding = new Finding("N08", Severity.Warning, "与去年文本相似度 0.91，疑内容雷同。", [], Place.Document, null, "请核对。") { Fingerprint = "N08" };
        var isReturned = report.Filed == Punctuality.Missing;
        var isRemarked = report.Seed % 20 == 0;
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
                Findings = isRemarked || isReturned ? [finding] : [],
                Rules = new(1, 0, 0, 0),
                RuleSet = "rules-1",
                Verdict = Verdict.Accepted,
            },
            Explanations = isRemarked ? [new("N08", "N08", "内容确有变化，表述相近。", "key-1", received)] : [],
        };
    }
}
