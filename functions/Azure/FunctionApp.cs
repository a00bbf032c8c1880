using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Nianbao.Azure.Functions;
using Nianbao.Http;

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
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = RouteLimits.LongestBody);
        builder.Services.AddSingleton(settings).AddUseCases(SharedServices.Checker, time).AddRoutes(settings.Limits, settings.PlatformSignIn).AddHostedService<FirstAdminKey>();
        builder.Services.AddTelemetry(settings, null);
    }
}
