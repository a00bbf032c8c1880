namespace Nianbao.Http.Portal;

/// <summary>
/// The portal: one page and the files it is made of. Nothing of it is made for a caller, so anyone may have it; what it shows it asks for
/// over the other routes, in a session.
/// </summary>
public sealed class PortalEndpoint : IEndpoints
{
    // Nothing inline, nothing from elsewhere, and no text is ever taken for markup, not even by a mistake of the scripts.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; "
        + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    public IReadOnlyList<Route> Routes { get; } =
    [
        new("GET", new("/"), Callers.Anyone, RouteLimits.NoBody, ShowAsync, new("报送页面") { Answers = [AnswerShape.File("text/html")] }),
        new("GET", new("/portal/{version}/{file}"), Callers.Anyone, RouteLimits.NoBody, FileAsync, new("报送页面的文件")
        {
            Answers =
            [
                AnswerShape.File("text/javascript"), AnswerShape.File("text/css"), AnswerShape.File("application/json"), AnswerShape.File("image/svg+xml"),
            ],
            Problems = [ProblemKind.NotFound],
        }),
    ];

    private static Task<Answer> ShowAsync(HttpCall call, CancellationToken cancellation) => Task.FromResult(Answer.Page(PortalFiles.Html, Policy));

    private static Task<Answer> FileAsync(HttpCall call, CancellationToken cancellation)
    {
        var name = call.Path["file"];
        if (PortalFiles.Find(name) is not { } content)
        {
            return Task.FromResult(Problem.NotFound);
        }

        // Of another version while a new program takes over: it is served, and not kept.
        var answer = new Answer(200, PortalFiles.ContentTypeOf(name), content);
        return Task.FromResult(call.Path["version"] == PortalFiles.Version ? answer.With("Cache-Control", "public, max-age=31536000, immutable") : answer);
    }
}
