using System.Diagnostics;
using System.Globalization;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>A compiled summary.</summary>
/// <param name="Number">One-based within the year.</param>
/// <param name="Occasion">What it was compiled for.</param>
/// <param name="Area">The agency at whose subtree it was taken; null for the whole roster.</param>
public sealed record EditionView(
    int Year, int Number, EditionOccasion Occasion, DateTimeOffset CompiledAt, string By, string? Area, IReadOnlyList<EditionFileView> Files)
{
    public static EditionView Of(SummaryEdition edition) => new(
        edition.Year, edition.Number, edition.Occasion, edition.CompiledAt, edition.By, edition.Area,
        [.. edition.Files.Select(file => new EditionFileView(file, UrlOf(edition, file)))]);

    public static string UrlOf(SummaryEdition edition, string file) =>
        string.Create(CultureInfo.InvariantCulture, $"/api/years/{edition.Year}/summaries/{edition.Number}/{file}");
}

/// <summary>A file of a compiled summary and where to get it.</summary>
public sealed record EditionFileView(string Name, string Url);

/// <summary>The compiled summaries of a data year, oldest first.</summary>
public sealed record EditionListView(int Year, IReadOnlyList<EditionView> Editions);

/// <summary>How far a compilation has come.</summary>
/// <param name="IsRunning">Whether this process compiles that year and area now.</param>
/// <param name="Done">Steps that are done; 0 when none runs.</param>
/// <param name="All">Steps there are; 0 when none runs.</param>
public sealed record CompilationView(bool IsRunning, int Done, int All);

