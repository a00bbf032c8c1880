using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Nianbao.Http;
using Nianbao.Http.Notifying;
using Nianbao.Local.Data;

namespace Nianbao.Local;

/// <summary>Puts the program together in one process: Kestrel, SQLite, files, worker and timers.</summary>
internal static class LocalServer
{
    // Bytes a second, below which a client is as good as gone; the slowest line in use has ten times that.
    private const double SlowestBody = 500;

    // Who stops the process (systemd, Docker) gives it 10 seconds; what is still in hand then is taken up at the next start.
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(8);

    /// <summary>Builds the server; nothing listens before it is started.</summary>
    public static WebApplication Build(Settings settings, IReadOnlyList<ListenAddress> addresses, ReportChecker checker, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddLog(settings.Log);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Limit(kestrel, settings, addresses));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopWithin);
        builder.Services.AddLocalStores(settings.Data).AddUseCases(checker, time).AddNotifier(settings.Notifying).AddHealth(settings.Data)
            .AddRoutes(settings.Limits, PlatformSignIn.None);
        if (settings.Otlp is { } collector)
        {
            // First, so that it ends last.
            builder.Services.AddHostedService(_ => new TelemetryExport(collector));
        }

        builder.Services.AddHostedService<CheckWorker>().AddHostedService<SweepTimer>()
            .AddHostedService<ReminderWorker>().AddHostedService<ReminderTimer>()
            .AddHostedService<LogMirror>().AddHostedService<AnchorTimer>().AddHostedService<SummaryTimer>();

        var server = builder.Build();
        var table = server.Services.GetRequiredService<RouteTable>();
        server.Run(table.RunAsync);
        return server;
    }

    private static void Limit(KestrelServerOptions kestrel, Settings settings, IReadOnlyList<ListenAddress> addresses)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = RouteLimits.LongestBody;
        kestrel.Limits.RequestHeadersTimeout = settings.Patience;
        kestrel.Limits.MinRequestBodyDataRate = new(SlowestBody, settings.Patience);
        kestrel.Limits.MinResponseDataRate = new(SlowestBody, settings.Patience);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        kestrel.Limits.MaxConcurrentConnections = 1000;
        foreach (var address in addresses)
        {
            kestrel.Listen(address.Host, address.Port, listen =>
            {
                if (address.IsTls)
                {
                    listen.UseHttps(X509CertificateLoader.LoadPkcs12FromFile(settings.Certificate!, settings.CertificatePassword));
                }
            });
        }
    }
}
