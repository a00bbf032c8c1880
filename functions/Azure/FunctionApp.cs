using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Nianbao.Azure.Functions;
using Nianbao.Azure.Tables;
using Nianbao.Http;
using Nianbao.Http.Notifying;

namespace Nianbao.Azure;

/// <summary>Puts the function app together: what this host brings, then the wiring that all hosts share.</summary>
public static partial class FunctionApp
{
    /// <summary>
    /// What is done before the app takes any work: puts a copy of the tables back where a setting asks for it. Safe to run again, and by
    /// several instances at once.
    /// </summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        if (services.GetRequiredService<AzureSettings>().RestoreFrom is { } day)
        {
            var rows = await services.GetRequiredService<TableRestore>().RestoreAsync(day, cancellation);
            LogRestored(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FunctionApp)), day, rows.Added, rows.Same, rows.Different);
        }
    }

    /// <summary>Throws <see cref="WrongSettingException"/> when a setting cannot be used.</summary>
    public static void AddTo(FunctionsApplicationBuilder builder, TimeProvider time)
    {
        var settings = AzureSettings.Read(builder.Configuration);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<ProblemsMiddleware>();
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RouteLimits.LongestBody;
        });
        builder.Services.AddSingleton(settings)
            .AddAzureStores(builder.Configuration, settings).AddUseCases(SharedServices.CheckerWithin(settings.Reading), time).AddNotifier(settings.Notifying)
            .AddHealth().AddRoutes(settings.Limits, settings.PlatformSignIn)
            .AddHostedService<FirstAdminKey>();
        builder.Services.AddTelemetry(settings, AzureTelemetry.CredentialIn(builder.Configuration, settings));
    }

    [LoggerMessage(EventId = 863, Level = LogLevel.Warning, Message = "The copy of {Day} is put back: {Added} rows added, {Same} were there, {Different} are there and say something else.")]
    private static partial void LogRestored(ILogger logger, DateOnly day, int added, int same, int different);
}
