using Azure;
using Azure.Identity;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>Tells what a failed call to the service means, after the client has tried again as often as it is set to.</summary>
internal static class TableFaults
{
    // What the service answers when it has no such table, or is about to lose it: the account is being set up, or being restored.
    private static readonly string[] s_noTable = ["TableNotFound", "TableBeingDeleted"];

    /// <summary>The fault of the store; null when it is none, but an answer or a fault of ours.</summary>
    /// <param name="failed">What was thrown.</param>
    /// <param name="isWrite">Whether the call was to write: one who may only read is refused no read.</param>
    /// <param name="cancellation">Whether the caller gave up, which is no fault.</param>
    public static StoreFault? Of(Exception failed, bool isWrite, CancellationToken cancellation) => failed switch
    {
        RequestFailedException { ErrorCode: { } code } when s_noTable.Contains(code) => StoreFault.Busy,
        RequestFailedException { Status: 401 or 403 } => isWrite ? StoreFault.ReadOnly : StoreFault.Busy,
        // 0: no answer came.
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => StoreFault.Busy,
        // No token could be got: the identity's own service does not answer.
        AuthenticationFailedException => StoreFault.Busy,
        // The client's own time limit, not the caller's.
        OperationCanceledException when !cancellation.IsCancellationRequested => StoreFault.Busy,
        // All tries failed without an answer.
        AggregateException { InnerExceptions: [.., var last] } => Of(last, isWrite, cancellation),
        _ => null,
    };

    /// <summary>Whether the service refused a write because of what is in the table: a row is there, is not, or is another than was read.</summary>
    public static bool IsConflict(RequestFailedException refused) => refused.Status is 404 or 409 or 412 && !s_noTable.Contains(refused.ErrorCode);
}
