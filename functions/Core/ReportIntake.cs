using System.Globalization;
using System.Text;
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
    /// <summary>The largest file that is taken, in bytes.</summary>
    public const int SizeLimit = 20 * 1024 * 1024;

    /// <summary>The most a packed file may say it unpacks to, in bytes.</summary>
    public const long UnpackedLimit = 64L * 1024 * 1024;

    /// <summary>The first data year that has a form.</summary>
    public const int FirstYear = 2014;

    /// <summary>How long the first message may take before the sweep sends another.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Takes in one report. Refusals are not remembered under the idempotency key: asked again they are judged again. Two different
    /// requests under one key at the same moment are both taken.
    /// </summary>
    public async Task<IntakeOutcome> AcceptAsync(Upload upload, CancellationToken cancellation)
    {
        if (upload.Content.Length > SizeLimit)
        {
            return new IntakeOutcome.TooLarge(SizeLimit);
        }

        var file = Describe(upload);
        if (await AnsweredBeforeAsync(upload, file, cancellation) is { } before)
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

        var outcome = await FileAsync(new(upload.Year, agency.Id, upload.Scope ?? agency.DefaultScope), upload, file, cancellation);
        await RememberAsync(upload, file, outcome, cancellation);
        return outcome;
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
            { Scope: FilingScope.Area } when agency.Kind != AgencyKind.Government => new IntakeOutcome.ScopeNotOpen(),
            _ when file.Kind == FileKind.Binary => new IntakeOutcome.NeverADocument(file.Kind),
            _ when file.Kind is FileKind.Docx or FileKind.Xlsx && ZipDirectory.DeclaredSize(upload.Content.Span) > UnpackedLimit =>
                new IntakeOutcome.UnpacksTooLarge(UnpackedLimit),
            _ => null,
        };
    }

    private async Task<IntakeOutcome> FileAsync(FilingKey key, Upload upload, StoredFile file, CancellationToken cancellation)
    {
        await files.PutAsync(file.Path, upload.Content, cancellation);
        var (outcome, waiting) = await submissions.ChangeFilingAsync(key, head => DecideAsync(head, key, upload.By, file, cancellation), cancellation);
        if (waiting is { } id)
        {
            // Sent again for a submission that still waits, in case the process ended between the write and the first message.
            await queue.SendAsync(new($"{id}/1", id, NotBefore: null), cancellation);
        }

        return outcome;
    }

    private async Task<Decided<(IntakeOutcome Outcome, SubmissionId? Waiting)>> DecideAsync(
        Filing? head, FilingKey key, string by, StoredFile file, CancellationToken cancellation)
    {
        var latest = head is null ? null : await submissions.FindSubmissionOrNullAsync(new(key, head.LatestRevision), cancellation);
        if (latest is not null && latest.File.Sha256 == file.Sha256 && (latest.Result is null || latest.Result.RuleSet == checker.RuleSet))
        {
            return new((new IntakeOutcome.AlreadyReceived(latest.Id), latest.State == SubmissionState.Received ? latest.Id : null), null);
        }

        var revision = NextRevision(key, latest, by, file);
        var act = new Act(key, 0, revision.ReceivedAt, by, "received", revision.Id.Revision, revision.State, "");
        var pending = new PendingCheck(revision.Id, 0, revision.ReceivedAt + Grace);
        return new(
            (new IntakeOutcome.Received(revision.Id), revision.Id),
            new(FilingStep.WithRevision(head, revision), [revision], act, pending, Done: null));
    }

    private Submission NextRevision(FilingKey key, Submission? latest, string by, StoredFile file) => new()
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

    private async Task<IntakeOutcome?> AnsweredBeforeAsync(Upload upload, StoredFile file, CancellationToken cancellation)
    {
        if (upload.IdempotencyKey is not { } key
            || await submissions.FindAnswerOrNullAsync(upload.By, key, time.GetUtcNow(), cancellation) is not { } answer)
        {
            return null;
        }

        return (answer.RequestHash == RequestHash(upload, file), answer.IsNew) switch
        {
            (false, _) => new IntakeOutcome.KeyUsedBefore(),
            (true, true) => new IntakeOutcome.Received(answer.Submission),
            (true, false) => new IntakeOutcome.AlreadyReceived(answer.Submission),
        };
    }

    private async Task RememberAsync(Upload upload, StoredFile file, IntakeOutcome outcome, CancellationToken cancellation)
    {
        (SubmissionId Submission, bool IsNew)? answer = outcome switch
        {
            IntakeOutcome.Received made => (made.Submission, true),
            IntakeOutcome.AlreadyReceived found => (found.Submission, false),
            _ => null,
        };
        if (upload.IdempotencyKey is { } key && answer is { } known)
        {
            var remembered = new RememberedAnswer(RequestHash(upload, file), known.Submission, known.IsNew, time.GetUtcNow());
            await submissions.RememberAnswerAsync(upload.By, key, remembered, cancellation);
        }
    }

    private static string RequestHash(Upload upload, StoredFile file)
    {
        var request = string.Create(CultureInfo.InvariantCulture, $"{upload.Agency}\n{upload.Year}\n{upload.Scope}\n{file.Name}\n{file.Sha256}");
        return Fingerprint.Of(Encoding.UTF8.GetBytes(request));
    }
}
