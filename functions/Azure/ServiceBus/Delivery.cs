using Azure.Messaging.ServiceBus;

namespace Nianbao.Azure.ServiceBus;

/// <summary>A message that was handed to this process, and the ways to be done with it.</summary>
public interface IDelivery
{
    ServiceBusReceivedMessage Message { get; }

    Task CompleteAsync(CancellationToken cancellation);

    /// <summary>Gives it up.</summary>
    /// <param name="reason">Why: names of the program, nothing of a file.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task DeadLetterAsync(string reason, CancellationToken cancellation);

    /// <summary>Puts it back; it is delivered again at once, and one of its deliveries is spent.</summary>
    Task AbandonAsync(CancellationToken cancellation);
}
