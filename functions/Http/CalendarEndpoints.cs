using System.Diagnostics;
using Nianbao.Deadlines;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>What an office sets for a data year; every field is needed, an empty list takes back what was set.</summary>
public sealed record CalendarBody(
    IReadOnlyList<AreaDate> Dates, IReadOnlyList<Extension> Extensions, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> Workdays);

/// <summary>The deadlines of a data year.</summary>
/// <param name="Statutory">The dates of the law, by kind of agency; null where it names none.</param>
/// <param name="Dates">What the caller may set, and has set.</param>
/// <param name="Inherited">Dates of the areas above, which hold where none of its own does.</param>
/// <param name="Advice">What is not known yet and should be entered, for people (中文); may be empty.</param>
/// <param name="Names">What the agencies named in it are called, by id.</param>
/// <param name="SetAt">When anything was last set for the year, UTC; null when nothing was.</param>
/// <param name="SetBy">By which access key.</param>
public sealed record CalendarView(
    int Year, IReadOnlyDictionary<AgencyKind, DateOnly?> Statutory, IReadOnlyList<AreaDate> Dates, IReadOnlyList<AreaDate> Inherited,
    IReadOnlyList<Extension> Extensions, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> Workdays, IReadOnlyList<string> Advice,
    IReadOnlyDictionary<string, string> Names, DateTimeOffset? SetAt, string? SetBy)
{
    public static CalendarView Of(CalendarPart part, DateOnly today) => new(
        part.Own.Year, Enum.GetValues<AgencyKind>().ToDictionary(kind => kind, kind => StatutoryDates.Of(kind, part.Own.Year)), part.Own.Dates,
        part.Inherited, part.Own.Extensions, part.Own.Holidays, part.Own.Workdays,
        [.. HolidayYears.Unknown(part.Own, PublishedHolidays.All, today).Select(HolidayYears.Advice)], part.Names,
        part.Setting?.At, part.Setting?.By);
}

/// <summary>Shows and sets the deadlines of a data year, an office those of its own subtree.</summary>
public sealed class CalendarEndpoints(FilingCalendars calendars, TimeProvider time) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("GET", new("/api/years/{year}/calendar"), Callers.Overseers, RouteLimits.NoBody, ShowAsync, new("报送日期")
        {
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.CalendarView)],
            Problems = [ProblemKind.BadYear],
        }),
        new("PUT", new("/api/years/{year}/calendar"), Callers.Deciders, RouteLimits.SmallBody, SetAsync, new("设定报送日期、延期和本省的放假安排；If-Match 可选")
        {
            Body = new BodyShape.Json(() => HttpJson.Readable.CalendarBody),
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.CalendarView)],
            Problems =
            [
                ProblemKind.BadYear, ProblemKind.NotJson, ProblemKind.MalformedBody, ProblemKind.MalformedCalendar, ProblemKind.NotYourArea,
                ProblemKind.Changed,
            ],
        }),
    ];

    public async Task<Answer> ShowAsync(HttpCall call, CancellationToken cancellation) =>
        YearOf(call) is { } year ? await AnswerAsync(call, year, cancellation) : Problem.BadYear;

    public async Task<Answer> SetAsync(HttpCall call, CancellationToken cancellation)
    {
        if (YearOf(call) is not { } year)
        {
            return Problem.BadYear;
        }

        var read = await BodyReader.ReadAsync(call.Http.Request, HttpJson.Readable.CalendarBody, cancellation);
        if (read is not BodyOutcome<CalendarBody>.Read { Body: var body })
        {
            return ((BodyOutcome<CalendarBody>.Refused)read).Why;
        }

        var wanted = new FilingCalendar(year, body.Dates, body.Extensions, body.Holidays, body.Workdays);
        var ifMatch = call.Http.Request.Headers.IfMatch.ToString() is { Length: > 0 } etag ? etag.Trim('"') : null;
        return await calendars.SetAsync(wanted, call.Caller.Agency, call.Caller.Name, ifMatch, cancellation) switch
        {
            CalendarOutcome.Kept => await AnswerAsync(call, year, cancellation),
            CalendarOutcome.Wrong wrong => Problem.MalformedCalendar(wrong.Faults),
            CalendarOutcome.OutsideArea => Problem.NotYourArea,
            CalendarOutcome.Changed => Problem.Changed,
            var other => throw new UnreachableException(other.ToString()),
        };
    }

    private static int? YearOf(HttpCall call) => Years.Parse(call.Path["year"]) is >= ReportIntake.FirstYear and var year ? year : null;

    private async Task<Answer> AnswerAsync(HttpCall call, int year, CancellationToken cancellation)
    {
        var part = await calendars.ReadAsync(year, call.Caller.Agency, cancellation);
        var answer = Answer.Of(200, CalendarView.Of(part, Beijing.DateOf(time.GetUtcNow())), HttpJson.Readable.CalendarView);
        return part.Setting is { } setting ? answer.With("ETag", $"\"{setting.ETag}\"") : answer;
    }
}
