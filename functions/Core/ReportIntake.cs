using System.Globalization;
using System.Text;
using Nianbao.Findings;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao;

/// <summary>
/// Takes in a report: stores the bytes, makes a revision of the filing, and queues its check. Safe to run again, and at the same time:
/// one file sent often is one submission.
/// </summary>
public sealed class ReportIntake(
    ISubmissionStore submissions, IFileStore files, IWorkQueue queue, ReportChecker checker, TimeProvider time)
{
    /// <summary>The largest file that is ever taken, in bytes; the limits may say less.</summary>
    public const int SizeLimit = 20 * 1024 * 1024;

    /// <summary>The first data year that has a form.</summary>
    public const int FirstYear = 2014;

    /// <summary>How long the first message may take before the sweep sends another.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Takes in one report. The idempotency key is taken for the request before anything is stored, and refusals are not remembered
    /// under it: asked again they are judged again.
    /// </summary>
    public async Task<IntakeOutcome> AcceptAsync(Upload upload, CancellationToken cancellation)
    {
        if (upload.Content.Length > Math.Min(SizeLimit, checker.Limits.FileBytes))
        {
            return new IntakeOutcome.TooLarge(Math.Min(SizeLimit, checker.Limits.FileBytes));
        }

        var file = Describe(upload);
        if (AnsweredBefore(await FindAnswerOrNullAsync(upload, cancellation), upload, file) is { } before)
        {
            return before;
        }

        if (await submissions.FindAgencyOrNullAsync(upload.Agency, cancellation) is not { } agency)
        {
            return new IntakeOutcome.UnknownAgency();
        }

        if (RefusalOf(upload, agency, file) is { } refusal)
        {
            return refusal;
        }

        return AnsweredBefore(await ReserveAsync(upload, file, cancellation), upload, file)
            ?? await FileAsync(agency, upload, file, cancellation);
    }

    private static StoredFile Describe(Upload upload)
    {
        var content = upload.Content.Span;
        var kind = FileKinds.Detect(content);
        var sha256 = Fingerprint.Of(content);
        var path = string.Create(CultureInfo.InvariantCulture, $"reports/{upload.Year}/{upload.Agency}/{sha256}{FileKinds.Extension(kind)}");
        return new(path, FileName.Safe(upload.FileName), kind, content.Length, sha256);
    }

    private IntakeOutcome? RefusalOf(Upload upload, Agency agency, StoredFile file)
    {
        var lastYear = Beijing.DateOf(time.GetUtcNow()).Year - 1;
        return upload switch
        {
            _ when upload.Year < FirstYear || upload.Year > lastYear => new IntakeOutcome.YearNotOpen(FirstYear, lastYear),
            _ when !agency.WasActiveIn(upload.Year) => new IntakeOutcome.NotThere(),
            { Scope: FilingScope.Area } when agency.Kind != AgencyKind.Government => new IntakeOutcome.ScopeNotOpen(),
            _ when file.Kind == FileKind.Binary => new IntakeOutcome.NeverADocument(file.Kind),
            _ when file.Kind is FileKind.Docx or FileKind.Xlsx && ZipDirectory.DeclaredSize(upload.Content.Span) > checker.Limits.UnpackedBytes =>
                new IntakeOutcome.UnpacksTooLarge(checker.Limits.UnpackedBytes),
            _ => null,
        };
    }

    private async Task<IntakeOutcome> FileAsync(Agency agency, Upload upload, StoredFile file, CancellationToken cancellation)
    {
        var key = new FilingKey(upload.Year, agency.Id, upload.Scope ?? agency.DefaultScope);
        var filedAs = await submissions.FilerOfAsync(agency, key, cancellation);
        await files.PutAsync(file.Path, upload.Content, cancellation);
        var (outcome, message) = await submissions.ChangeFilingAsync(key, async head => Decide(head, key, filedAs, await LatestAsync(head, cancellation), upload, file), cancellation);
        if (outcome is IntakeOutcome.AlreadyReceived found && Answered(upload, file, found.Submission, isNew: false) is { } answered)
        {
            await submissions.RememberAnswerAsync(answered, cancellation);
        }

        if (message is not null)
        {
            await SendAsync(message);
        }

        return outcome;
    }

    /// <summary>Not to be cancelled: a caller who hangs up after her report is stored would leave it waiting for the sweep.</summary>
    private async Task SendAsync(WorkMessage message)
    {
        try
        {
            await queue.SendAsync(message, CancellationToken.None);
        }
        catch (IOException)
        {
            // The report is taken in and waits, and that is what the filer must hear: the sweep sends another message.
        }
    }

    private async Task<Submission?> LatestAsync(Filing? head, CancellationToken cancellation) =>
        head is null ? null : await submissions.FindSubmissionOrNullAsync(new(head.Key, head.LatestRevision), cancellation);

    private Decided<(IntakeOutcome Outcome, WorkMessage? Message)> Decide(
        Filing? head, FilingKey key, FiledAs filedAs, Submission? latest, Upload upload, StoredFile file) => latest switch
        {
            { } same when same.File.Sha256 == file.Sha256 && IsAnswered(same, filedAs) => AlreadyReceived(same, filedAs),
            { State: SubmissionState.Accepted } accepted when accepted.File.Sha256 == file.Sha256 => AskedAgain(head!, accepted, filedAs, upload, file),
            _ => NextRevision(head, key, latest, upload, file),
        };

    /// <summary>Whether nothing new would come of a check: it has been made, beside the one that counts perhaps, or is going to be.</summary>
    private bool IsAnswered(Submission latest, FiledAs filedAs) =>
        latest.Result is null || latest.RecheckAsked || Filer.WasCheckedAs(latest, checker.RuleSet, filedAs)
        || (latest.Beside is { } beside && Filer.IsSame(beside, checker.RuleSet, filedAs));

    // Sent again for a submission that still waits, in case the process ended between the write and the first message.
    private Decided<(IntakeOutcome Outcome, WorkMessage? Message)> AlreadyReceived(Submission latest, FiledAs filedAs) => new(
        (new IntakeOutcome.AlreadyReceived(latest.Id), latest switch
        {
            { State: SubmissionState.Received } => FirstMessage(latest.Id),
            { RecheckAsked: true } => RecheckMessage(latest.Id, filedAs),
            _ => null,
        }), null);

    private Decided<(IntakeOutcome Outcome, WorkMessage? Message)> AskedAgain(
        Filing head, Submission accepted, FiledAs filedAs, Upload upload, StoredFile file)
    {
        var now = time.GetUtcNow();
        var act = new Act(head.Key, 0, now, upload.By, "recheck-asked", accepted.Id.Revision, accepted.State, "");
        return new(
            (new IntakeOutcome.Rechecking(accepted.Id), RecheckMessage(accepted.Id, filedAs)),
            new(head, [accepted with { RecheckAsked = true, Attempts = 0, NextAttemptAt = null }], act, new(accepted.Id, 0, now + Grace), Done: null)
            {
                Answered = Answered(upload, file, accepted.Id, isNew: false),
            });
    }

    private Decided<(IntakeOutcome Outcome, WorkMessage? Message)> NextRevision(
        Filing? head, FilingKey key, Submission? latest, Upload upload, StoredFile file)
    {
        var revision = Revision(key, latest, upload.By, file);
        var act = new Act(key, 0, revision.ReceivedAt, upload.By, "received", revision.Id.Revision, revision.State, "");
        var pending = new PendingCheck(revision.Id, 0, revision.ReceivedAt + Grace);
        return new(
            (new IntakeOutcome.Received(revision.Id), FirstMessage(revision.Id)),
            new(FilingStep.WithRevision(head, revision), [revision], act, pending, Done: null)
            {
                Answered = Answered(upload, file, revision.Id, isNew: true),
            });
    }

    private static WorkMessage FirstMessage(SubmissionId id) => WorkMessage.Check($"{id}/1", id, notBefore: null);

    private WorkMessage RecheckMessage(SubmissionId id, FiledAs filedAs)
    {
        var under = Fingerprint.Of(Encoding.UTF8.GetBytes($"{checker.RuleSet}\n{filedAs.Agency}\n{string.Join('\n', filedAs.FormerNames)}\n{filedAs.HasRulemakingPower}\n{filedAs.IsCountyOrBelow}\n{filedAs.Prior?.Source}"));
        return WorkMessage.Check($"{id}/recheck-{under[..16]}", id, notBefore: null);
    }

    private Submission Revision(FilingKey key, Submission? latest, string by, StoredFile file) => new()
    {
        Id = new(key, (latest?.Id.Revision ?? 0) + 1),
        State = SubmissionState.Received,
        File = file,
        ReceivedAt = time.GetUtcNow(),
        ReceivedBy = by,
        // What the office sent back was not explained well enough: that is said anew.
        Explanations = latest is { ReturnedBecause: null } ? latest.Explanations : [],
        Waivers = latest?.Waivers ?? [],
    };

    private async Task<RememberedAnswer?> FindAnswerOrNullAsync(Upload upload, CancellationToken cancellation) =>
        upload.IdempotencyKey is { } key ? await submissions.FindAnswerOrNullAsync(upload.By, key, time.GetUtcNow(), cancellation) : null;

    private async Task<RememberedAnswer?> ReserveAsync(Upload upload, StoredFile file, CancellationToken cancellation) =>
        upload.IdempotencyKey is { } key
            ? await submissions.ReserveAnswerAsync(upload.By, key, RequestHash(upload, file), time.GetUtcNow(), cancellation)
            : null;

    /// <summary>What the key's answer is; null when there is none yet, and the request is to be done.</summary>
    private static IntakeOutcome? AnsweredBefore(RememberedAnswer? answer, Upload upload, StoredFile file) => answer switch
    {
        null => null,
        _ when answer.RequestHash != RequestHash(upload, file) => new IntakeOutcome.KeyUsedBefore(),
        { Submission: { } made, IsNew: true } => new IntakeOutcome.Received(made) { AnsweredAt = answer.At },
        { Submission: { } found } => new IntakeOutcome.AlreadyReceived(found) { AnsweredAt = answer.At },
        _ => null,
    };

    private AnsweredCall? Answered(Upload upload, StoredFile file, SubmissionId submission, bool isNew) => upload.IdempotencyKey is { } key
        ? new(upload.By, key, new(RequestHash(upload, file), submission, isNew, time.GetUtcNow()))
        : null;

    private static string RequestHash(Upload upload, StoredFile file)
    {
        var request = string.Create(CultureInfo.InvariantCulture, $"{upload.Agency}\n{upload.Year}\n{upload.Scope}\n{file.Name}\n{file.Sha256}{upload.Published:'\n'yyyy-MM-dd}");
        return Fingerprint.Of(Encoding.UTF8.GetBytes(request));
    }
}
