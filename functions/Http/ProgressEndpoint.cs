using System.Globalization;
using Nianbao.Deadlines;
using Nianbao.Notices;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Summary.Files;

namespace Nianbao.Http;

/// <summary>Shows the office who has filed and who has not, and gives out the circular it publishes.</summary>
public sealed class ProgressEndpoint(FilingProgress progress, Reach reach, AccessControl access, INotifier notifier) : IEndpoints
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static readonly QueryParameter s_kind = new("kind", "只列这一类单位：government、department、township、institution");

    public IReadOnlyList<Route> Routes =>
    [
        new("GET", new("/api/years/{year}/progress"), Callers.Overseers, RouteLimits.WholeYear, ShowAsync, new("谁已报送，谁还没有")
        {
            Query =
            [
                AreaOutcome.Parameter, s_kind,
                new("only", "只列其中一部分：missing 未报送，open 还没有接收（含未报送），accepted 已接收，returned 已退回，awaiting 待说明，checking 核对中，late 逾期，unreachable 名册中没有邮箱；不填为全部"),
                new("q", "只列名称或统一社会信用代码中有这些字的单位"),
                new("skip", "跳过前面几家"), new("limit", "最多列几家；0 只要合计"),
                new("notices", "true：写明每家最近一次收到的通知"),
            ],
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.ProgressView)],
            Problems = [ProblemKind.BadYear, ProblemKind.BadQuery, ProblemKind.NotYourArea, ProblemKind.UnknownAgency],
        }),
        CircularRoute("notice.xlsx", Workbook, circular => circular.ToWorkbook()),
        CircularRoute("notice.docx", Document, circular => circular.ToDocument()),
    ];

    public Task<Answer> ShowAsync(HttpCall call, CancellationToken cancellation) => InAreaAsync(call, async read =>
    {
        if (ProgressQuery.Parse(call) is not { } query)
        {
            return ProgressQuery.Refusal;
        }

        var last = query.WithNotices ? await reach.LastAsync(read.Calendar.Year, cancellation) : new Dictionary<string, Notice>();
        return Answer.Of(200, ViewOf(read, query, last), HttpJson.Readable.ProgressView);
    }, cancellation);

    private Route CircularRoute(string file, string contentType, Func<Circular, byte[]> write) => new(
        "GET", new($"/api/years/{{year}}/progress/{file}"), Callers.Overseers, RouteLimits.WholeYear,
        (call, cancellation) => InAreaAsync(call, read => Task.FromResult(CircularOf(call, read) is { } circular
            ? Answer.Download(write(circular), $"{circular.Title}{Path.GetExtension(file)}", contentType)
            : CircularQuery.Refusal), cancellation),
        new("通报：谁未报送、谁逾期，按地区和类别")
        {
            Query =
            [
                AreaOutcome.Parameter, s_kind, new("lists", "要哪些名单，逗号分开：missing 未报送，open 已报送未接收，late 逾期报送；不填为全部"),
                new("overdue", "true：只列报送期限已过的单位"),
            ],
            Answers = [AnswerShape.File(contentType)],
            Problems = [ProblemKind.BadYear, ProblemKind.BadQuery, ProblemKind.NotYourArea, ProblemKind.UnknownAgency],
        });

    private static Circular? CircularOf(HttpCall call, YearProgress read) => CircularQuery.Parse(call) is { } choices ? Circular.Of(read, choices) : null;

    private async Task<Answer> InAreaAsync(HttpCall call, Func<YearProgress, Task<Answer>> answer, CancellationToken cancellation)
    {
        if (Years.Parse(call.Path["year"]) is not { } year)
        {
            return Problem.BadYear;
        }

        var area = await access.FindAreaAsync(call, cancellation);
        return area is AreaOutcome.Allowed { Top: var top }
            ? await answer(await progress.ReadYearAsync(year, top, cancellation))
            : ((AreaOutcome.Refused)area).Why;
    }

    private ProgressView ViewOf(YearProgress read, ProgressQuery query, IReadOnlyDictionary<string, Notice> last)
    {
        var (overview, forecast) = (ProgressOverview.Of(read), new ReminderForecast(read, Ladder.Default));
        var unreachable = read.Duties.Where(duty => Contacts.EmailsOf(duty.Agency, NoticeReader.Filer).Count == 0).Select(duty => duty.Agency.Id).ToHashSet(StringComparer.Ordinal);
        var listed = read.Duties.Where(duty => query.Wants(duty, unreachable)).ToList();
        return new(
            read.Calendar.Year, read.Area, overview.AreaName, read.At, [.. AdviceOn(read, overview, unreachable.Count)],
            Enum.GetValues<DutyState>().ToDictionary(DutyView.WordOf, state => read.Duties.Count(duty => duty.State == state)), overview.Total.Late,
            unreachable.Count, overview.Total, overview.Regions, overview.Kinds, listed.Count,
            [.. listed.Skip(query.Skip).Take(query.Limit).Select(duty => DutyView.Of(duty, overview.RegionOf(duty.Agency), forecast.Of(duty), last.GetValueOrDefault(duty.Agency.Id)))]);
    }

    private IEnumerable<string> AdviceOn(YearProgress read, ProgressOverview overview, int unreachable)
    {
        if (read.Duties.Count == 0)
        {
            yield return read.Roster.Within(null).Count == 0
                ? "名册还是空的：先导入名册，再发放访问密钥。"
                : string.Create(CultureInfo.InvariantCulture, $"{read.Calendar.Year}年度这里没有应当报送的单位：请核对年度和名册中的启用、停用日期。");
            yield break;
        }

        if (overview.Total.WithoutDeadline is > 0 and var count)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"有 {count} 家单位没有报送期限：条例没有规定，也还没有设定。设定之前不催报，也不算逾期。");
        }

        if (unreachable > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"有 {unreachable} 家单位在名册中没有电子邮箱，催报到不了，请补齐。");
        }

        if (!notifier.Reaches(NoticeReader.Filer))
        {
            yield return "还没有设置邮件服务器：催报只写进通知记录，不会发出。";
        }
    }
}