/// <summary>Compiles summaries and hands out their files.</summary>
public sealed class SummaryEndpoints(
    SummaryCompiler compiler, SummaryTrace trace, ISubmissionStore store, IFileStore files, AccessControl access, RepeatedCalls repeated) : IEndpoints
{
    private static readonly QueryParameter ByteOrderMark = new("bom", "false：CSV 不带字节顺序标记；不填为带");
    private static readonly QueryParameter[] TraceQuery =
    [
        new("key", "指标，如 t3.new_received.total", IsRequired: true),
        new("scope", "own：单位报告（不填时）；area：政府汇总报告"),
        AreaOutcome.Parameter,
        new("offset", "跳过多少份报告，不填为 0"),
    ];

    public IReadOnlyList<Route> Routes =>
    [
        new("POST", new("/api/years/{year}/summary"), Callers.Deciders, RouteLimits.WholeYear, CompileAsync, new("现在汇总")
        {
            Query = [AreaOutcome.Parameter],
            IsRepeatable = true,
            Answers = [AnswerShape.Json(201, () => HttpJson.Readable.EditionView)],
            Problems = [ProblemKind.BadYear, ProblemKind.NotYourArea, ProblemKind.UnknownAgency],
        }),
        new("GET", new("/api/years/{year}/summary"), Callers.Overseers, RouteLimits.NoBody, LatestAsync, new("最近一次汇总")
        {
            Answers = [AnswerShape.File("application/json")],
            Problems = [ProblemKind.BadYear, ProblemKind.NothingCompiled],
        }),
        new("GET", new("/api/years/{year}/summaries"), Callers.Overseers, RouteLimits.NoBody, ListAsync, new("历次汇总")
        {
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.EditionListView)],
            Problems = [ProblemKind.BadYear],
        }),
        new("GET", new("/api/years/{year}/summary/progress"), Callers.Overseers, RouteLimits.NoBody, ProgressAsync, new("汇总进行到哪一步")
        {
            Query = [AreaOutcome.Parameter],
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.CompilationView)],
            Problems = [ProblemKind.BadYear, ProblemKind.NotYourArea, ProblemKind.UnknownAgency],
        }),
        new("GET", new("/api/years/{year}/summaries/{edition}/trace"), Callers.Overseers, RouteLimits.WholeYear, TraceAsync, new("一个合计由哪些报告相加而成")
        {
            Query = TraceQuery,
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.TracePage)],
            Problems = [ProblemKind.BadYear, ProblemKind.BadQuery, ProblemKind.NotFound, ProblemKind.NotYourArea, ProblemKind.UnknownAgency],
        }),
        new("GET", new("/api/years/{year}/summaries/{edition}/{file}"), Callers.Overseers, RouteLimits.NoBody, FileAsync, new("汇总的文件")
        {
            Query = [ByteOrderMark],
            Answers = [.. EditionContentTypes.All.Select(AnswerShape.File)],
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

        return await repeated.OnceAsync(
            call, RepeatedCalls.HashOf(call.Http.Request), () => CompileAsync(year, top, call.Caller, cancellation),
            number => ShowAgainAsync(year, number, cancellation), cancellation);
    }

    private async Task<(Answer Answer, string? Made)> CompileAsync(int year, string? area, Caller caller, CancellationToken cancellation) =>
        await compiler.CompileAsync(year, area, caller.Name, cancellation) is { Edition: var edition }
            ? (AnswerTo(edition), edition.Number.ToString(CultureInfo.InvariantCulture))
            : (Problem.UnknownAgency, null);

    private async Task<Answer> ShowAgainAsync(int year, string number, CancellationToken cancellation)
    {
        await foreach (var edition in store.ListEditionsAsync(year, cancellation))
        {
            if (edition.Number.ToString(CultureInfo.InvariantCulture) == number)
            {
                return AnswerTo(edition);
            }
        }

        throw new InvalidOperationException($"Edition {number} of {year} was made and is not in the store.");
    }

    private static Answer AnswerTo(SummaryEdition edition) =>
        Answer.Of(201, EditionView.Of(edition), HttpJson.Readable.EditionView).At(EditionView.UrlOf(edition, SummaryCompiler.JsonFile));

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
            ? await ContentAsync(edition, SummaryCompiler.JsonFile, hasMark: true, cancellation)
            : Problem.NothingCompiled;
    }

    public async Task<Answer> FileAsync(HttpCall call, CancellationToken cancellation)
    {
        if (Years.Parse(call.Path["year"]) is not { } year)
        {
            return Problem.BadYear;
        }

        return await FindAsync(call, year, cancellation) is { } edition && edition.Files.Contains(call.Path["file"])
            ? await ContentAsync(edition, call.Path["file"], call.Query("bom") != "false", cancellation)
            : Problem.NotFound;
    }

    public async Task<Answer> ProgressAsync(HttpCall call, CancellationToken cancellation)
    {
        if (Years.Parse(call.Path["year"]) is not { } year)
        {
            return Problem.BadYear;
        }

        return await access.FindAreaAsync(call, cancellation) switch
        {
            AreaOutcome.Allowed { Top: var top } => Answer.Of(200, ViewOf(compiler.Running(year, top)), HttpJson.Readable.CompilationView),
            AreaOutcome.Refused refused => refused.Why,
            var other => throw new UnreachableException(other.ToString()),
        };
    }

    public async Task<Answer> TraceAsync(HttpCall call, CancellationToken cancellation)
    {
        if (Years.Parse(call.Path["year"]) is not { } year)
        {
            return Problem.BadYear;
        }

        var offset = 0;
        if (call.Query("key") is not { } key || call.Query("scope") is not (null or "own" or "area")
            || (call.Query("offset") is { } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out offset)))
        {
            return Problem.BadQuery("请写明 key，如 key=t3.new_received.total；scope 只能是 own 或 area，offset 是不小于 0 的整数。");
        }

        var scope = call.Query("scope") == "area" ? FilingScope.Area : FilingScope.Own;
        return await FindAsync(call, year, cancellation) is { } edition
            ? await TraceAsync(call, edition, key, scope, offset, cancellation)
            : Problem.NotFound;
    }

    private async Task<Answer> TraceAsync(HttpCall call, SummaryEdition edition, string key, FilingScope scope, int offset, CancellationToken cancellation)
    {
        if (await access.FindAreaAsync(call, cancellation) is AreaOutcome.Refused refused)
        {
            return refused.Why;
        }

        return await trace.ReadAsync(edition, key, scope, call.Query("area"), offset, cancellation) is { } page
            ? Answer.Of(200, page, HttpJson.Readable.TracePage)
            : Problem.NotFound;
    }

    private static CompilationView ViewOf(CompileStep? step) => step is null ? new(false, 0, 0) : new(true, step.Done, step.All);

    /// <summary>The edition a call names; null when there is none that the caller may see.</summary>
    private async Task<SummaryEdition?> FindAsync(HttpCall call, int year, CancellationToken cancellation) =>
        (await VisibleAsync(call.Caller, year, cancellation)).Find(edition => edition.Number.ToString(CultureInfo.InvariantCulture) == call.Path["edition"]);

    /// <summary>An office sees what was taken of its own subtree or a part of it; the whole, as timers compile it, only when it oversees all of it.</summary>
    private async Task<List<SummaryEdition>> VisibleAsync(Caller caller, int year, CancellationToken cancellation)
    {
        var visible = new List<SummaryEdition>();
        bool? overseesAll = caller.Role is Role.Admin or Role.Auditor ? true : null;
        await foreach (var edition in store.ListEditionsAsync(year, cancellation))
        {
            if (edition.Area is { } area && overseesAll is not true
                ? await access.MaySeeAsync(caller, area, cancellation)
                : overseesAll ??= await access.OverseesAllAsync(caller, cancellation))
            {
                visible.Add(edition);
            }
        }

        return visible;
    }

    private async Task<Answer> ContentAsync(SummaryEdition edition, string file, bool hasMark, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte> content = await files.FindOrNullAsync(SummaryCompiler.PathOf(edition.Year, edition.Number, file), cancellation)
            ?? throw new InvalidOperationException($"{file} of edition {edition.Number} of {edition.Year} is not in the file store.");
        var mark = System.Text.Encoding.UTF8.Preamble;
        content = !hasMark && content.Span.StartsWith(mark) ? content[mark.Length..] : content;
        return Answer.Download(content, $"{edition.Year}-{edition.Number}-{file}", EditionContentTypes.Of(file));
    }
}

/// <summary>What the files of an edition are sent as.</summary>
internal static class EditionContentTypes
{
    private const string Office = "application/vnd.openxmlformats-officedocument";

    public static IReadOnlyList<string> All { get; } =
        ["application/json", "text/csv", "text/html", $"{Office}.spreadsheetml.sheet", $"{Office}.wordprocessingml.document"];

    public static string Of(string file) => Path.GetExtension(file) switch
    {
        ".json" => "application/json; charset=utf-8",
        ".csv" => "text/csv; charset=utf-8",
        ".html" => "text/html; charset=utf-8",
        ".xlsx" => $"{Office}.spreadsheetml.sheet",
        ".docx" => $"{Office}.wordprocessingml.document",
        _ => "application/octet-stream",
    };
}
