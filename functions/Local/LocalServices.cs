using Nianbao.Http;
using Nianbao.Http.Programs;
using Nianbao.Local.Data;
using Nianbao.Local.Storage;
using Nianbao.Store;

namespace Nianbao.Local;

/// <summary>What this host brings: each port once; the rest is in <see cref="SharedServices"/>.</summary>
internal static class LocalServices
{
    public static IServiceCollection AddLocalStores(this IServiceCollection services, string data) => services
        .AddSingleton(new DataPaths(data))
        .AddSingleton(provider => new SqliteDatabase(provider.GetRequiredService<DataPaths>().Database))
        .AddSingleton<ISubmissionStore, SqliteSubmissionStore>()
        .AddSingleton<SqliteOutbox>()
        .AddSingleton<INoticeStore>(provider => provider.GetRequiredService<SqliteOutbox>())
        .AddSingleton<ISettingStore>(provider => provider.GetRequiredService<SqliteOutbox>())
        .AddSingleton<IFileStore>(provider => new DiskFileStore(provider.GetRequiredService<DataPaths>().Files))
        .AddSingleton<SqliteWorkQueue>()
        .AddSingleton<IWorkQueue>(provider => provider.GetRequiredService<SqliteWorkQueue>())
        .AddSingleton<IDeadLetters, SqliteDeadLetters>()
        .AddSingleton(provider => new LogFolder(provider.GetRequiredService<DataPaths>().Log))
        .AddSingleton(provider => ReceiptKeyFile.OpenOrMake(provider.GetRequiredService<DataPaths>().ReceiptKey))
        .AddSingleton<Anchoring>();

    public static IServiceCollection AddHealth(this IServiceCollection services, string data) => services
        .AddSingleton<IHealthProbe, DatabaseProbe>()
        .AddSingleton<IHealthProbe, FilesProbe>()
        .AddSingleton<IHealthProbe>(_ => new DiskProbe(data))
        .AddSingleton<IHealthProbe, QueueProbe>()
        .AddSingleton<IHealthProbe, ChecksProbe>()
        .AddSingleton<IHealthProbe, HolidaysProbe>()
        .AddSingleton<IHealthProbe>(_ => new ProgramsProbe(SharedServices.Programs))
        .AddSingleton<HealthWatch>()
        .AddHostedService<HealthTimer>();
}
