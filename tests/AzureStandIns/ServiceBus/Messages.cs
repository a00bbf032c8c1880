// Checked against Azure.Messaging.ServiceBus 7.21.0: Azure/azure-sdk-for-net,
// sdk/servicebus/Azure.Messaging.ServiceBus/api/Azure.Messaging.ServiceBus.net10.0.cs, commit 5a00ba468f47491acabc87f5dd65b822aac04d4e.
// The package has no nullable annotations.
#nullable disable
using Nianbao.AzureStandIns;

namespace Azure.Messaging.ServiceBus;

public partial class ServiceBusMessage
{
    private const int LongestId = 128;

    private string _id;

    public ServiceBusMessage(BinaryData body) => Body = body ?? throw new ArgumentNullException(nameof(body));

    public IDictionary<string, object> ApplicationProperties { get; } = new Dictionary<string, object>();

    public BinaryData Body { get; set; }

    public string ContentType { get; set; }

    public string MessageId
    {
        get => _id;
        set => _id = value is { Length: > 0 and <= LongestId } ? value : throw new ArgumentException("A message id has 1 to 128 characters.", nameof(value));
    }

    public DateTimeOffset ScheduledEnqueueTime { get; set; }

    public string Subject { get; set; }
}

public partial class ServiceBusReceivedMessage
{
    private readonly StandInMessage _message;

    internal ServiceBusReceivedMessage(StandInMessage message, bool isPeeked)
    {
        _message = message;
        DeliveryCount = isPeeked ? message.Failures : message.Failures + 1;
        LockToken = message.LockToken.ToString();
        LockedUntil = message.LockedUntil;
        ApplicationProperties = new Dictionary<string, object>(message.Properties);
    }

    public IReadOnlyDictionary<string, object> ApplicationProperties { get; }

    public BinaryData Body => _message.Body;

    public string ContentType => _message.ContentType;

    public string DeadLetterErrorDescription => ApplicationProperties.GetValueOrDefault(StandInMessage.DescriptionKey) as string;

    public string DeadLetterReason => ApplicationProperties.GetValueOrDefault(StandInMessage.ReasonKey) as string;

    public int DeliveryCount { get; }

    public DateTimeOffset EnqueuedTime => _message.EnqueuedAt;

    public DateTimeOffset LockedUntil { get; internal set; }

    public string LockToken { get; }

    public string MessageId => _message.Id;

    public long SequenceNumber => _message.Sequence;

    public string Subject => _message.Subject;
}

public enum ServiceBusFailureReason
{
    GeneralError = 0,
    MessagingEntityNotFound = 1,
    MessageLockLost = 2,
    MessageNotFound = 3,
    MessageSizeExceeded = 4,
    MessagingEntityDisabled = 5,
    QuotaExceeded = 6,
    ServiceBusy = 7,
    ServiceTimeout = 8,
    ServiceCommunicationProblem = 9,
    SessionCannotBeLocked = 10,
    SessionLockLost = 11,
    MessagingEntityAlreadyExists = 12,
}

public partial class ServiceBusException : Exception
{
    public ServiceBusException(string message, ServiceBusFailureReason reason, string entityPath = null, Exception innerException = null)
        : base(message, innerException)
    {
        Reason = reason;
        EntityPath = entityPath;
        IsTransient = reason is ServiceBusFailureReason.ServiceCommunicationProblem or ServiceBusFailureReason.ServiceTimeout or ServiceBusFailureReason.ServiceBusy;
    }

    public string EntityPath { get; }

    public bool IsTransient { get; }

    public ServiceBusFailureReason Reason { get; }

    public override string Message => $"{base.Message} ({Reason})";
}
