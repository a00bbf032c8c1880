using System.Globalization;
using Azure.Data.Tables;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>The one batch that a change of a filing is.</summary>
/// <param name="content">Where records go that are too long for a row.</param>
internal sealed class FilingBatch(StoredContent content)
{
    /// <summary>The property of an act's row that tells whose write it was.</summary>
    public const string Write = "Write";

    /// <summary>The actions of a change; what is too long for a row is stored before.</summary>
    /// <param name="change">The change.</param>
    /// <param name="mark">Where the filing stands.</param>
    /// <param name="write">A name of this write, never used for another.</param>
    /// <param name="notices">Those of its notices that are to be added.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<IReadOnlyList<TableTransactionAction>> ActionsAsync(
        FilingChange change, HeadMark mark, string write, IEnumerable<Notice> notices, CancellationToken cancellation)
    {
        var act = ActChain.Append(mark.Sequence, mark.Hash, change.Act, Fingerprint.Of(LoggedChange.Print(change)));
        var after = new HeadMark(null, act.Sequence, ActChain.HashOf(act), PendingAfter(mark, change));
        var actions = new List<TableTransactionAction> { HeadAction(HeadRow.Of(change.Head, after), mark), await ActActionAsync(act, write, cancellation) };
        foreach (var revision in change.Revisions)
        {
            actions.Add(await RevisionActionAsync(revision, cancellation));
        }

        foreach (var notice in notices)
        {
            actions.AddRange(await NoticeRows.AddAsync(notice, content, cancellation));
        }

        actions.AddRange(PendingActions(mark, change));
        if (change.Answered is { } answered)
        {
            actions.Add(new(TableTransactionActionType.UpsertReplace, AnswerRows.Written(change.Head.Key.Year, answered)));
        }

        return actions;
    }

    private static IReadOnlyList<int> PendingAfter(HeadMark mark, FilingChange change) =>
    [
        .. mark.Pending.Concat(change.Pending is { } pending ? [pending.Submission.Revision] : [])
            .Distinct().Where(revision => revision != change.Done?.Revision).Order(),
    ];

    private static TableTransactionAction HeadAction(TableEntity row, HeadMark mark) => mark.ETag is { } etag
        ? new(TableTransactionActionType.UpdateReplace, row, etag)
        : new(TableTransactionActionType.Add, row);

    private async Task<TableTransactionAction> ActActionAsync(Act act, string write, CancellationToken cancellation)
    {
        var row = new TableEntity(RowKeys.PartitionOf(act.Filing.Year), RowKeys.Act(act.Filing, act.Sequence)) { [Write] = write };
        return new(TableTransactionActionType.Add, await content.PutAsync(row, act, StoredJson.Plain.Act, FolderOf(act.Filing), cancellation));
    }

    private async Task<TableTransactionAction> RevisionActionAsync(Submission revision, CancellationToken cancellation)
    {
        var row = new TableEntity(RowKeys.PartitionOf(revision.Id.Filing.Year), RowKeys.Revision(revision.Id));
        return new(
            TableTransactionActionType.UpsertReplace,
            await content.PutAsync(row, revision, StoredJson.Plain.Submission, FolderOf(revision.Id.Filing), cancellation));
    }

    // To delete a row that is not there would fail the batch: the mark says which are.
    private static IEnumerable<TableTransactionAction> PendingActions(HeadMark mark, FilingChange change)
    {
        if (change.Pending is { } pending && pending.Submission != change.Done)
        {
            yield return new(TableTransactionActionType.UpsertReplace, PendingRow.Of(pending));
        }

        if (change.Done is { } done && mark.Pending.Contains(done.Revision))
        {
            yield return new(TableTransactionActionType.Delete, PendingRow.KeyOf(done), global::Azure.ETag.All);
        }
    }

    private static string FolderOf(FilingKey filing) => string.Create(CultureInfo.InvariantCulture, $"{filing.Year}/{filing.Agency}");
}
