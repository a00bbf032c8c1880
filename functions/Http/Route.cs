using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>One thing that can be asked for over HTTP.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Template">Its path.</param>
/// <param name="Roles">Who may; empty for anyone, signed in or not.</param>
/// <param name="Limits">What it takes at most.</param>
/// <param name="Handler">What it does.</param>
/// <param name="Contract">What it says of itself to programs.</param>
public sealed record Route(
    string Method, RouteTemplate Template, IReadOnlyList<Role> Roles, RouteLimits Limits, RouteHandler Handler, RouteContract Contract);

/// <summary>What a route does with a call that may be made. Refusals are answers; exceptions are faults of ours.</summary>
public delegate Task<Answer> RouteHandler(HttpCall call, CancellationToken cancellation);

/// <summary>The routes of one resource.</summary>
public interface IEndpoints
{
    IReadOnlyList<Route> Routes { get; }
}

/// <summary>Who a route is for.</summary>
public static class Callers
{
    public static IReadOnlyList<Role> Anyone { get; } = [];

    public static IReadOnlyList<Role> SignedIn { get; } = [Role.Agency, Role.Office, Role.Admin, Role.Auditor];

    public static IReadOnlyList<Role> Filers { get; } = [Role.Agency, Role.Admin];

    public static IReadOnlyList<Role> Staters { get; } = [Role.Agency, Role.Office, Role.Admin];

    public static IReadOnlyList<Role> Deciders { get; } = [Role.Office, Role.Admin];

    public static IReadOnlyList<Role> Overseers { get; } = [Role.Office, Role.Admin, Role.Auditor];

    public static IReadOnlyList<Role> Admins { get; } = [Role.Admin];

    public static IReadOnlyList<Role> Operators { get; } = [Role.Admin, Role.Auditor];
}

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

/// <summary>What a route promises to programs: the interface description is made of it, and a test holds the answers to it.</summary>
/// <param name="Summary">What it is for (中文).</param>
public sealed record RouteContract(string Summary)
{
    /// <summary>What the query may hold.</summary>
    public IReadOnlyList<QueryParameter> Query { get; init; } = [];

    /// <summary>What is sent with it; null for nothing.</summary>
    public BodyShape? Body { get; init; }

    /// <summary>Whether it recognises an <c>Idempotency-Key</c>.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Its answers when it does what it is asked for.</summary>
    public required IReadOnlyList<AnswerShape> Answers { get; init; }

    /// <summary>Its own refusals, beside those of <see cref="RouteTable"/>.</summary>
    public IReadOnlyList<ProblemKind> Problems { get; init; } = [];
}

/// <summary>A value of the query.</summary>
/// <param name="About">What it means (中文).</param>
public sealed record QueryParameter(string Name, string About, bool IsRequired = false);

/// <summary>What is sent with a call.</summary>
public abstract record BodyShape
{
    private BodyShape() { }

    /// <param name="Type">What it is read as.</param>
    public sealed record Json(JsonShape Type) : BodyShape;

    public sealed record Csv : BodyShape;

    /// <summary>A form with one file in the field <c>file</c>.</summary>
    /// <param name="Fields">Its other fields.</param>
    public sealed record Upload(params IReadOnlyList<QueryParameter> Fields) : BodyShape
    {
        /// <summary>Whether there may be several files, and its other fields may stand once for each.</summary>
        public bool TakesSeveral { get; init; }
    }
}

/// <summary>The type of some JSON. Only who describes the interface asks for it: to make all of them takes a third of a start.</summary>
public delegate JsonTypeInfo JsonShape();

/// <summary>What an answer looks like.</summary>
/// <param name="ContentType">Without parameters.</param>
/// <param name="Type">Of its JSON; null when it is none.</param>
public sealed record AnswerShape(int Status, string ContentType, JsonShape? Type)
{
    public static AnswerShape Json(int status, JsonShape type) => new(status, "application/json", type);

    public static AnswerShape File(string contentType) => new(200, contentType, null);
}
