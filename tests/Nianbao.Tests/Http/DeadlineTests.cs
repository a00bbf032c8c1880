using System.Net.Http.Json;
using System.Text.Json;
using Nianbao.Store;

namespace Nianbao.Tests.Http;

public sealed class DeadlineTests : IAsyncLifetime
{
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await TestHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Without_a_calendar_the_law_holds_and_says_so()
    {
        var calendar = await GetAsync("office", "/api/years/2023/calendar");
        Assert.Equal("2024-01-31", calendar.GetProperty("statutory").Text("department"));
        Assert.Equal(JsonValueKind.Null, calendar.GetProperty("statutory").GetProperty("township").ValueKind);
        var bureau = await DutyAsync(Province.EastBureau);
        Assert.Equal(("2024-01-31", "statute", "法定期限"), (bureau.Text("deadline"), bureau.Text("deadlineBasis"), bureau.Text("deadlineText")));
        Assert.True(bureau.GetProperty("isLate").GetBoolean());
    }

    [Fact]
    public async Task What_an_office_sets_holds_for_its_own_subtree_and_leaves_the_others_as_they_are()
    {
        await SetAsync("west-office", Dates(Province.WestCity, "township", "2024-01-20"));
        await SetAsync("east-office", Dates(Province.EastCity, "department", "2024-01-10"));
        Assert.Equal(("2024-01-20", "office"), await DeadlineAsync(Province.WestTownship));
        Assert.Equal(("2024-01-10", "area"), await DeadlineAsync(Province.EastBureau));
        var west = await GetAsync("west-office", "/api/years/2023/calendar");
        Assert.Equal(Province.WestCity, Assert.Single(west.GetProperty("dates").EnumerateArray()).Text("area"));
        var all = await GetAsync("office", "/api/years/2023/calendar");
        Assert.Equal(2, all.GetProperty("dates").GetArrayLength());
        Assert.Equal("east-office", all.Text("setBy"));
    }

