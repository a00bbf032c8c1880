using System.Globalization;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>A compiled summary.</summary>
/// <param name="Number">One-based within the year.</param>
/// <param name="Area">The agency at whose subtree it was taken; null for the whole roster.</param>
public sealed record EditionView(
    int Year, int Number, DateTimeOffset CompiledAt, string By, string? Area, IReadOnlyList<EditionFileView> Files)
{
    public static EditionView Of(SummaryEdition edition) => new(
        edition.Year, edition.Number, edition.CompiledAt, edition.By, edition.Area,
        [.. edition.Files.Select(file => new EditionFileView(file, UrlOf(edition, file)))]);

    public static string UrlOf(SummaryEdition edition, string file) =>
        string.Create(CultureInfo.InvariantCulture, $"/api/years/{edition.Year}/summaries/{edition.Number}/{file}");
}

/// <summary>A file of a compiled summary and where to get it.</summary>
public sealed record EditionFileView(string Name, string Url);

/// <summary>The compiled summaries of a data year, oldest first.</summary>
public sealed record EditionListView(int Year, IReadOnlyList<EditionView> Editions);

/// <summary>Compiles summaries and hands out their files.</summary>
public sealed class SummaryEndpoints(SummaryCompiler compiler, ISubmissionStore store, IFileStore files, AccessControl access) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("POST", new("/api/years/{year}/summary"), Callers.Deciders, RouteLimits.WholeYear, CompileAsync, new("现在汇总")
        {
            Query = [AreaOutcome.Parameter],
            Answers = [AnswerShape.Json(201, HttpJson.Readable.EditionView)],
            Problems = [ProblemKind.BadYear, ProblemKind.NotYourArea, ProblemKind.UnknownAgency],
        }),
        new("GET", new("/api/years/{year}/summary"), Callers.Overseers, RouteLimits.NoBody, LatestAsync, new("最近一次汇总")
        {
            Answers = [AnswerShape.File("application/json")],
            Problems = [ProblemKind.BadYear, ProblemKind.NothingCompiled],
        }),
        new("GET", new("/api/years/{year}/summaries"), Callers.Overseers, RouteLimits.NoBody, ListAsync, new("历次汇总")
        {
            Answers = [AnswerShape.Json(200, HttpJson.Readable.EditionListView)],
            Problems = [ProblemKind.BadYear],
        }),
        new("GET", new("/api/years/{year}/summaries/{edition}/{file}"), Callers.Overseers, RouteLimits.NoBody, FileAsync, new("汇总的文件")
        {
            Answers = [AnswerShape.File("application/json"), AnswerShape.File("text/csv")],
            Problems = [ProblemKind.BadYear, ProblemKind.NotFound],
        }),
    ];

    public async Task<Answer> CompileAsync(HttpCall call, CancellationToken cancellation)
    {
        if (Years.Parse(call.Path["year"]) is not { } year)
        {
            return Problem.BadYear;
        }

        var area = await access.FindAreaAsync(call, cancellation);
        if (area is not AreaOutcome.Allowed { Top: var top })
        {
            return ((AreaOutcome.Refused)area).Why;
        }

        if (await compiler.CompileAsync(year, top, call.Caller.Name, cancellation) is not { Edition: var edition })
        {
            return Problem.UnknownAgency;
        }

        return Answer.Of(201, EditionView.Of(edition), HttpJson.Readable.EditionView).At(EditionView.UrlOf(edition, SummaryCompiler.JsonFile));
    }

    public async Task<Answer> ListAsync(HttpCall call, CancellationToken cancellation) => Years.Parse(call.Path["year"]) is { } year
        ? Answer.Of(
            200, new EditionListView(year, [.. (await VisibleAsync(call.Caller, year, cancellation)).Select(EditionView.Of)]),
            HttpJson.Readable.EditionListView)
        : Problem.BadYear;

    public async Task<Answer> LatestAsync(HttpCall call, CancellationToken cancellation)
    {
        if (Years.Parse(call.Path["year"]) is not { } year)
        {
            return Problem.BadYear;
        }

        return (await VisibleAsync(call.Caller, year, cancellation)).LastOrDefault() is { } edition
            ? await ContentAsync(edition, SummaryCompiler.JsonFile, cancellation)
            : Problem.NothingCompiled;
    }

    public async Task<Answer> FileAsync(HttpCall call, CancellationToken cancellation)
    {
        if (Years.Parse(call.Path["year"]) is not { } year)
        {
            return Problem.BadYear;
        }

        var edition = (await VisibleAsync(call.Caller, year, cancellation))
            .Find(edition => edition.Number.ToString(CultureInfo.InvariantCulture) == call.Path["edition"]);
        return edition is not null && edition.Files.Contains(call.Path["file"])
            ? await ContentAsync(edition, call.Path["file"], cancellation)
            : Problem.NotFound;
    }

    /// <summary>An office sees what was taken of its own subtree or a part of it; never the whole, unless it is the top.</summary>
    private async Task<List<SummaryEdition>> VisibleAsync(Caller caller, int year, CancellationToken cancellation)
    {
        var visible = new List<SummaryEdition>();
        await foreach (var edition in store.ListEditionsAsync(year, cancellation))
        {
            if (caller.Role is Role.Admin or Role.Auditor
                || (edition.Area is { } area && await access.MaySeeAsync(caller, area, cancellation)))
            {
                visible.Add(edition);
            }
        }

        return visible;
    }

    private async Task<Answer> ContentAsync(SummaryEdition edition, string file, CancellationToken cancellation)
    {
        var content = await files.FindOrNullAsync(SummaryCompiler.PathOf(edition.Year, edition.Number, file), cancellation)
            ?? throw new InvalidOperationException($"{file} of edition {edition.Number} of {edition.Year} is not in the file store.");
        return Answer.Download(content, $"{edition.Year}-{edition.Number}-{file}", ContentTypeOf(file));
    }

    private static string ContentTypeOf(string file) => Path.GetExtension(file) switch
    {
        ".json" => "application/json; charset=utf-8",
        ".csv" => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    };
}
