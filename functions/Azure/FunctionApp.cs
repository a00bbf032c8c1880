using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Nianbao.Azure.Functions;
using Nianbao.Http;
using Nianbao.Http.Notifying;

namespace Nianbao.Azure;

/// <summary>Puts the function app together: what this host brings, then the wiring that all hosts share.</summary>
public static class FunctionApp
{
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
            .AddAzureStores(builder.Configuration, settings).AddUseCases(SharedServices.Checker, time).AddNotifier(settings.Notifying)
            .AddHealth().AddRoutes(settings.Limits, settings.PlatformSignIn)
            .AddHostedService<FirstAdminKey>();
        builder.Services.AddTelemetry(settings, AzureTelemetry.CredentialIn(builder.Configuration, settings));
    }
}
