using System.Text;
using Azure.Messaging.ServiceBus;

namespace Nianbao.AzureStandIns;

/// <summary>A message as a queue holds it.</summary>
internal sealed class StandInMessage
{
    public const string ReasonKey = "DeadLetterReason";
    public const string DescriptionKey = "DeadLetterErrorDescription";

    public StandInMessage(ServiceBusMessage sent, long sequence, DateTimeOffset enqueuedAt)
    {
        (Id, Subject, ContentType) = (sent.MessageId, sent.Subject, sent.ContentType);
        Body = BinaryData.FromBytes(sent.Body.ToArray());
        Properties = new(sent.ApplicationProperties);
        (Sequence, EnqueuedAt) = (sequence, enqueuedAt);
    }

    public string? Id { get; }

    public string? Subject { get; }

    public string? ContentType { get; }

    public BinaryData Body { get; }

    public Dictionary<string, object> Properties { get; }

    public long Sequence { get; }

    /// <summary>When it can first be taken.</summary>
    public DateTimeOffset EnqueuedAt { get; }

    /// <summary>How often it was taken and not settled.</summary>
    public int Failures { get; set; }

    /// <summary>Whose it is; nobody's when empty.</summary>
    public Guid LockToken { get; set; }

    public DateTimeOffset LockedUntil { get; set; }

    public static int SizeOf(ServiceBusMessage message) => message.Body.ToMemory().Length
        + LengthOf(message.MessageId) + LengthOf(message.Subject) + LengthOf(message.ContentType)
        + message.ApplicationProperties.Sum(property => LengthOf(property.Key) + LengthOf(property.Value.ToString()));

    private static int LengthOf(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
