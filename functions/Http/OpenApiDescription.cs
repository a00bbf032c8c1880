using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Nianbao.Http.Sessions;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>
/// Describes every route to programs, as OpenAPI 3.1. Written with Microsoft.OpenApi alone: Microsoft.AspNetCore.OpenApi describes the
/// endpoints of ASP.NET's own routing, and the routes here are those of <see cref="RouteTable"/>, the same on every host.
/// </summary>
internal static partial class OpenApiDescription
{
    private const string Bearer = "bearer";
    private const string Session = "session";

    /// <summary>The routes, and one more that describes them all and itself.</summary>
    public static IReadOnlyList<Route> AddTo(IReadOnlyList<Route> routes)
    {
        Lazy<Task<Answer>>? answer = null;
        var contract = new RouteContract("接口说明") { Answers = [AnswerShape.File("application/json")] };
        IReadOnlyList<Route> all =
            [.. routes, new("GET", new("/api/openapi.json"), Callers.Anyone, RouteLimits.NoBody, (_, _) => answer!.Value, contract)];
        answer = new(() => WriteAsync(all));
        return all;
    }

    private static async Task<Answer> WriteAsync(IReadOnlyList<Route> routes)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var writer = new OpenApiJsonWriter(text, new OpenApiJsonWriterSettings { Terse = true });
        await DocumentOf(routes).SerializeAsync(writer, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        return new(200, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static OpenApiDocument DocumentOf(IReadOnlyList<Route> routes)
    {
        var document = new OpenApiDocument
        {
            Info = new()
            {
                Title = "年报：政府信息公开工作年度报告报送",
                Version = "1",
                Description = "year 一律是数据年度（报告所属的年度）。每一种拒绝都是 application/problem+json，type 是固定的英文地址，title 和 detail 是中文。",
            },
            Components = new()
            {
                SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, Description = "访问密钥；也可以放在请求头 X-Api-Key 中。" },
                    [Session] = new OpenApiSecurityScheme
                    {
                        Type = SecuritySchemeType.ApiKey,
                        In = ParameterLocation.Cookie,
                        Name = SessionCookie.SecureName,
                        Description = $"页面的会话；不经 https 时名为 {SessionCookie.PlainName}。除 GET 外，请求头还要有 {SameOrigin.Header}: 1。",
                    },
                },
            },
            Paths = [],
        };
        var schemas = new OpenApiSchemas(document);
        foreach (var path in routes.GroupBy(route => route.Template.Text))
        {
            document.Paths[path.Key] = new OpenApiPathItem
            {
                Operations = path.ToDictionary(route => new HttpMethod(route.Method), route => OperationOf(route, document, schemas)),
            };
        }

        return document;
    }

    private static OpenApiOperation OperationOf(Route route, OpenApiDocument document, OpenApiSchemas schemas) => new()
    {
        OperationId = NameOf(route),
        Summary = route.Contract.Summary,
        Description = route.Roles.Count == 0 ? "不需要访问密钥。" : $"可以使用的角色：{string.Join('、', route.Roles.Select(WordOf))}。",
        Security = route.Roles.Count == 0 ? [] : [.. new[] { Bearer, Session }.Select(scheme => SecurityOf(scheme, route, document))],
        Parameters = [.. ParametersOf(route)],
        RequestBody = route.Contract.Body is { } body ? BodyOf(body, schemas) : null,
        Responses = ResponsesOf(route, schemas),
    };

    private static OpenApiSecurityRequirement SecurityOf(string scheme, Route route, OpenApiDocument document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [.. route.Roles.Select(WordOf)] };

    private static IEnumerable<OpenApiParameter> ParametersOf(Route route)
    {
        foreach (Match part in PathPart().Matches(route.Template.Text))
        {
            yield return new() { Name = part.Groups[1].Value, In = ParameterLocation.Path, Required = true, Schema = OpenApiSchemas.Text() };
        }

        foreach (var parameter in route.Contract.Query)
        {
            yield return new()
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Required = parameter.IsRequired,
                Schema = OpenApiSchemas.Text(parameter.About),
            };
        }

