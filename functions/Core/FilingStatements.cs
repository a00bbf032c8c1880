using System.Globalization;
using Nianbao.Store;

namespace Nianbao;

/// <summary>What came of stating something about a filing.</summary>
public abstract record StatementOutcome
{
    private StatementOutcome() { }

    /// <summary>It is kept, or was there already.</summary>
    /// <param name="Head">The filing as it is now.</param>
    public sealed record Kept(Filing Head) : StatementOutcome;

    /// <summary>There is no such revision.</summary>
    public sealed record UnknownSubmission : StatementOutcome;

    /// <summary>Refused: it cannot be right.</summary>
    /// <param name="Why">中文.</param>
    public sealed record Wrong(string Why) : StatementOutcome;
}

/// <summary>Joint documents as somebody states them.</summary>
/// <param name="Key">The figure they are counted in.</param>
/// <param name="Lead">The 统一社会信用代码 of the agency that leads.</param>
/// <param name="Count">How many.</param>
public sealed record StatedShare(string Key, string Lead, int Count);

/// <summary>
/// Keeps what agencies and offices state about a report beside its figures: when it was published, and which of its documents others lead.
/// Each statement is an act on the filing; it changes neither the report nor its state. Safe to run again.
/// </summary>
public sealed class FilingStatements(ISubmissionStore submissions, TimeProvider time)
{
    private const int MostShares = 50;
    private const int MostDocuments = 1_000_000;
    private const string PublishedAct = "published";

    /// <summary>Why a day cannot be one on which a report was published (中文); null when it can.</summary>
    /// <param name="year">The data year.</param>
    /// <param name="day">A Beijing date.</param>
    public string? RefusalOf(int year, DateOnly day) => day switch
    {
        _ when day > Beijing.DateOf(time.GetUtcNow()) => $"公布日期 {Print(day)} 还没有到，请在公布之后填报。",
        _ when day < new DateOnly(year, 1, 1) => $"公布日期 {Print(day)} 早于报告所属年度的开始，请核对年份。",
        _ => null,
    };

    /// <summary>States when a revision was published.</summary>
    /// <param name="id">The revision.</param>
    /// <param name="day">A Beijing date; null takes back what was stated.</param>
    /// <param name="by">Who: the name of the access key.</param>
    /// <param name="isMeant">False to try it only: the same answer, and nothing is written.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<StatementOutcome> PublishAsync(SubmissionId id, DateOnly? day, string by, bool isMeant, CancellationToken cancellation)
    {
        if (day is { } stated && RefusalOf(id.Filing.Year, stated) is { } refusal)
        {
            return new StatementOutcome.Wrong(refusal);
        }

        return await submissions.ChangeRevisionAsync(id, filing => Tried(filing is null ? Unknown : Published(filing, day, by), isMeant), cancellation);
    }

    /// <summary>Whether anybody stated since then when a revision was published, or took that back.</summary>
    public async Task<bool> WasPublicationStatedAsync(SubmissionId id, DateTimeOffset since, CancellationToken cancellation) =>
        await submissions.ListActsAsync(id.Filing, cancellation).AnyAsync(act => act.What == PublishedAct && act.Revision == id.Revision && act.At >= since, cancellation);

