using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>One thing that can be asked for over HTTP.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Template">Its path.</param>
/// <param name="Roles">Who may; empty for anyone, signed in or not.</param>
/// <param name="Limits">What it takes at most.</param>
/// <param name="Handler">What it does.</param>
/// <param name="Summary">What it is for (中文).</param>
public sealed record Route(string Method, RouteTemplate Template, IReadOnlyList<Role> Roles, RouteLimits Limits, RouteHandler Handler, string Summary);

/// <summary>What a route takes at most.</summary>
/// <param name="Body">Bytes of the whole body.</param>
/// <param name="Refusal">What is said when there are more.</param>
public sealed record RouteLimits(long Body, Answer Refusal)
{
    /// <summary>The largest file, in bytes: 20 MB.</summary>
    public const int LargestFile = ReportIntake.SizeLimit;

    /// <summary>The largest body of an upload: the file, and room for the other fields and the headers between them.</summary>
    public const int LargestUpload = LargestFile + (64 * 1024);

    /// <summary>
    /// What a server should take off the wire, and throw away beyond the route's own limit, before it cuts a connection: who sends a
    /// file that is too large must still be able to read why it was refused.
    /// </summary>
    public const long LongestBody = 4L * LargestFile;

    public static RouteLimits NoBody { get; } = new(0, Problem.BodyTooLarge);

    public static RouteLimits SmallBody { get; } = new(1024 * 1024, Problem.BodyTooLarge);

    public static RouteLimits Roster { get; } = new(16 * 1024 * 1024, Problem.BodyTooLarge);

    public static RouteLimits Upload { get; } = new(LargestUpload, Problem.TooLarge);
}

/// <summary>What a route does with a call that may be made. Refusals are answers; exceptions are faults of ours.</summary>
public delegate Task<Answer> RouteHandler(HttpCall call, CancellationToken cancellation);

/// <summary>One call, after sign-in.</summary>
/// <param name="Http">As the host gives it.</param>
/// <param name="Path">The named parts of its path.</param>
/// <param name="SignedIn">Who calls; null only on routes open to anyone.</param>
public sealed record HttpCall(HttpContext Http, IReadOnlyDictionary<string, string> Path, Caller? SignedIn)
{
    /// <summary>Who calls. Only for routes that name roles.</summary>
    public Caller Caller => SignedIn ?? throw new UnreachableException("A route that names roles is never run without a caller.");

    /// <summary>A value of the query; null when it is absent or empty.</summary>
    public string? Query(string name) => Http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;
}

/// <summary>
/// All routes and the one way to run them: match, sign in, authorise, limit, handle, answer. A host hands every request to
/// <see cref="RunAsync"/> and adds nothing.
/// </summary>
public sealed partial class RouteTable(IReadOnlyList<Route> routes, SignIn signIn, ILogger<RouteTable> logger)
{
    public IReadOnlyList<Route> Routes => routes;

    /// <summary>Answers a request, whatever it is and whatever happens.</summary>
    public async Task RunAsync(HttpContext http)
    {
        var cancellation = http.RequestAborted;
        await SendAsync(http, await AnswerOrProblemAsync(http, cancellation), cancellation);
    }

    private async Task<Answer> AnswerOrProblemAsync(HttpContext http, CancellationToken cancellation)
    {
        try
        {
            return await AnswerAsync(http, cancellation);
        }
        catch (BadHttpRequestException bad)
        {
            return bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? LimitsOf(http).Refusal : Problem.Malformed(bad.StatusCode);
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
        var fitting = routes.Where(route => route.Template.Match(PathOf(http)) is not null).ToList();
        if (fitting.Count == 0)
        {
            return Problem.UnknownRoute;
        }

        if (fitting.Find(route => route.Method == http.Request.Method) is not { } chosen)
        {
            return Problem.MethodNotAllowed(PathOf(http), string.Join(", ", fitting.Select(route => route.Method)));
        }

        var who = chosen.Roles.Count == 0 ? new SignInOutcome.Anyone() : await signIn.FindAsync(http.Request.Headers, cancellation);
        return who switch
        {
            SignInOutcome.Refused refused => refused.Why,
            SignInOutcome.Known known when !chosen.Roles.Contains(known.Caller.Role) => Problem.RoleNotAllowed,
            SignInOutcome.Known known => await HandleAsync(chosen, http, known.Caller, cancellation),
            _ => await HandleAsync(chosen, http, null, cancellation),
        };
    }

    private static async Task<Answer> HandleAsync(Route route, HttpContext http, Caller? caller, CancellationToken cancellation)
    {
        if (http.Request.ContentLength > route.Limits.Body)
        {
            return route.Limits.Refusal;
        }

        http.Request.Body = new CappedBody(http.Request.Body, route.Limits.Body);
        var call = new HttpCall(http, route.Template.Match(PathOf(http))!, caller);
        return Claims.DisagreementIn(call) ?? await route.Handler(call, cancellation);
    }

    private static async Task SendAsync(HttpContext http, Answer answer, CancellationToken cancellation)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        SecurityHeaders.AddTo(response.Headers, http.Request.IsHttps);
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, cancellation);
    }

    private RouteLimits LimitsOf(HttpContext http) => Chosen(http)?.Limits ?? RouteLimits.NoBody;

    private string TemplateOf(HttpContext http) => Chosen(http)?.Template.Text ?? "";

    private Route? Chosen(HttpContext http) =>
        routes.FirstOrDefault(route => route.Method == http.Request.Method && route.Template.Match(PathOf(http)) is not null);

    private static string PathOf(HttpContext http) => http.Request.Path.Value ?? "/";

    [LoggerMessage(EventId = 701, Level = LogLevel.Error, Message = "{Method} {Route} was refused, the store is {Fault}: {Kind}.")]
    private partial void LogFault(string method, string route, StoreFault fault, string? kind);

    // The stack, and not the exception's message: that may quote what was sent.
    [LoggerMessage(EventId = 700, Level = LogLevel.Error, Message = "{Method} {Route} broke: {Kind}; trace {TraceId}. {Stack}")]
    private partial void LogBroken(string method, string route, string kind, string? stack, string traceId);
}