        if (route.Contract.IsRepeatable)
        {
            yield return new() { Name = "Idempotency-Key", In = ParameterLocation.Header, Schema = OpenApiSchemas.Text("同一个请求重发时不变，七天内只办一次") };
        }
    }

    private static OpenApiRequestBody BodyOf(BodyShape body, OpenApiSchemas schemas) => new()
    {
        Required = true,
        Content = body switch
        {
            BodyShape.Json json => Content("application/json", schemas.Of(json.Type())),
            BodyShape.Csv => Content("text/csv", OpenApiSchemas.Text()),
            BodyShape.Upload upload => Content("multipart/form-data", new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = upload.Fields.ToDictionary(field => field.Name, field => (IOpenApiSchema)Repeated(upload, OpenApiSchemas.Text(field.About)))
                    .Append(new("file", Repeated(upload, OpenApiSchemas.Bytes))).ToDictionary(),
                Required = upload.Fields.Where(field => field.IsRequired).Select(field => field.Name).Append("file").ToHashSet(),
            }),
            var other => throw new UnreachableException(other.ToString()),
        },
    };

    private static OpenApiSchema Repeated(BodyShape.Upload upload, OpenApiSchema one) =>
        upload.TakesSeveral ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one, MinItems = 1, Description = one.Description } : one;

    private static OpenApiResponses ResponsesOf(Route route, OpenApiSchemas schemas)
    {
        var responses = new OpenApiResponses();
        foreach (var answers in route.Contract.Answers.GroupBy(answer => answer.Status))
        {
            responses[Printed(answers.Key)] = new OpenApiResponse
            {
                Description = answers.Key is >= 200 and < 300 ? route.Contract.Summary : "不正常，内容说明原因",
                Content = answers.ToDictionary(answer => answer.ContentType, answer => MediaTypeOf(answer.Type is { } type ? schemas.Of(type()) : OpenApiSchemas.Bytes)),
            };
        }

        foreach (var problems in RouteTable.ProblemsOf(route).Distinct().GroupBy(problem => problem.Status))
        {
            AddRefusal(responses, problems.Key, [.. problems], schemas.Of(HttpJson.Readable.ProblemView));
        }

        return responses;
    }

    private static void AddRefusal(OpenApiResponses responses, int status, IReadOnlyList<ProblemKind> problems, IOpenApiSchema anyProblem)
    {
        var types = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. problems.Select(problem => JsonValue.Create(problem.Uri))] };
        var theseProblems = new OpenApiSchema { Properties = new Dictionary<string, IOpenApiSchema> { ["type"] = types } };
        var said = string.Join("；", problems.Select(problem => $"{problem.Type}：{problem.Title}"));
        var response = responses.GetValueOrDefault(Printed(status)) as OpenApiResponse ?? new() { Content = new Dictionary<string, OpenApiMediaType>() };
        response.Description = response.Description is { } before ? $"{before}；{said}" : said;
        response.Content!["application/problem+json"] = MediaTypeOf(new OpenApiSchema { AllOf = [anyProblem, theseProblems] });
        responses[Printed(status)] = response;
    }

    private static Dictionary<string, OpenApiMediaType> Content(string type, IOpenApiSchema schema) => new() { [type] = MediaTypeOf(schema) };

    private static OpenApiMediaType MediaTypeOf(IOpenApiSchema schema) => new() { Schema = schema };

    private static string Printed(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static string WordOf(Role role) => JsonSerializer.SerializeToElement(role, HttpJson.Readable.Role).GetString()!;

    /// <summary>As <c>postSubmissionsIdExplanations</c>: programs name their functions by it.</summary>
    private static string NameOf(Route route) => route.Method.ToLowerInvariant() + string.Concat(
        NamePart().Matches(route.Template.Text.Replace("/api", "", StringComparison.Ordinal)).Select(part => char.ToUpperInvariant(part.Value[0]) + part.Value[1..]));

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PathPart();

    [GeneratedRegex(@"\w+")]
    private static partial Regex NamePart();
}
