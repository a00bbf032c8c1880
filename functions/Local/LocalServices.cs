using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Http;
using Nianbao.Local.Data;
using Nianbao.Local.Storage;
using Nianbao.Store;

namespace Nianbao.Local;

/// <summary>The only wiring: each port once, each use case once.</summary>
internal static class LocalServices
{
    /// <summary>How files are checked here.</summary>
    public static ReportChecker Checker { get; } = new(RuleCatalogue.VersionWith(CheckSettings.Default), ReportCheck.Check);

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
        .AddSingleton(provider => new LogFolder(provider.GetRequiredService<DataPaths>().Log))
        .AddSingleton(provider => ReceiptKeyFile.OpenOrMake(provider.GetRequiredService<DataPaths>().ReceiptKey))
        .AddSingleton<Anchoring>();

    public static IServiceCollection AddUseCases(this IServiceCollection services, ReportChecker checker, TimeProvider time) => services
        .AddSingleton(time)
        .AddSingleton(checker)
        .AddSingleton(NationalForms.All)
        .AddSingleton<ReportIntake>()
        .AddSingleton<ReportPipeline>()
        .AddSingleton<ReportReview>()
        .AddSingleton<FilingProgress>()
        .AddSingleton<SummaryCompiler>();

    public static IServiceCollection AddHealth(this IServiceCollection services, string data) => services
        .AddSingleton<IHealthProbe, DatabaseProbe>()
        .AddSingleton<IHealthProbe, FilesProbe>()
        .AddSingleton<IHealthProbe>(_ => new DiskProbe(data))
        .AddSingleton<IHealthProbe, QueueProbe>()
        .AddSingleton<IHealthProbe, ChecksProbe>()
        .AddSingleton<HealthWatch>()
        .AddHostedService<HealthTimer>();

    public static IServiceCollection AddRoutes(this IServiceCollection services, CallLimits limits) => services
        .AddSingleton(limits)
        .AddSingleton<CallRates>()
        .AddSingleton<UploadRoom>()
        .AddSingleton<SignIn>()
        .AddSingleton<AccessControl>()
        .AddSingleton<RepeatedCalls>()
        .AddSingleton<KeyRing>()
        .AddSingleton<SubmissionEndpoints>()
        .AddSingleton<IEndpoints, PlainPage>()
        .AddSingleton<IEndpoints, HealthEndpoint>()
        .AddSingleton<IEndpoints, CheckEndpoint>()
        .AddSingleton<IEndpoints>(provider => provider.GetRequiredService<SubmissionEndpoints>())
        .AddSingleton<IEndpoints, ReviewEndpoints>()
        .AddSingleton<IEndpoints, AgencyEndpoints>()
        .AddSingleton<IEndpoints, RosterEndpoints>()
        .AddSingleton<IEndpoints, ProgressEndpoint>()
        .AddSingleton<IEndpoints, SummaryEndpoints>()
        .AddSingleton<IEndpoints, KeyEndpoints>()
        .AddSingleton<IEndpoints, ReceiptEndpoints>()
        .AddSingleton<IEndpoints, AuditEndpoint>()
        .AddSingleton<RouteTable>();
}
