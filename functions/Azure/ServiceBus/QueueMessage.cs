using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Messaging.ServiceBus;
using Nianbao.Store;

namespace Nianbao.Azure.ServiceBus;

/// <summary>The body of a message.</summary>
/// <param name="Version">Of its shape.</param>
/// <param name="Subject">What it is to be done with.</param>
internal sealed record QueueBody(int Version, string Subject);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(QueueBody))]
internal sealed partial class QueueJson : JsonSerializerContext;

/// <summary>How work is written into a message of Service Bus, and read out of it.</summary>
internal static class QueueMessage
{
    private const int Version = 1;

    // Where the Functions host and its telemetry look for the trace a message belongs to.
    private const string TraceKey = "Diagnostic-Id";

    public static ServiceBusMessage Write(WorkMessage work)
    {
        var message = new ServiceBusMessage(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(new(Version, work.Subject), QueueJson.Default.QueueBody)))
        {
            MessageId = work.Id,
            Subject = work.Subject,
            ContentType = "application/json",
        };
        if (work.NotBefore is { } notBefore)
        {
            message.ScheduledEnqueueTime = notBefore;
        }

        if (work.Trace is { } trace)
        {
            message.ApplicationProperties[TraceKey] = trace;
        }

        return message;
    }

    /// <summary>Null when the message is none of ours, or of a newer program.</summary>
    public static WorkMessage? ReadOrNull(ServiceBusReceivedMessage message, WorkQueueName queue)
    {
        try
        {
            var body = JsonSerializer.Deserialize(message.Body.ToMemory().Span, QueueJson.Default.QueueBody);
            return body is { Version: Version } && message.MessageId is { Length: > 0 } id
                ? new(id, queue, body.Subject, NotBefore: null) { Trace = message.ApplicationProperties.GetValueOrDefault(TraceKey) as string }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
