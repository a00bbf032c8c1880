using System.Diagnostics;
using Nianbao.Deadlines;
using Nianbao.Forms;
using Nianbao.Store;
using Nianbao.Summary;

namespace Nianbao.Http;

/// <summary>When a revision was published.</summary>
/// <param name="Day">A Beijing date; null takes back what was stated.</param>
public sealed record PublicationBody(DateOnly? Day);

/// <summary>Which documents of a report other agencies lead; an empty list takes back what was stated.</summary>
public sealed record JointBody(IReadOnlyList<StatedShare> Shares);

/// <summary>What is stated about a filing beside its figures.</summary>
/// <param name="Publications">When which revisions were published.</param>
/// <param name="Joint">Which documents other agencies lead.</param>
/// <param name="Checks">The rules about publication, D01, D02 and D05.</param>
public sealed record StatementsView(
    string Filing, IReadOnlyList<Publication> Publications, IReadOnlyList<JointShare> Joint, IReadOnlyList<PublicationCheck> Checks);

/// <summary>What a sheet of statements does.</summary>
/// <param name="Changed">How many lines change what was stated before.</param>
/// <param name="Stored">False when it was only tried.</param>
public sealed record SheetView(int Changed, bool Stored, IReadOnlyList<SheetLine> Lines);

/// <summary>Takes and shows what agencies and offices state about reports: days of publication and joint documents.</summary>
public sealed class StatementEndpoints(
    FilingStatements statements, StatementSheets sheets, StatementViews views, SubmissionEndpoints submissions) : IEndpoints
{
    private static readonly QueryParameter DryRun = new("dryRun", "true：只试算，不保存");
    private static readonly ProblemKind[] SheetProblems =
        [ProblemKind.BadYear, ProblemKind.BadQuery, ProblemKind.NotCsv, ProblemKind.MalformedSheet, ProblemKind.NotYourArea];

    public IReadOnlyList<Route> Routes =>
    [
        new("PUT", new("/api/submissions/{id}/publication"), Callers.Staters, RouteLimits.SmallBody, PublishAsync, new("填报这一版的公布日期")
        {
            Body = new BodyShape.Json(() => HttpJson.Readable.PublicationBody),
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.StatementsView)],
            Problems = [ProblemKind.NotFound, ProblemKind.NotJson, ProblemKind.MalformedBody],
        }),
        new("PUT", new("/api/submissions/{id}/joint-documents"), Callers.Staters, RouteLimits.SmallBody, ShareAsync, new("申报由其他单位牵头的联合发文")
        {
            Body = new BodyShape.Json(() => HttpJson.Readable.JointBody),
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.StatementsView)],
            Problems = [ProblemKind.NotFound, ProblemKind.NotJson, ProblemKind.MalformedBody],
        }),
        new("GET", new("/api/years/{year}/publications"), Callers.Overseers, RouteLimits.WholeYear, PrintPublicationsAsync, new("各报告的公布日期表，填好后可以传回")
        {
            Answers = [AnswerShape.File("text/csv")],
            Problems = [ProblemKind.BadYear],
        }),
        new("PUT", new("/api/years/{year}/publications"), Callers.Deciders, RouteLimits.Roster, TakePublicationsAsync, new("用表格填报公布日期")
        {
            Query = [DryRun],
            Body = new BodyShape.Csv(),
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.SheetView)],
            Problems = SheetProblems,
        }),
        new("GET", new("/api/years/{year}/joint-documents"), Callers.Overseers, RouteLimits.WholeYear, PrintJointAsync, new("联合发文申报表，填好后可以传回")
        {
            Answers = [AnswerShape.File("text/csv")],
            Problems = [ProblemKind.BadYear],
        }),
        new("PUT", new("/api/years/{year}/joint-documents"), Callers.Deciders, RouteLimits.Roster, TakeJointAsync, new("用表格申报联合发文")
        {
            Query = [DryRun],
            Body = new BodyShape.Csv(),
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.SheetView)],
            Problems = SheetProblems,
        }),
    ];

    public Task<Answer> PublishAsync(HttpCall call, CancellationToken cancellation) => StateAsync(
        call, HttpJson.Readable.PublicationBody, (id, body) => statements.PublishAsync(id, body.Day, call.Caller.Name, isMeant: true, cancellation), cancellation);

    public Task<Answer> ShareAsync(HttpCall call, CancellationToken cancellation) => StateAsync(
        call, HttpJson.Readable.JointBody, (id, body) => body.Shares.Any(share => share is null)
            ? Task.FromResult<StatementOutcome>(new StatementOutcome.Wrong("shares 的每一项不能是 null。"))
            : statements.StateJointAsync(id, body.Shares, call.Caller.Name, isMeant: true, cancellation), cancellation);

    public Task<Answer> PrintPublicationsAsync(HttpCall call, CancellationToken cancellation) =>
        PrintAsync(call, "公布日期", sheets.PrintPublicationsAsync, cancellation);

    public Task<Answer> PrintJointAsync(HttpCall call, CancellationToken cancellation) => PrintAsync(call, "联合发文", sheets.PrintJointAsync, cancellation);

    public Task<Answer> TakePublicationsAsync(HttpCall call, CancellationToken cancellation) => TakeAsync(call, sheets.TakePublicationsAsync, cancellation);

    public Task<Answer> TakeJointAsync(HttpCall call, CancellationToken cancellation) => TakeAsync(call, sheets.TakeJointAsync, cancellation);

    private async Task<Answer> StateAsync<T>(
        HttpCall call, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, Func<SubmissionId, T, Task<StatementOutcome>> state,
        CancellationToken cancellation)
        where T : class
    {
        var right = call.Caller.Role == Role.Office ? Right.Decide : Right.File;
        if (await submissions.FindAsync(call, right, cancellation) is not { } submission)
        {
            return Problem.NotFound;
        }

        var read = await BodyReader.ReadAsync(call.Http.Request, type, cancellation);
        if (read is not BodyOutcome<T>.Read { Body: var body })
        {
            return ((BodyOutcome<T>.Refused)read).Why;
        }

        return await state(submission.Id, body) switch
        {
            StatementOutcome.Kept kept => Answer.Of(200, await views.OfAsync(kept.Head, cancellation), HttpJson.Readable.StatementsView),
            StatementOutcome.UnknownSubmission => Problem.NotFound,
            StatementOutcome.Wrong wrong => Problem.MalformedBody(wrong.Why),
            var other => throw new UnreachableException(other.ToString()),
        };
    }

    private static async Task<Answer> PrintAsync(
        HttpCall call, string name, Func<int, string?, CancellationToken, Task<byte[]>> print, CancellationToken cancellation) =>
        Years.Parse(call.Path["year"]) is { } year
            ? Answer.Download(await print(year, call.Caller.Agency, cancellation), FormattableString.Invariant($"{name}-{year}.csv"), "text/csv; charset=utf-8")
            : Problem.BadYear;

    private static async Task<Answer> TakeAsync(
        HttpCall call, Func<int, ReadOnlyMemory<byte>, string?, bool, string, CancellationToken, Task<SheetOutcome>> take, CancellationToken cancellation)
    {
        if (Years.Parse(call.Path["year"]) is not { } year)
        {
            return Problem.BadYear;
        }

        if (call.Query("dryRun") is not (null or "true" or "false"))
        {
            return Problem.BadQuery("dryRun 只能是 true（只试算，不保存）或 false。");
        }

        var body = await BodyReader.ReadCsvAsync(call.Http.Request, cancellation);
        if (body is not BodyOutcome<ReadOnlyMemory<byte>>.Read { Body: var csv })
        {
            return ((BodyOutcome<ReadOnlyMemory<byte>>.Refused)body).Why;
        }

        return await take(year, csv, call.Caller.Agency, call.Query("dryRun") != "true", call.Caller.Name, cancellation) switch
        {
            SheetOutcome.Done done => Answer.Of(
                200, new SheetView(done.Lines.Count(line => line.IsChange), done.IsStored, done.Lines), HttpJson.Readable.SheetView),
            SheetOutcome.Wrong wrong => Problem.MalformedSheet(wrong.Errors),
            SheetOutcome.OutsideArea => Problem.NotYourArea,
            var other => throw new UnreachableException(other.ToString()),
        };
    }
}

/// <summary>Shows what is stated about a filing, and what the rules say to it.</summary>
public sealed class StatementViews(ISubmissionStore store, ISettingStore settings, IReadOnlyList<FormDefinition> forms)
{
    public async Task<StatementsView> OfAsync(FilingKey filing, CancellationToken cancellation) =>
        await store.FindFilingOrNullAsync(filing, cancellation) is { } head
            ? await OfAsync(head, cancellation)
            : throw new InvalidOperationException($"{filing} has a revision and no head.");

    public async Task<StatementsView> OfAsync(Filing head, CancellationToken cancellation)
    {
        // Without a date there is nothing to look up.
        var roster = head.Publications is { Count: > 0 } ? await Roster.LoadAsync(store, cancellation) : new([]);
        var agency = roster.Find(head.Key.Agency);
        var checks = agency is null
            ? PublicationChecks.Of(head.Key.Year, AgencyKind.Department, due: null, [], key => key)
            : await new PublicationReader(store, forms).CheckAsync(
                head, agency, new(await settings.ReadCalendarAsync(head.Key.Year, cancellation), roster), cancellation);
        return new(head.Key.ToString(), head.Publications ?? [], head.Joint ?? [], checks);
    }
}
