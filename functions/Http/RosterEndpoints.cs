using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Shows and updates the roster; an office only its own subtree of it.</summary>
public sealed class RosterEndpoints(ISubmissionStore store, RosterUpdate update, TimeProvider time) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("PUT", new("/api/agencies"), Callers.Deciders, RouteLimits.Roster, PutAsync, new("更新单位名录")
        {
            Query = [new("dryRun", "true：只试算，不保存")],
            Body = new BodyShape.Csv(),
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.RosterChangeView)],
            Problems = [ProblemKind.BadQuery, ProblemKind.NotCsv, ProblemKind.MalformedRoster, ProblemKind.NotYourArea],
        }),
        new("GET", new("/api/agencies"), Callers.Overseers, RouteLimits.NoBody, ListAsync, new("单位名录")
        {
            Query = [new("format", "csv：下载为表格文件，改好后可以原样传回；不填为 JSON")],
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.RosterView), AnswerShape.File("text/csv")],
            Problems = [ProblemKind.BadQuery],
        }),
    ];

    public async Task<Answer> ListAsync(HttpCall call, CancellationToken cancellation)
    {
        if (call.Query("format") is not (null or "csv" or "json"))
        {
            return Problem.BadQuery("format 只能是 csv 或 json。");
        }

        var roster = await Roster.LoadAsync(store, cancellation);
        var today = Beijing.DateOf(time.GetUtcNow());
        var agencies = roster.Within(call.Caller.Agency, today);
        return WantsCsv(call)
            ? Answer.Download(RosterCsv.Write(agencies), $"单位名录-{today:yyyy-MM-dd}.csv", "text/csv; charset=utf-8")
            : Answer.Of(200, new RosterView([.. agencies.Select(AgencyView.Of)]), HttpJson.Readable.RosterView);
    }

    public async Task<Answer> PutAsync(HttpCall call, CancellationToken cancellation)
    {
        if (call.Query("dryRun") is not (null or "true" or "false"))
        {
            return Problem.BadQuery("dryRun 只能是 true（只试算，不保存）或 false。");
        }

        var body = await BodyReader.ReadCsvAsync(call.Http.Request, cancellation);
        if (body is not BodyOutcome<ReadOnlyMemory<byte>>.Read { Body: var csv })
        {
            return ((BodyOutcome<ReadOnlyMemory<byte>>.Refused)body).Why;
        }

        return await update.ApplyAsync(csv, call.Caller.Agency, isMeant: call.Query("dryRun") != "true", cancellation) switch
        {
            RosterUpdateOutcome.Done done => Answer.Of(200, RosterChangeView.Of(done), HttpJson.Readable.RosterChangeView),
            RosterUpdateOutcome.Wrong wrong => Problem.MalformedRoster(wrong.Errors),
            RosterUpdateOutcome.OutsideArea outside => Problem.RosterOutsideArea(outside.Errors),
            var other => throw new UnreachableException(other.ToString()),
        };
    }

    private static bool WantsCsv(HttpCall call) => call.Query("format") switch
    {
        null => call.Http.Request.GetTypedHeaders().Accept.FirstOrDefault()?.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase) == true,
        var format => format == "csv",
    };
}
