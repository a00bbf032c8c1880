using System.Net.Sockets;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Nianbao.Store;

namespace Nianbao.Azure.ServiceBus;

/// <summary>Tells what a refusal of Service Bus means.</summary>
internal static class BusFaults
{
    /// <summary>The fault that trying again later may help against; null for any other exception, as when the caller gave up.</summary>
    public static StoreFaultException? FaultOf(Exception thrown, CancellationToken cancellation) => thrown switch
    {
        ServiceBusException { Reason: ServiceBusFailureReason.QuotaExceeded } => new(StoreFault.Full, thrown),
        // A queue that is made or opened by deployment may be there later.
        ServiceBusException { Reason: ServiceBusFailureReason.MessagingEntityNotFound or ServiceBusFailureReason.MessagingEntityDisabled } =>
            new(StoreFault.Busy, thrown),
        ServiceBusException { IsTransient: true } => new(StoreFault.Busy, thrown),
        UnauthorizedAccessException => new(StoreFault.ReadOnly, thrown),
        SocketException or TimeoutException or AuthenticationFailedException => new(StoreFault.Busy, thrown),
        OperationCanceledException when !cancellation.IsCancellationRequested => new(StoreFault.Busy, thrown),
        _ => null,
    };

    /// <summary>Makes a call, and says of a refusal what it means.</summary>
    public static async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (Exception refused) when (FaultOf(refused, cancellation) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>
    /// Whether a message could not be settled because somebody else has it, or will: its lock is lost, or the host that holds it for the
    /// worker did not take the answer. It is delivered again, and what is done once is not done twice.
    /// </summary>
    public static bool IsLost(Exception thrown) => thrown is ServiceBusException || thrown.GetType().FullName == "Grpc.Core.RpcException";
}
