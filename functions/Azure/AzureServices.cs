using Azure.Core;
using Microsoft.Extensions.Configuration;
using Nianbao.Azure.Blobs;
using Nianbao.Azure.ServiceBus;
using Nianbao.Azure.Tables;
using Nianbao.Http;
using Nianbao.Http.Programs;
using Nianbao.Store;

namespace Nianbao.Azure;

/// <summary>What this host brings: each port once; the rest is in <see cref="SharedServices"/>. Clients are made once and kept.</summary>
internal static class AzureServices
{
    public static IServiceCollection AddAzureStores(this IServiceCollection services, IConfiguration configuration, AzureSettings settings)
    {
        var (storage, bus) = (configuration.GetSection(AzureNames.Storage), configuration.GetSection(AzureNames.ServiceBus));
        TokenCredential Of(IConfigurationSection section) => CloudCredential.Of(section, settings.IsChina);
        if (storage.Value is { Length: > 0 })
        {
            services.AddHostedService<EmulatorTables>().AddHostedService<EmulatorContainers>();
        }

        return services
            .AddSingleton(_ => StorageClients.Tables(configuration, settings.IsChina))
            .AddSingleton(_ => BlobClients.From(storage, () => Of(storage)))
            .AddSingleton(_ => BusClients.From(bus, () => Of(bus)))
            .AddSingleton<IFileStore, BlobFileStore>()
            .AddSingleton<TableSubmissionStore>()
            .AddSingleton<ISubmissionStore>(provider => provider.GetRequiredService<TableSubmissionStore>())
            .AddSingleton<TableOutbox>()
            .AddSingleton<INoticeStore>(provider => provider.GetRequiredService<TableOutbox>())
            .AddSingleton<ISettingStore>(provider => provider.GetRequiredService<TableOutbox>())
            .AddSingleton<TableAnchoring>()
            .AddSingleton<TableBackup>()
            .AddSingleton<TableRestore>()
            .AddSingleton<IWorkQueue, ServiceBusWorkQueue>()
            .AddSingleton<IDeadLetters, ServiceBusDeadLetters>()
            .AddSingleton<MessageSettlement>()
            .AddSingleton(_ => ReceiptKey.Load(settings.ReceiptKeyPem));
    }

    public static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddSingleton<IHealthProbe, DatabaseProbe>()
        .AddSingleton<IHealthProbe, FilesProbe>()
        .AddSingleton<IHealthProbe, DeadLettersProbe>()
        .AddSingleton<IHealthProbe, ChecksProbe>()
        .AddSingleton<IHealthProbe, HolidaysProbe>()
        .AddSingleton<IHealthProbe>(_ => new ProgramsProbe(SharedServices.Programs))
        .AddSingleton<HealthWatch>();
}
