namespace Nianbao.Store;

/// <summary>What was decided about a filing: the answer, and what is written for it; nothing when the change is null.</summary>
/// <typeparam name="T">The kind of answer.</typeparam>
/// <param name="Outcome">The answer.</param>
/// <param name="Change">What is written; null for nothing.</param>
internal sealed record Decided<T>(T Outcome, FilingChange? Change);

/// <summary>A filing's head with the revision that is spoken of and the one in force.</summary>
/// <param name="Head">The head.</param>
/// <param name="Revision">The revision that is spoken of.</param>
/// <param name="InForce">The accepted revision; null when there is none.</param>
internal sealed record RevisionInFiling(Filing Head, Submission Revision, Submission? InForce)
{
    /// <summary>The change that writes the revision as it has become.</summary>
    public FilingChange MovedTo(Submission moved, string what, string by, string why, DateTimeOffset now, SubmissionId? done = null)
    {
        var (head, revisions) = FilingStep.Move(Head, moved, InForce, now);
        var act = new Act(Head.Key, 0, now, by, what, moved.Id.Revision, revisions[0].State, why);
        return new(head, revisions, act, Pending: null, done);
    }
}

/// <summary>Read, decide, write: again until nobody else wrote in between.</summary>
internal static class FilingChanges
{
    /// <summary>More writers than this never meet at one filing; a loop without an end would hide a fault.</summary>
    private const int Tries = 200;

    /// <summary>
    /// Decides on a fresh head (null when nothing has been filed) and writes the change under its ETag. Throws
    /// <see cref="TimeoutException"/> when others keep changing the filing.
    /// </summary>
    public static async Task<T> ChangeFilingAsync<T>(
        this ISubmissionStore submissions, FilingKey key, Func<Filing?, Task<Decided<T>>> decide, CancellationToken cancellation)
    {
        for (var i = 0; i < Tries; i++)
        {
            var decided = await decide(await submissions.FindFilingOrNullAsync(key, cancellation));
            if (decided.Change is null || await submissions.SaveAsync(decided.Change, cancellation))
            {
                return decided.Outcome;
            }
        }

        throw new TimeoutException($"Filing {key} changed {Tries} times while it was being written.");
    }

    /// <summary>The same for one revision, which is null when there is none of that number.</summary>
    public static Task<T> ChangeRevisionAsync<T>(
        this ISubmissionStore submissions, SubmissionId id, Func<RevisionInFiling?, Decided<T>> decide, CancellationToken cancellation) =>
        submissions.ChangeFilingAsync(id.Filing, async head => decide(await submissions.WithRevisionsAsync(head, id, cancellation)), cancellation);

    // The head is read first: whatever changes after that changes its ETag, and the write is refused.
    private static async Task<RevisionInFiling?> WithRevisionsAsync(
        this ISubmissionStore submissions, Filing? head, SubmissionId id, CancellationToken cancellation)
    {
        if (head is null || await submissions.FindSubmissionOrNullAsync(id, cancellation) is not { } revision)
        {
            return null;
        }

        var inForce = head.Accepted switch
        {
            null => null,
            var accepted when accepted.Revision == id.Revision => revision,
            var accepted => await submissions.FindSubmissionOrNullAsync(new(id.Filing, accepted.Revision), cancellation),
        };
        return new(head, revision, inForce);
    }
}
