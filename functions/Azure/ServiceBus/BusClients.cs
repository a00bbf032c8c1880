using Azure.Core;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Configuration;
using Nianbao.Http;

namespace Nianbao.Azure.ServiceBus;

/// <summary>Makes the client of the queues; one is enough for the whole process.</summary>
public static class BusClients
{
    /// <summary>
    /// By what the settings hold: a connection string (for the emulator), or <c>fullyQualifiedNamespace</c>, reached with a token. Throws
    /// <see cref="WrongSettingException"/> when they hold neither.
    /// </summary>
    /// <param name="bus">The section of the Service Bus namespace.</param>
    /// <param name="credential">Asked only when a token is needed.</param>
    public static ServiceBusClient From(IConfigurationSection bus, Func<TokenCredential> credential) => (bus.Value, bus["fullyQualifiedNamespace"]) switch
    {
        ({ Length: > 0 } connection, _) => new(connection, Options()),
        (_, { Length: > 0 } name) => new(name, credential(), Options()),
        _ => throw new WrongSettingException($"缺少设置 {bus.Path}__fullyQualifiedNamespace；使用模拟器时请改设 {bus.Path}（连接字符串）。"),
    };

    // As for the blobs: all tries together end before who waits for an answer over HTTP is hung up on.
    private static ServiceBusClientOptions Options() => new()
    {
        RetryOptions = new() { MaxRetries = 3, Delay = TimeSpan.FromMilliseconds(500), MaxDelay = TimeSpan.FromSeconds(5), TryTimeout = TimeSpan.FromSeconds(20) },
    };
}
