using System.Globalization;
using Nianbao.Store;

namespace Nianbao.Notices;

/// <summary>Notices of what has happened to a submission, written in the same transaction; they go out at once, at any hour.</summary>
internal static class EventNotices
{
    /// <summary>A check has ended: one notice a submission.</summary>
    public static Notice Verdict(SubmissionId submission, DateTimeOffset now) => Of(submission, NoticeKind.Verdict, "verdict", now);

    /// <summary>The office has sent a report back: one notice each time.</summary>
    public static Notice Returned(SubmissionId submission, DateTimeOffset now) => Of(submission, NoticeKind.Returned, At("returned", now), now);

    /// <summary>A report was accepted by what was said about it after its check: one notice each time.</summary>
    public static Notice Accepted(SubmissionId submission, DateTimeOffset now) => Of(submission, NoticeKind.Accepted, At("accepted", now), now);

    /// <summary>
    /// Sends the first message of each notice. Not to be cancelled, and never a failure of what was written before: a notice whose
    /// message is lost is found by the sweep.
    /// </summary>
    public static async Task AnnounceAsync(this IWorkQueue queue, IEnumerable<Notice> notices)
    {
        try
        {
            await queue.SendAllAsync(
                [.. notices.Select(notice => WorkMessage.Deliver($"{notice.Id}/1", notice.Id, notice.NotBefore))], CancellationToken.None);
        }
        catch (Exception passing) when (passing is IOException or TimeoutException)
        {
            // The sweep sends another.
        }
    }

    private static string At(string what, DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"{what}-{now.UtcDateTime:yyyyMMddHHmmssfff}");

    private static Notice Of(SubmissionId submission, NoticeKind kind, string what, DateTimeOffset now) => new()
    {
        Id = $"{submission}/{what}",
        Kind = kind,
        Reader = NoticeReader.Filer,
        To = submission.Filing.Agency,
        Year = submission.Filing.Year,
        Filings = [submission.Filing],
        Submission = submission,
        PlannedAt = now,
        NotBefore = now,
    };
}
