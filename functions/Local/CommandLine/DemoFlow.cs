using Nianbao.Findings;
using Nianbao.Store;

namespace Nianbao.Local.CommandLine;

/// <summary>The steps of a filing as the people in it take them.</summary>
internal sealed class DemoFlow(ReportIntake intake, ReportReview review, ISubmissionStore store)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task LoadRosterAsync(string file)
    {
        var outcome = RosterCsv.Read(await File.ReadAllBytesAsync(file), known: []);
        await store.PutAgenciesAsync(
            outcome is RosterOutcome.Read read ? read.Agencies : throw new InvalidDataException($"{file} is no roster."), CancellationToken.None);
    }

    /// <summary>Sends a sample and waits for its result.</summary>
    public async Task<Submission> FileAsync(DemoCase sample, string by)
    {
        var upload = new Upload(
            by, sample.Agency, sample.Year, sample.Scope, Path.GetFileName(sample.File), await File.ReadAllBytesAsync(sample.File), IdempotencyKey: null);
        return await intake.AcceptAsync(upload, CancellationToken.None) switch
        {
            IntakeOutcome.Received received => await WaitAsync(received.Submission),
            IntakeOutcome.AlreadyReceived before => await WaitAsync(before.Submission),
            var refused => throw new InvalidDataException($"{sample.Name} was refused: {refused}"),
        };
    }

    /// <summary>Explains every warning of a submission.</summary>
    public async Task<Submission> ExplainAsync(Submission submission, string text, string by)
    {
        var explanations = submission.Result!.Findings.Where(finding => finding.Severity == Severity.Warning)
            .Select(finding => new Explanation(new(finding.Fingerprint, null, null), text)).ToList();
        return await review.ExplainAsync(submission.Id, explanations, by, call: null, CancellationToken.None) is ReviewOutcome.Done done
            ? done.Submission
            : throw new InvalidOperationException($"The warnings of {submission.Id} cannot be explained.");
    }

    private async Task<Submission> WaitAsync(SubmissionId id)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var submission = await store.FindSubmissionOrNullAsync(id, patience.Token);
            if (submission is { State: SubmissionState.Failed })
            {
                throw new InvalidOperationException($"The check of {id} broke.");
            }

            if (submission is { Result: not null })
            {
                return submission;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
        }
    }
}
