using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Http;
using Nianbao.Local.Storage;
using Nianbao.Store;

namespace Nianbao.Local;

/// <summary>The only wiring: each port once, each use case once.</summary>
internal static class LocalServices
{
    /// <summary>How files are checked here.</summary>
    public static ReportChecker Checker { get; } = new(RuleCatalogue.VersionWith(CheckSettings.Default), ReportCheck.Check);

    public static IServiceCollection AddLocalStores(this IServiceCollection services, string data) => services
        .AddSingleton(_ => new SqliteDatabase(Path.Combine(data, "nianbao.db")))
        .AddSingleton<ISubmissionStore, SqliteSubmissionStore>()
        .AddSingleton<IFileStore>(_ => new DiskFileStore(Path.Combine(data, "files")))
        .AddSingleton<SqliteWorkQueue>()
        .AddSingleton<IWorkQueue>(provider => provider.GetRequiredService<SqliteWorkQueue>());

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
        .AddSingleton<IEndpoints, AuditEndpoint>()
        .AddSingleton<RouteTable>();
}
