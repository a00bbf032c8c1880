using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Nianbao.Http;
using Nianbao.Local.Data;

namespace Nianbao.Local;

/// <summary>Puts the program together in one process: Kestrel, SQLite, files, worker and timers.</summary>
internal static class LocalServer
{
    /// <summary>Builds the server; nothing listens before it is started.</summary>
    public static WebApplication Build(Settings settings, IReadOnlyList<ListenAddress> addresses, ReportChecker checker, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Limit(kestrel, settings, addresses));
        builder.Services.AddLocalStores(settings.Data).AddUseCases(checker, time).AddRoutes();
        builder.Services.AddHostedService<CheckWorker>().AddHostedService<SweepTimer>()
            .AddHostedService<LogMirror>().AddHostedService<AnchorTimer>();

        var server = builder.Build();
        var table = server.Services.GetRequiredService<RouteTable>();
        server.Run(table.RunAsync);
        return server;
    }

    private static void Limit(KestrelServerOptions kestrel, Settings settings, IReadOnlyList<ListenAddress> addresses)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = RouteLimits.LongestBody;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
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
