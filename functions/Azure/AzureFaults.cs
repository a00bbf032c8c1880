using Azure;
using Azure.Identity;
using Nianbao.Store;

namespace Nianbao.Azure;

/// <summary>Tells what a refusal of Azure Storage means, for blobs and tables alike.</summary>
internal static class AzureFaults
{
    // Names of the service's own errors: what is made by deployment is away, or not there yet.
    private static readonly string[] Away =
        ["ContainerNotFound", "ContainerBeingDeleted", "ContainerDisabled", "TableNotFound", "TableBeingDeleted", "AccountBeingCreated", "OperationTimedOut"];

    /// <summary>What to throw instead: <see cref="StoreFaultException"/> when trying again later may help, else the refusal itself.</summary>
    public static Exception Translate(RequestFailedException refused) => refused switch
    {
        // Zero: the service was never reached.
        { Status: 0 or 408 or 429 or >= 500 } => new StoreFaultException(StoreFault.Busy, refused),
        { ErrorCode: { } code } when Away.Contains(code) => new StoreFaultException(StoreFault.Busy, refused),
        { Status: 401 or 403 } => new StoreFaultException(StoreFault.ReadOnly, refused),
        _ => refused,
    };

    /// <summary>
    /// The fault of the store that a client's exception stands for; null when it is none, as when the caller gave up. A client that has
    /// tried several times in vain throws all it met; one whose patience ended throws that it was cancelled; and who gives out tokens may
    /// be away too.
    /// </summary>
    public static Exception? FaultOf(Exception thrown, CancellationToken cancellation) => thrown switch
    {
        RequestFailedException refused => Translate(refused) as StoreFaultException,
        AggregateException several when !cancellation.IsCancellationRequested && several.InnerExceptions.Count > 0 =>
            FaultOf(several.InnerExceptions[^1], cancellation),
        AuthenticationFailedException => new StoreFaultException(StoreFault.Busy, thrown),
        OperationCanceledException when !cancellation.IsCancellationRequested => new StoreFaultException(StoreFault.Busy, thrown),
        _ => null,
    };
}
