using Nianbao.Notices;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Shows offices the outbox, and agencies when they are reminded.</summary>
public sealed class NoticeEndpoints(
    ISubmissionStore store, INoticeStore notices, ReminderSchedule schedule, AccessControl access, TimeProvider time) : IEndpoints
{
    private const int Listed = 1_000;

    private static readonly QueryParameter s_agency = new("agency", "统一社会信用代码：只列关于这个单位的通知");

    public IReadOnlyList<Route> Routes =>
    [
        new("GET", new("/api/notices"), Callers.Overseers, RouteLimits.WholeYear, ListAsync, new("一个年度的通知和它们的结果")
        {
            Query = [new("year", "数据年度", IsRequired: true), s_agency, new("state", "只列这一状态的通知：waiting、sent、failed、withdrawn、undeliverable")],
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.NoticeListView)],
            Problems = [ProblemKind.BadQuery, ProblemKind.NotYourArea],
        }),
        new("GET", new("/api/agencies/{agency}/schedule"), Callers.SignedIn, RouteLimits.NoBody, ScheduleAsync, new("一个单位的提醒安排和缘由")
        {
            Query = [new("year", "数据年度；不填为上一年")],
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.ScheduleView)],
            Problems = [ProblemKind.BadQuery, ProblemKind.NotFound],
        }),
    ];

    public async Task<Answer> ListAsync(HttpCall call, CancellationToken cancellation)
    {
        if (Years.Parse(call.Query("year")) is not { } year)
        {
            return Problem.BadQuery("请写明 year，四位数的数据年度，如 year=2024。");
        }

        NoticeState? state = Enum.TryParse<NoticeState>(call.Query("state"), ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;
        if (call.Query("state") is not null && state is null)
        {
            return Problem.BadQuery("state 只能是 waiting、sent、failed、withdrawn 或 undeliverable。");
        }

        var agency = call.Query("agency");
        if (agency is not null && !await access.MaySeeAsync(call.Caller, agency, cancellation))
        {
            return Problem.NotYourArea;
        }

        var roster = await Roster.LoadAsync(store, cancellation);
        var found = await FindAsync(year, call.Caller, agency, roster, cancellation);
        var shown = found.Where(notice => state is null || notice.State == state).OrderByDescending(notice => notice.PlannedAt).Take(Listed);
        var counts = Enum.GetValues<NoticeState>().ToDictionary(each => each, each => found.Count(notice => notice.State == each));
        return Answer.Of(200, new NoticeListView(year, found.Count, counts, [.. shown.Select(notice => NoticeView.Of(notice, id => roster.Find(id)?.Name))]), HttpJson.Readable.NoticeListView);
    }

    public async Task<Answer> ScheduleAsync(HttpCall call, CancellationToken cancellation)
    {
        var year = call.Query("year") is { } text ? Years.Parse(text) : Beijing.DateOf(time.GetUtcNow()).Year - 1;
        if (year is not >= ReportIntake.FirstYear)
        {
            return Problem.BadQuery("year 请写成四位数的数据年度，如 year=2024。");
        }

        var agency = call.Path["agency"];
        return await access.MaySeeAsync(call.Caller, agency, cancellation) && await schedule.ReadAsync(year.Value, agency, cancellation) is { } found
            ? Answer.Of(200, ScheduleView.Of(found), HttpJson.Readable.ScheduleView)
            : Problem.NotFound;
    }

    // An office reads what goes to its own subtree; a digest to the office above it names agencies of others.
    private async Task<List<Notice>> FindAsync(int year, Caller caller, string? agency, Roster roster, CancellationToken cancellation)
    {
        var seesAll = await access.OverseesAllAsync(caller, cancellation);
        var today = Beijing.DateOf(time.GetUtcNow());
        var found = new List<Notice>();
        await foreach (var notice in notices.ListNoticesAsync(year, cancellation))
        {
            if ((seesAll || (notice.To is { } to && caller.Agency is { } top && roster.IsWithin(to, top, today)))
                && (agency is null || notice.To == agency || notice.Filings.Any(filing => filing.Agency == agency)))
            {
                found.Add(notice);
            }
        }

        return found;
    }
}