    /// <summary>States which documents of the report of an agency's own others lead; replaces what was stated before.</summary>
    /// <param name="id">A revision of it that has been checked.</param>
    /// <param name="shares">All of them; none takes back what was stated.</param>
    /// <param name="by">Who: the name of the access key.</param>
    /// <param name="isMeant">False to try it only: the same answer, and nothing is written.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<StatementOutcome> StateJointAsync(
        SubmissionId id, IReadOnlyList<StatedShare> shares, string by, bool isMeant, CancellationToken cancellation)
    {
        if (RefusalOf(id, shares) is { } refusal)
        {
            return new StatementOutcome.Wrong(refusal);
        }

        foreach (var lead in shares.Select(share => share.Lead).Distinct())
        {
            if (await submissions.FindAgencyOrNullAsync(lead, cancellation) is null)
            {
                return new StatementOutcome.Wrong($"名录中没有牵头单位 {lead}；牵头单位不在名录中的，由本单位计入，不用申报。");
            }
        }

        return await submissions.ChangeRevisionAsync(id, filing => Tried(filing is null ? Unknown : Shared(filing, shares, by), isMeant), cancellation);
    }

    private static Decided<StatementOutcome> Tried(Decided<StatementOutcome> decided, bool isMeant) => isMeant ? decided : decided with { Change = null };

    private static Decided<StatementOutcome> Unknown { get; } = new(new StatementOutcome.UnknownSubmission(), null);

    private Decided<StatementOutcome> Published(RevisionInFiling filing, DateOnly? day, string by)
    {
        var revision = filing.Revision.Id.Revision;
        var before = filing.Head.Publications ?? [];
        if (before.FirstOrDefault(publication => publication.Revision == revision)?.Day == day)
        {
            return new(new StatementOutcome.Kept(filing.Head), null);
        }

        var now = time.GetUtcNow();
        var others = before.Where(publication => publication.Revision != revision);
        var after = day is { } stated ? others.Append(new(revision, stated, by, now)) : others;
        return Kept(filing, filing.Head with { Publications = [.. after.OrderBy(publication => publication.Revision)] }, PublishedAct, by, day is { } on ? Print(on) : "撤回", now);
    }

    private static string? RefusalOf(SubmissionId id, IReadOnlyList<StatedShare> shares) => shares switch
    {
        _ when id.Filing.Scope != FilingScope.Own => "联合发文只在本单位报告中申报；汇总报告的数字不参加合计。",
        { Count: > MostShares } => $"联合发文最多分 {MostShares} 条申报。",
        _ when shares.FirstOrDefault(share => !JointShare.IsCountedIn(share.Key)) is { } other => $"指标 {other.Key} 不是制发文件的件数，不用申报联合发文。",
        _ when shares.Any(share => share.Count is < 1 or > MostDocuments) => "联合发文的件数应是大于 0 的整数。",
        _ when shares.Any(share => share.Lead == id.Filing.Agency) => "由本单位牵头的由本单位计入，不用申报。",
        _ when shares.DistinctBy(share => (share.Key, share.Lead)).Count() != shares.Count => "同一指标、同一牵头单位请合成一条。",
        _ => null,
    };

    private Decided<StatementOutcome> Shared(RevisionInFiling filing, IReadOnlyList<StatedShare> shares, string by)
    {
        if (shares.Count > 0 && filing.Revision.Result is not { } result)
        {
            return new(new StatementOutcome.Wrong("报告还没有核对结果，请稍后再申报。"), null);
        }

        foreach (var ofKey in shares.GroupBy(share => share.Key))
        {
            if (filing.Revision.Result!.Figures.GetValueOrDefault(ofKey.Key)?.Value is not { } reported || ofKey.Sum(share => share.Count) > reported)
            {
                return new(new StatementOutcome.Wrong($"指标 {ofKey.Key} 申报的联合发文多于报告的件数，或报告的这一项没有数字。"), null);
            }
        }

        var now = time.GetUtcNow();
        JointShare[] after =
        [
            .. shares.OrderBy(share => share.Key, StringComparer.Ordinal).ThenBy(share => share.Lead, StringComparer.Ordinal)
                .Select(share => new JointShare(share.Key, share.Lead, share.Count, by, now)),
        ];
        return (filing.Head.Joint ?? []).Select(Stated).SequenceEqual(after.Select(Stated))
            ? new(new StatementOutcome.Kept(filing.Head), null)
            : Kept(filing, filing.Head with { Joint = after }, "joint-stated", by, after.Length == 0 ? "撤回" : string.Join('；', after.Select(Print)), now);
    }

    private static Decided<StatementOutcome> Kept(RevisionInFiling filing, Filing head, string what, string by, string why, DateTimeOffset now) => new(
        new StatementOutcome.Kept(head),
        new(head, [], new(head.Key, 0, now, by, what, filing.Revision.Id.Revision, filing.Revision.State, why), Pending: null, Done: null));

    private static (string, string, int) Stated(JointShare share) => (share.Key, share.Lead, share.Count);

    private static string Print(JointShare share) => string.Create(CultureInfo.InvariantCulture, $"{share.Key} {share.Count} 件，牵头 {share.Lead}");

    private static string Print(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
