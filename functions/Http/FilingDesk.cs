using System.Diagnostics;
using System.Globalization;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>What came of one report that was sent in: that it was taken in, or why not.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Taken">Null when it was refused.</param>
/// <param name="Refusal">Null when it was taken in.</param>
public sealed record FilingResult(int Status, TakenView? Taken, Answer? Refusal)
{
    public static FilingResult Refused(Answer refusal) => new(refusal.Status, null, refusal);
}

/// <summary>Takes in one report, and says what came of it.</summary>
public sealed class FilingDesk(
    ReportIntake intake, FilingStatements statements, ReportChecker checker, ISubmissionStore store, ReceiptKey key, TimeProvider time)
{
    /// <param name="upload">The report, of whoever may file it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<FilingResult> FileAsync(Upload upload, CancellationToken cancellation) => await AcceptAsync(upload, cancellation) switch
    {
        IntakeOutcome.Received done => await TakenAsync(202, done.Submission, "报告已收到，结果一般几秒钟内给出，请按 self 的地址查看。", cancellation),
        IntakeOutcome.AlreadyReceived before => await TakenAsync(200, before.Submission, "这个文件已经报送过，没有重复登记，请按 self 的地址查看。", cancellation),
        IntakeOutcome.Rechecking again => await TakenAsync(
            202, again.Submission, "这个文件已经通过；核对规则、单位名录或上一年度的报告后来有变化，正在重新核对，已通过的结果不变，除非主管部门另作决定。", cancellation),
        var refused => FilingResult.Refused(RefusalOf(refused)),
    };

    /// <summary>When the report was published, as the form says; or what is wrong with that (中文).</summary>
    public (DateOnly? Day, string? Wrong) PublishedIn(UploadBody body, int year)
    {
        if (body.Field("published") is not { } text)
        {
            return (null, null);
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (null, "published（公布日期）要写成 2025-01-20 的样子。");
        }

        // Whether the year is open is said by the intake, in its own words.
        return year >= ReportIntake.FirstYear && statements.RefusalOf(year, day) is { } wrong ? (null, wrong) : (day, null);
    }

    /// <summary>
    /// The day is stated after the report is stored: a call that ends in between is sent again, finds the report there, and states it then. What was
    /// stated is not stated again: a later day may stand by now.
    /// </summary>
    private async Task<IntakeOutcome> AcceptAsync(Upload upload, CancellationToken cancellation)
    {
        var outcome = await intake.AcceptAsync(upload, cancellation);
        SubmissionId? id = outcome switch
        {
            IntakeOutcome.Received taken => taken.Submission,
            IntakeOutcome.AlreadyReceived before => before.Submission,
            IntakeOutcome.Rechecking again => again.Submission,
            _ => null,
        };
        if (upload.Published is not null && id is { } submission
            && !(outcome.AnsweredAt is { } answered && await statements.WasPublicationStatedAsync(submission, since: answered, cancellation)))
        {
            await statements.PublishAsync(submission, upload.Published, upload.By, isMeant: true, cancellation);
        }

        return outcome;
    }

    private static Answer RefusalOf(IntakeOutcome outcome) => outcome switch
    {
        IntakeOutcome.UnknownAgency => Problem.UnknownAgency,
        IntakeOutcome.YearNotOpen open => Problem.YearNotOpen($"现在可以报送 {open.First} 至 {open.Last} 年度的报告；year 填报告所属的年度，不是报送的年份。"),
        IntakeOutcome.NotThere => Problem.YearNotOpen("按名录，该单位在这个年度尚未设立或已经停用；由承接单位报送的，请填承接单位。"),
        IntakeOutcome.ScopeNotOpen => Problem.ScopeNotOpen("只有各级人民政府才报送本地区汇总（area），其他单位请填 own 或不填。"),
        IntakeOutcome.TooLarge large => Problem.LargerThan(large.Limit),
        IntakeOutcome.UnpacksTooLarge large => Problem.UnpacksTo(large.Limit),
        IntakeOutcome.NeverADocument => Problem.NeverADocument,
        IntakeOutcome.KeyUsedBefore => Problem.IdempotencyKeyReused,
        var other => throw new UnreachableException(other.ToString()),
    };

    private async Task<FilingResult> TakenAsync(int status, SubmissionId id, string note, CancellationToken cancellation)
    {
        var submission = await store.FindSubmissionOrNullAsync(id, cancellation)
            ?? throw new InvalidOperationException($"{id} was taken in and is not in the store.");
        var receipt = key.Issue(submission, checker.RuleSet, time.GetUtcNow());
        return new(status, new TakenView(id.ToString(), SubmissionLinks.SelfOf(id), note, receipt), null);
    }
}