    [Fact]
    public async Task Dates_of_the_areas_above_are_shown_beside_its_own()
    {
        await SetAsync("office", Dates(null, "township", "2024-02-10"));
        var west = await GetAsync("west-office", "/api/years/2023/calendar");
        Assert.Empty(west.GetProperty("dates").EnumerateArray());
        Assert.Equal("2024-02-10", Assert.Single(west.GetProperty("inherited").EnumerateArray()).Text("day"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_office_sets_nothing_outside_its_subtree(bool otherCity)
    {
        using var client = _host.As("west-office");
        using var answer = await client.PutAsJsonAsync("/api/years/2023/calendar", Dates(otherCity ? Province.EastCity : null, "township", "2024-01-20"));
        Assert.Equal((403, "not-your-area"), ((int)answer.StatusCode, await answer.ProblemAsync()));
        using var holidays = await client.PutAsJsonAsync("/api/years/2023/calendar", Calendar([], [], ["2024-03-03"]));
        Assert.Equal("not-your-area", await holidays.ProblemAsync());
    }

    [Fact]
    public async Task An_extension_is_shown_with_its_reason_and_counts()
    {
        await SetAsync("east-office", Calendar([], [new { agency = Province.EastBureau, day = "2024-12-31", why = "机构改革" }], []));
        Assert.Equal(("2024-12-31", "extension"), await DeadlineAsync(Province.EastBureau));
        var schedule = await GetAsync("agency", $"/api/agencies/{Province.EastBureau}/schedule?year=2023");
        Assert.Equal(("2024-12-31", "机构改革", "经批准延期"), (schedule.Text("deadline"), schedule.Text("deadlineWhy"), schedule.Text("deadlineText")));
        Assert.Equal("t-30", schedule.GetProperty("steps")[0].Text("step"));
    }

    [Fact]
    public async Task What_cannot_be_right_is_refused_with_what_is_wrong()
    {
        using var client = _host.As("office");
        using var answer = await client.PutAsJsonAsync("/api/years/2023/calendar", Dates(null, "department", "2024-02-01"));
        Assert.Contains("晚于法定的 2024-01-31", (await answer.JsonAsync()).Text("detail"), StringComparison.Ordinal);
        Assert.Equal((422, "malformed-calendar"), ((int)answer.StatusCode, await answer.ProblemAsync()));
        using var noDate = await client.PutAsJsonAsync("/api/years/2023/calendar", Dates(null, "department", "2024-02-30"));
        Assert.Equal("malformed-body", await noDate.ProblemAsync());
    }

    [Fact]
    public async Task Who_edits_what_somebody_else_has_changed_since_is_told_so()
    {
        using var client = _host.As("office");
        using var first = await client.PutAsJsonAsync("/api/years/2023/calendar", Dates(null, "township", "2024-02-10"));
        var etag = first.Headers.ETag!.ToString();
        await SetAsync("admin", Dates(null, "township", "2024-02-11"));
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/years/2023/calendar") { Content = JsonContent.Create(Dates(null, "township", "2024-02-12")) };
        request.Headers.TryAddWithoutValidation("If-Match", etag);
        using var answer = await client.SendAsync(request);
        Assert.Equal((412, "changed"), ((int)answer.StatusCode, await answer.ProblemAsync()));
        Assert.Equal(("2024-02-11", "office"), await DeadlineAsync(Province.WestTownship));
    }

    [Fact]
    public async Task An_agency_sees_its_own_schedule_and_that_of_nobody_else()
    {
        var none = await GetAsync("west-agency", $"/api/agencies/{Province.WestTownship}/schedule?year=2023");
        Assert.Empty(none.GetProperty("steps").EnumerateArray());
        Assert.Contains("不提醒", none.Text("why"), StringComparison.Ordinal);
        using var client = _host.As("west-agency");
        using var other = await client.GetAsync(new Uri($"/api/agencies/{Province.EastBureau}/schedule?year=2023", UriKind.Relative));
        Assert.Equal("not-found", await other.ProblemAsync());
    }

    [Fact]
    public async Task An_office_reads_the_outbox_of_its_own_subtree()
    {
        await _host.FileAsync("agency", Province.EastBureau, "12");
        await _host.FileAsync("west-agency", Province.WestTownship, "30");
        var east = await GetAsync("east-office", "/api/notices?year=2023");
        var notice = Assert.Single(east.GetProperty("notices").EnumerateArray());
        Assert.Equal(
            ($"2023-{Province.EastBureau}-own-001/verdict", "verdict", "filer", "waiting", "待发送"),
            (notice.Text("id"), notice.Text("kind"), notice.Text("reader"), notice.Text("state"), notice.Text("stateText")));
        Assert.Equal(2, (await GetAsync("office", "/api/notices?year=2023")).GetProperty("total").GetInt32());
        Assert.Empty((await GetAsync("office", "/api/notices?year=2023&state=sent")).GetProperty("notices").EnumerateArray());
        Assert.Single((await GetAsync("office", $"/api/notices?year=2023&agency={Province.WestTownship}")).GetProperty("notices").EnumerateArray());
        using var client = _host.As("east-office");
        using var other = await client.GetAsync(new Uri($"/api/notices?year=2023&agency={Province.WestTownship}", UriKind.Relative));
        Assert.Equal("not-your-area", await other.ProblemAsync());
        using var bad = await client.GetAsync(new Uri("/api/notices?year=2023&state=7", UriKind.Relative));
        Assert.Equal("bad-query", await bad.ProblemAsync());
    }

    [Fact]
    public async Task The_text_of_a_notice_can_be_previewed_and_replaced_by_who_oversees_all()
    {
        using var client = _host.As("office");
        using var preview = await client.PostAsJsonAsync("/api/templates/reminder/preview", new { text = "请{{单位}}报{{年度}}年报\n\n{{状态}}" });
        Assert.Equal("请某某县水利局报2024年报", (await preview.JsonAsync()).Text("subject"));
        Assert.False((await GetAsync("office", "/api/templates/reminder")).GetProperty("isOwn").GetBoolean());
        using var stored = await client.PutAsJsonAsync("/api/templates/reminder", new { text = "请报\n\n{{单位}}" });
        Assert.True((await stored.JsonAsync()).GetProperty("isOwn").GetBoolean());
        using var unknown = await client.PutAsJsonAsync("/api/templates/reminder", new { text = "请报\n\n{{密码}}" });
        Assert.Contains("没有“{{密码}}”这一项", (await unknown.JsonAsync()).Text("detail"), StringComparison.Ordinal);
        Assert.Equal("malformed-template", await unknown.ProblemAsync());
        using var west = _host.As("west-office");
        using var refused = await west.PutAsJsonAsync("/api/templates/reminder", new { text = "请报\n\n{{单位}}" });
        Assert.Equal("not-your-area", await refused.ProblemAsync());
    }

    [Fact]
    public async Task Days_off_that_are_not_known_are_said_until_an_office_enters_them()
    {
        await using var host = await TestHost.StartAsync(time: Nianbao.Tests.Store.ManualClock.At("2030-12-10T08:00:00Z"));
        using var client = host.As("office");
        async Task<JsonElement> AdviceAsync() => (await client.GetFromJsonAsync<JsonElement>("/api/years/2030/calendar")).GetProperty("advice");
        Assert.Equal(2, (await AdviceAsync()).GetArrayLength());
        Assert.StartsWith("2031 年节假日安排尚未录入，提醒只避开周末。", (await AdviceAsync())[1].GetString(), StringComparison.Ordinal);
        using var set = await client.PutAsJsonAsync("/api/years/2030/calendar", new { dates = Array.Empty<object>(), extensions = Array.Empty<object>(), holidays = new[] { "2030-01-01", "2031-01-01", "2031-01-23" }, workdays = new[] { "2031-01-19" } });
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
        Assert.Equal(0, (await AdviceAsync()).GetArrayLength());
        var health = await client.GetFromJsonAsync<JsonElement>("/api/health");
        Assert.Equal("ok", health.GetProperty("parts").GetProperty("holidays").Text("status"));
    }

    [Fact]
    public async Task Agencies_that_no_notice_reaches_are_listed_with_why()
    {
        await using var host = await TestHost.StartAsync();
        async Task<JsonElement> ListAsync(string caller)
        {
            using var client = host.As(caller);
            return (await client.GetFromJsonAsync<JsonElement>("/api/years/2023/unreachable")).GetProperty("agencies");
        }

        Assert.Equal(Province.Agencies.Count, (await ListAsync("office")).GetArrayLength());
        await host.Store.PutAgenciesAsync([.. Province.Agencies.Select(agency => agency with { Emails = [$"{agency.Id}@example.cn"] })], default);
        Assert.Equal(0, (await ListAsync("office")).GetArrayLength());
        await host.FileAsync("agency", Province.EastBureau, "12");
        var outbox = (INoticeStore)host.Service(typeof(INoticeStore));
        var notice = (await outbox.FindNoticeOrNullAsync($"2023-{Province.EastBureau}-own-001/verdict", default))!;
        await outbox.ReplaceNoticeAsync(notice with { State = NoticeState.Failed, LastAt = DateTimeOffset.UtcNow, Outcome = "对方拒收。", Answer = "550 no such mailbox" }, default);
        var found = Assert.Single((await ListAsync("east-office")).EnumerateArray());
        Assert.Equal((Province.EastBureau, "not-delivered", "550 no such mailbox"), (found.Text("agency"), found.Text("reason"), found.GetProperty("failed").Text("answer")));
        Assert.Equal(0, (await ListAsync("west-office")).GetArrayLength());
    }

    [Fact]
    public async Task Progress_is_counted_as_a_whole_and_listed_by_what_was_asked_for()
    {
        await _host.Store.PutAgenciesAsync([.. Province.Agencies.Where(agency => agency.Id != Province.WestTownship).Select(agency => agency with { Emails = [$"{agency.Id}@example.cn"] })], default);
        await _host.FileAsync("agency", Province.EastBureau, "12");
        async Task<JsonElement> ReadAsync(string query) => await GetAsync("office", $"/api/years/2023/progress{query}");
        static IEnumerable<string> Names(JsonElement progress) => progress.GetProperty("duties").EnumerateArray().Select(duty => duty.Text("agency"));
        var whole = await ReadAsync("");
        Assert.Equal((6, 6, 1), (whole.GetProperty("listed").GetInt32(), whole.GetProperty("total").GetProperty("duties").GetInt32(), whole.GetProperty("total").GetProperty("accepted").GetInt32()));
        Assert.Equal(["直属单位", "东市人民政府", "西市人民政府"], whole.GetProperty("regions").EnumerateArray().Select(region => region.Text("name")));
        Assert.Equal([Province.WestTownship], Names(await ReadAsync("?only=unreachable")));
        Assert.DoesNotContain(Province.EastBureau, Names(await ReadAsync("?only=open")));
        Assert.Equal([Province.EastBureau], Names(await ReadAsync("?kind=department")));
        var page = await ReadAsync("?skip=1&limit=2");
        Assert.Equal((6, 2), (page.GetProperty("listed").GetInt32(), page.GetProperty("duties").GetArrayLength()));
        Assert.Equal(Names(whole).Skip(1).Take(2), Names(page));
        Assert.Contains(whole.GetProperty("advice").EnumerateArray(), advice => advice.GetString() == "有 1 家单位没有报送期限：条例没有规定，也还没有设定。设定之前不催报，也不算逾期。");
        Assert.Contains(whole.GetProperty("advice").EnumerateArray(), advice => advice.GetString()!.Contains("还没有设置邮件服务器", StringComparison.Ordinal));
        var bureau = (await ReadAsync("?kind=department&notices=true")).GetProperty("duties")[0];
        Assert.Equal(("accepted", JsonValueKind.Null, JsonValueKind.Null), (bureau.GetProperty("noReminder").Text("reason"), bureau.GetProperty("nextReminder").ValueKind, bureau.GetProperty("lastNotice").ValueKind));
        using var client = _host.As("office");
        foreach (var wrong in new[] { "?only=all", "?kind=Department", "?limit=-1", "?skip=x", "?notices=yes" })
        {
            using var refused = await client.GetAsync(new Uri($"/api/years/2023/progress{wrong}", UriKind.Relative));
            Assert.Equal("bad-query", await refused.ProblemAsync());
        }
    }

    [Fact]
    public async Task The_circular_of_an_area_is_pulled_as_workbook_and_document_with_the_lists_that_were_chosen()
    {
        using var client = _host.As("east-office");
        using var document = await client.GetAsync(new Uri("/api/years/2023/progress/notice.docx?lists=missing,late&overdue=true&kind=department", UriKind.Relative));
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", document.Content.Headers.ContentType!.MediaType);
        Assert.Equal("关于东市2023年度政府信息公开工作年度报告报送情况的通报.docx", document.Content.Headers.ContentDisposition!.FileNameStar);
        using var zip = new System.IO.Compression.ZipArchive(await document.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var text = await reader.ReadToEndAsync();
        Assert.Contains("东市水利局", text, StringComparison.Ordinal);
        Assert.DoesNotContain("西县", text, StringComparison.Ordinal);
        Assert.DoesNotContain("已报送、还没有接收的单位", text, StringComparison.Ordinal);
        foreach (var wrong in new[] { "?lists=all", "?lists=", "?overdue=1", "?kind=x", "?lists=missing,," })
        {
            using var refused = await client.GetAsync(new Uri($"/api/years/2023/progress/notice.xlsx{wrong}", UriKind.Relative));
            Assert.Equal(wrong == "?lists=" ? null : "bad-query", refused.IsSuccessStatusCode ? null : await refused.ProblemAsync());
        }
    }

    private static object Dates(string? area, string kind, string day) => Calendar([new { area, kind, day, why = "通知" }], [], []);

    private static object Calendar(object[] dates, object[] extensions, string[] holidays) => new { dates, extensions, holidays, workdays = Array.Empty<string>() };

    private async Task<JsonElement> GetAsync(string caller, string path)
    {
        using var client = _host.As(caller);
        return await client.GetFromJsonAsync<JsonElement>(path);
    }

    private async Task SetAsync(string caller, object calendar)
    {
        using var client = _host.As(caller);
        using var answer = await client.PutAsJsonAsync("/api/years/2023/calendar", calendar);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> DutyAsync(string agency) => (await GetAsync("admin", "/api/years/2023/progress"))
        .GetProperty("duties").EnumerateArray().Single(duty => duty.Text("agency") == agency);

    private async Task<(string Deadline, string Basis)> DeadlineAsync(string agency) =>
        await DutyAsync(agency) is var duty ? (duty.Text("deadline"), duty.Text("deadlineBasis")) : default;
}
