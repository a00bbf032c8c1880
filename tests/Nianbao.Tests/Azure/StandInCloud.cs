using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nianbao.Azure;
using Nianbao.Azure.Functions;
using Nianbao.AzureStandIns;
using Nianbao.Store;

namespace Nianbao.Tests.Azure;

/// <summary>
/// The function app as it is deployed, with accounts of its own in memory, called as the Functions host calls it: over real HTTP, with
/// messages it has locked, and by timers.
/// </summary>
internal sealed class StandInCloud : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly IHost _app;
    private readonly WebApplication _front;
    private readonly StandInWorker _worker;
    private Task _listening = Task.CompletedTask;

    private StandInCloud(IHost app, WebApplication front, StandInWorker worker, StandInServiceBus bus) =>
        (_app, _front, _worker, Bus) = (app, front, worker, bus);

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_front.Urls.Single());

    public StandInServiceBus Bus { get; }

    /// <summary>Starts it; messages wait until they are worked on, unless <paramref name="listens"/>.</summary>
    public static async Task<StandInCloud> StartAsync(
        ReportChecker? checker = null, TimeProvider? time = null, bool listens = false, Action<IServiceCollection>? before = null,
        params (string Name, string? Value)[] settings)
    {
        var name = Guid.NewGuid().ToString("N")[..20];
        var bus = Deploy(name, time ?? TimeProvider.System);
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Services.Configure<LoggerFilterOptions>(log => log.MinLevel = LogLevel.None);
        builder.Configuration.AddInMemoryCollection(SettingsOf(name))
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        FunctionApp.AddTo(builder, time ?? TimeProvider.System);
        if (checker is not null)
        {
            builder.Services.AddSingleton(checker);
        }

        before?.Invoke(builder.Services);
        var app = builder.Build();
        var worker = new StandInWorker(app.Services, typeof(FunctionApp).Assembly);
        var cloud = new StandInCloud(app, FrontOf(app, worker), worker, bus);
        await app.StartAsync();
        await cloud._front.StartAsync();
        cloud._listening = listens ? Task.Run(cloud.ListenAsync) : Task.CompletedTask;
        return cloud;
    }

    /// <summary>Handles every message that is due, of both queues. How many there were.</summary>
    public async Task<int> WorkAsync()
    {
        var count = 0;
        while (await HandleNextAsync(nameof(ProcessSubmission), AzureNames.SubmissionsQueue)
            || await HandleNextAsync(nameof(DeliverReminder), AzureNames.RemindersQueue))
        {
            count++;
        }

        return count;
    }

    /// <summary>All functions of the app.</summary>
    public IReadOnlyDictionary<string, FoundFunction> Functions => _worker.Functions;

    /// <summary>Runs a timer function once.</summary>
    public Task TickAsync(string function) => _worker.RunTimerAsync(function, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _listening;
        await _front.DisposeAsync();
        await _app.StopAsync();
        _app.Dispose();
        _stopping.Dispose();
    }

    /// <summary>What deployment makes.</summary>
    private static StandInServiceBus Deploy(string name, TimeProvider time)
    {
        var tables = StandInTables.At(new($"https://{name}.table.core.windows.net"));
        foreach (var table in (string[])[AzureNames.FilingsTable, AzureNames.AgenciesTable, AzureNames.KeysTable, AzureNames.AnswersTable])
        {
            tables.CreateTable(table);
        }

        var blobs = StandInBlobs.At($"https://{name}.blob.core.windows.net");
        foreach (var container in AzureNames.Containers)
        {
            blobs.AddContainer(container);
        }

        var bus = StandInServiceBus.At($"{name}.servicebus.windows.net");
        bus.Time = time;
        bus.AddQueue(AzureNames.SubmissionsQueue, BusNamespace.AsDeployed);
        bus.AddQueue(AzureNames.RemindersQueue, BusNamespace.AsDeployed);
        return bus;
    }

    private static Dictionary<string, string?> SettingsOf(string name)
    {
        using var key = ReceiptKey.New();
        return new()
        {
            ["Storage:blobServiceUri"] = $"https://{name}.blob.core.windows.net",
            ["Storage:tableServiceUri"] = $"https://{name}.table.core.windows.net",
            ["ServiceBus:fullyQualifiedNamespace"] = $"{name}.servicebus.windows.net",
            ["NIANBAO_RECEIPT_KEY"] = key.PrivateKey,
        };
    }

    /// <summary>The server in the worker, with the limits that the app sets for it.</summary>
    private static WebApplication FrontOf(IHost app, StandInWorker worker)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.Configure<LoggerFilterOptions>(log => log.MinLevel = LogLevel.None);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            var set = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;
            (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (set.AddServerHeader, set.Limits.MaxRequestBodySize);
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var front = builder.Build();
        worker.Map(front);
        return front;
    }

    private async Task ListenAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            if (await WorkAsync() == 0)
            {
                await Task.Delay(5, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> HandleNextAsync(string function, string queue)
    {
        if (Bus.Queue(queue).Take() is not { } message)
        {
            return false;
        }

        await using var receiver = Services.GetRequiredService<ServiceBusClient>().CreateReceiver(queue);
        await _worker.RunAsync(function, message, new StandInMessageActions(receiver), CancellationToken.None);
        return true;
    }
}
