using Microsoft.Extensions.DependencyInjection;
using Nianbao.Notices;
using Nianbao.Store;

namespace Nianbao.Http.Notifying;

/// <summary>Wires the notifier as far as it is set up.</summary>
public static class NotifyingServices
{
    public static IServiceCollection AddNotifier(this IServiceCollection services, NotifyingSettings settings) => services
        .AddSingleton(new PortalAddress(settings.Portal))
        .AddSingleton<INotifier>(provider => new Notifier(
            settings.Smtp is { } smtp ? new(smtp) : null,
            settings.Webhook is { } webhook ? new(webhook, ClientOf(), provider.GetRequiredService<TimeProvider>()) : null));

    // A robot that moves is set up anew: what it is sent must not follow wherever an answer points.
    private static HttpClient ClientOf() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) });
}
