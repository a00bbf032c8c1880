using Microsoft.Extensions.DependencyInjection;
using Nianbao.Documents;
using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Http.Portal;
using Nianbao.Http.Programs;
using Nianbao.Http.Sessions;
using Nianbao.Notices;
using Nianbao.Summary;

namespace Nianbao.Http;

/// <summary>The wiring that all hosts share: each use case once, each resource once. A host adds its ports.</summary>
public static class SharedServices
{
    /// <summary>Runs the programs that some kinds of files need; one for the process, so that no more run at once than there are processors.</summary>
    public static ProgramRunner Programs { get; } = new();

    /// <summary>How files are checked on every host.</summary>
    /// <param name="limits">What one file may cost.</param>
    public static ReportChecker CheckerWithin(ReadLimits limits) => new(
        RuleCatalogue.VersionWith(CheckSettings.Default, limits),
        (name, content, filedAs) => ReportCheck.Check(name, content, filedAs, CheckSettings.Default, limits, Programs))
    {
        Limits = limits,
    };

    /// <summary>How files are read again, to be shown with their findings, on every host.</summary>
    /// <param name="limits">What one file may cost.</param>
    /// <param name="prior">The report of the year before, where files are not read as anybody's; null for none.</param>
    public static ReportRereader RereaderWithin(ReadLimits limits, PriorReport? prior = null) =>
        new((name, content, filedAs) => ReportCheck.Read(name, content, filedAs, CheckSettings.Default, limits, Programs, prior));

    public static IServiceCollection AddUseCases(this IServiceCollection services, ReportChecker checker, TimeProvider time) => services
        .AddSingleton(time)
        .AddSingleton(checker)
        .AddSingleton(NationalForms.All)
        .AddSingleton<ReportIntake>()
        .AddSingleton<ReportPipeline>()
        .AddSingleton<DeadLetterReplay>()
        .AddSingleton<ReportReview>()
        .AddSingleton<FilingProgress>()
        .AddSingleton<FilingCalendars>()
        .AddSingleton<ReminderSchedule>()
        .AddSingleton<Reach>()
        .AddSingleton<RosterUpdate>()
        .AddSingleton<NoticeDrafts>()
        .AddSingleton<Reminders>()
        .AddSingleton<SummaryCompiler>()
        .AddSingleton<SummaryTrace>()
        .AddSingleton<FilingStatements>()
        .AddSingleton<StatementSheets>();

    public static IServiceCollection AddRoutes(this IServiceCollection services, CallLimits limits, PlatformSignIn platform) => services
        .AddSingleton(limits)
        .AddSingleton(platform)
        .AddSingleton<CallRates>()
        .AddSingleton<UploadRoom>()
        .AddSingleton<SessionSeal>()
        .AddSingleton<PortalSessions>()
        .AddSingleton<SignIn>()
        .AddSingleton<AccessControl>()
        .AddSingleton<RepeatedCalls>()
        .AddSingleton<KeyRing>()
        .AddSingleton<CheckTurns>()
        .AddSingleton<FilingDesk>()
        .AddSingleton<BatchFiling>()
        .AddSingleton(provider => RereaderWithin(provider.GetRequiredService<ReportChecker>().Limits))
        .AddSingleton<StatementViews>()
        .AddSingleton<SubmissionEndpoints>()
        .AddSingleton<IEndpoints, PortalEndpoint>()
        .AddSingleton<IEndpoints, HealthEndpoint>()
        .AddSingleton<IEndpoints, CheckEndpoint>()
        .AddSingleton<IEndpoints>(provider => provider.GetRequiredService<SubmissionEndpoints>())
        .AddSingleton<IEndpoints, MarkedReportEndpoint>()
        .AddSingleton<IEndpoints, ReviewEndpoints>()
        .AddSingleton<IEndpoints, AgencyEndpoints>()
        .AddSingleton<IEndpoints, RosterEndpoints>()
        .AddSingleton<IEndpoints, ProgressEndpoint>()
        .AddSingleton<IEndpoints, CalendarEndpoints>()
        .AddSingleton<IEndpoints, NoticeEndpoints>()
        .AddSingleton<IEndpoints, ReachEndpoint>()
        .AddSingleton<IEndpoints, TemplateEndpoints>()
        .AddSingleton<IEndpoints, SummaryEndpoints>()
        .AddSingleton<IEndpoints, StatementEndpoints>()
        .AddSingleton<IEndpoints, SessionEndpoints>()
        .AddSingleton<IEndpoints, KeyEndpoints>()
        .AddSingleton<IEndpoints, BulkKeysEndpoint>()
        .AddSingleton<IEndpoints, ReceiptEndpoints>()
        .AddSingleton<IEndpoints, AuditEndpoint>()
        .AddSingleton<IEndpoints, DeadLetterEndpoints>()
        .AddSingleton<RouteTable>();
}
