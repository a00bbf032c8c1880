using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Nianbao.Http.Sessions;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>
/// All routes and the one way to run them: match, sign in, limit, authorise, handle, answer. A host hands every request to
/// <see cref="RunAsync"/> and adds nothing.
/// </summary>
public sealed partial class RouteTable(
    IEnumerable<IEndpoints> endpoints, SignIn signIn, PortalSessions sessions, CallRates rates, UploadRoom room, ILogger<RouteTable> logger)
{
    public IReadOnlyList<Route> Routes { get; } = OpenApiDescription.AddTo([.. endpoints.SelectMany(resource => resource.Routes)]);

    /// <summary>The refusals that every route, or every route of its kind, may answer with.</summary>
    public static IEnumerable<ProblemKind> ProblemsOf(Route route)
    {
        ProblemKind[] always = [ProblemKind.MalformedRequest, ProblemKind.Disagreement, ProblemKind.TooManyCalls, ProblemKind.OurFault];
        ProblemKind[] ofKeys =
        [
            ProblemKind.NotSignedIn, ProblemKind.BadKey, ProblemKind.SessionEnded, ProblemKind.CrossSite, ProblemKind.UnknownPrincipal,
            ProblemKind.RoleNotAllowed, ProblemKind.TooManyBadKeys,
        ];
        ProblemKind[] ofBodies = [ProblemKind.TooSlow, ProblemKind.Busy];
        ProblemKind[] ofStores = [ProblemKind.StorageBusy, ProblemKind.StorageReadOnly, ProblemKind.StorageFull];
        ProblemKind[] ofRepeats = [ProblemKind.BadIdempotencyKey, ProblemKind.IdempotencyKeyReused];
        return
        [
            .. always, .. ofStores, .. route.Contract.Problems, .. route.Roles.Count > 0 ? ofKeys : [], .. route.Limits.Body > 0 ? ofBodies : [],
            .. route.Contract.IsRepeatable ? ofRepeats : [], route.Contract.Body is BodyShape.Upload ? ProblemKind.TooLarge : ProblemKind.BodyTooLarge,
        ];
    }

    /// <summary>Answers a request, whatever it is and whatever happens.</summary>
    public async Task RunAsync(HttpContext http)
    {
        var cancellation = http.RequestAborted;
        var began = Stopwatch.GetTimestamp();
        var route = Chosen(http) is { } chosen ? $"{chosen.Method} {chosen.Template.Text}" : "unknown";
        using var span = Telemetry.Continue(route, ActivityKind.Server, http.Request.Headers.TraceParent);
        var answer = await AnswerOrProblemAsync(http, cancellation);
        Telemetry.Called(Stopwatch.GetElapsedTime(began), route, answer.Status);
        span?.SetTag("http.route", route).SetTag("http.response.status_code", answer.Status);
        await answer.SendAsync(http, cancellation);
    }

    private async Task<Answer> AnswerOrProblemAsync(HttpContext http, CancellationToken cancellation)
    {
        try
        {
            return await AnswerAsync(http, cancellation);
        }
        catch (BadHttpRequestException bad)
        {
            return bad.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => LimitsOf(http).Refusal,
                StatusCodes.Status503ServiceUnavailable => Problem.Busy,
                var status => Problem.Malformed(status),
            };
        }
        catch (StoreFaultException fault)
        {
            var (kind, template) = (fault.InnerException?.GetType().Name, TemplateOf(http));
            LogFault(http.Request.Method, template, fault.Fault, kind);
            return Problem.StoreFails(fault.Fault);
        }
        // The outermost frame: whatever broke, the caller hears that it was not his file, and the log hears the rest.
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            var trace = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
            var (kind, template) = (broken.GetType().Name, TemplateOf(http));
            LogBroken(http.Request.Method, template, kind, broken.StackTrace, trace);
            return Problem.OurFault(trace);
        }
    }

    private async Task<Answer> AnswerAsync(HttpContext http, CancellationToken cancellation)
    {
        var fitting = Routes.Where(route => route.Template.Match(PathOf(http)) is not null).ToList();
        if (fitting.Count == 0)
        {
            return Problem.UnknownRoute;
        }

        if (fitting.Find(route => route.Method == http.Request.Method) is not { } chosen)
        {
            return Problem.MethodNotAllowed(PathOf(http), string.Join(", ", fitting.Select(route => route.Method)));
        }

        var who = chosen.Roles.Count == 0 ? new SignInOutcome.Anyone() : await signIn.FindAsync(http.Request, cancellation);
        return who switch
        {
            SignInOutcome.NoKey => Problem.NotSignedIn,
            SignInOutcome.BadKey => rates.AnswerToBadKey(http),
            SignInOutcome.EndedSession => Problem.SessionEnded.WithoutSession(http.Request),
            SignInOutcome.UnknownPrincipal => Problem.UnknownPrincipal,
            SignInOutcome.Known known => sessions.Prolong(http.Request, known.Caller, await AnswerKnownAsync(chosen, http, known.Caller, cancellation)),
            SignInOutcome.Anyone => rates.RefusalOf(http, null, chosen.Limits.Cost) ?? await HandleAsync(chosen, http, null, cancellation),
            var other => throw new UnreachableException(other.ToString()),
        };
    }

    private async Task<Answer> AnswerKnownAsync(Route route, HttpContext http, Caller caller, CancellationToken cancellation) =>
        rates.RefusalOf(http, caller, route.Limits.Cost) switch
        {
            { } refusal => refusal,
            _ when caller.Means != SignInMeans.Key && !SameOrigin.Holds(http.Request) => Problem.CrossSite,
            _ when !route.Roles.Contains(caller.Role) => Problem.RoleNotAllowed,
            _ => await HandleAsync(route, http, caller, cancellation),
        };

    private async Task<Answer> HandleAsync(Route route, HttpContext http, Caller? caller, CancellationToken cancellation)
    {
        if (http.Request.ContentLength > route.Limits.Body)
        {
            return route.Limits.Refusal;
        }

        if (!room.HasRoomFor(http.Request.ContentLength))
        {
            return Problem.Busy;
        }

        await using var body = new CappedBody(http.Request.Body, route.Limits.Body, room);
        http.Request.Body = body;
        var call = new HttpCall(http, route.Template.Match(PathOf(http))!, caller);
        return Claims.DisagreementIn(call) ?? await route.Handler(call, cancellation);
    }

    private RouteLimits LimitsOf(HttpContext http) => Chosen(http)?.Limits ?? RouteLimits.NoBody;

    private string TemplateOf(HttpContext http) => Chosen(http)?.Template.Text ?? "";

    private Route? Chosen(HttpContext http) =>
        Routes.FirstOrDefault(route => route.Method == http.Request.Method && route.Template.Match(PathOf(http)) is not null);

    private static string PathOf(HttpContext http) => http.Request.Path.Value ?? "/";

    [LoggerMessage(EventId = 701, Level = LogLevel.Error, Message = "{Method} {Route} was refused, the store is {Fault}: {Kind}.")]
    private partial void LogFault(string method, string route, StoreFault fault, string? kind);

    // The stack, and not the exception's message: that may quote what was sent.
    [LoggerMessage(EventId = 700, Level = LogLevel.Error, Message = "{Method} {Route} broke: {Kind}; trace {TraceId}. {Stack}")]
    private partial void LogBroken(string method, string route, string kind, string? stack, string traceId);
}
