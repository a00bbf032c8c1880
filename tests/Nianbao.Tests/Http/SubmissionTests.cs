using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Nianbao.Tests.Http;

public class SubmissionTests : IAsyncLifetime
{
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    protected virtual Task<TestHost> StartAsync() => TestHost.StartAsync();

    [Fact]
    public async Task A_report_is_taken_in_and_its_verdict_follows()
    {
        using var answer = await _host.SendAsync("agency", Province.EastBureau, "12");
        Assert.Equal(202, (int)answer.StatusCode);
        Assert.Equal($"/api/submissions/2023-{Province.EastBureau}-own-001", answer.Headers.Location?.ToString());
        var view = await _host.ResultAsync("agency", answer.Headers.Location!.ToString());
        Assert.Equal(("accepted", "报告已通过，不需要再做什么。", "东市水利局"), (view.Text("state"), view.Text("nextStep"), view.Text("agencyName")));
        Assert.Equal(["received", "checked"], view.GetProperty("history").EnumerateArray().Select(act => act.Text("what")));
    }

    [Fact]
    public async Task The_same_bytes_again_are_the_same_submission()
    {
        await _host.FileAsync("agency", Province.EastBureau, "12");
        using var again = await _host.SendAsync("agency", Province.EastBureau, "12");
        Assert.Equal((200, "001"), ((int)again.StatusCode, (await again.JsonAsync()).Text("id")[^3..]));
    }

    [Theory]
    [InlineData("错误 12", "returned", "报告有 1 处错误，请在原文件中改正后重新上传。")]
    [InlineData("疑问 疑问 12", "awaiting-explanation", "报告有 2 处疑问，请逐条说明情况；确有错误的，请改正后重新上传。")]
    [InlineData("损坏", "unreadable", "这个文件打不开或看不懂，请按说明换一个文件重新上传。")]
    public async Task A_state_is_a_sentence_about_the_filers_next_step(string text, string state, string sentence)
    {
        var view = await _host.FileAsync("agency", Province.EastBureau, text);
        Assert.Equal((state, sentence), (view.Text("state"), view.Text("nextStep")));
    }

    [Fact]
    public async Task Explaining_every_warning_gets_a_report_accepted()
    {
        var awaiting = await _host.FileAsync("agency", Province.EastBureau, "疑问 疑问 12");
        var first = await ExplainAsync("agency", awaiting, "T09-0");
        Assert.Equal("awaiting-explanation", first.Text("state"));
        var second = await ExplainAsync("agency", first, "T09-1");
        Assert.Equal("accepted", second.Text("state"));
        Assert.Equal("属实", second.GetProperty("explanations")[0].Text("text"));
    }

    [Fact]
    public async Task A_returned_report_is_corrected_by_a_new_revision()
    {
        await _host.FileAsync("agency", Province.EastBureau, "错误 12");
        var corrected = await _host.FileAsync("agency", Province.EastBureau, "13");
        Assert.Equal(("accepted", 2), (corrected.Text("state"), corrected.GetProperty("revision").GetInt32()));
    }

    [Fact]
    public async Task The_history_says_what_changed_between_revisions()
    {
        await _host.FileAsync("agency", Province.EastBureau, "错误 12");
        await _host.FileAsync("agency", Province.EastBureau, "13");
        using var client = _host.As("agency");
        var history = await client.GetFromJsonAsync<JsonElement>($"/api/agencies/{Province.EastBureau}/submissions");
        var newest = history.GetProperty("filings")[0].GetProperty("revisions")[0];
        Assert.Equal($$"""[{"key":"{{WrittenVerdict.Key}}","before":"12","after":"13"}]""", newest.GetProperty("changed").GetRawText());
    }

    [Fact]
    public async Task The_office_returns_an_accepted_report_with_a_reason_the_filer_reads()
    {
        var accepted = await _host.FileAsync("agency", Province.EastBureau, "12");
        using var answer = await PostAsync("east-office", accepted, "decision", new { decision = "return", reason = "请补充第六部分。" });
        Assert.Equal(200, (int)answer.StatusCode);
        var seen = await _host.ResultAsync("agency", accepted.GetProperty("links").Text("self"));
        Assert.Equal(("returned", "主管部门已退回：请补充第六部分。 请修改后重新上传。"), (seen.Text("state"), seen.Text("nextStep")));
    }

    [Fact]
    public async Task The_office_overrides_an_error_with_a_reason()
    {
        var returned = await _host.FileAsync("agency", Province.EastBureau, "错误 12");
        using var answer = await PostAsync("office", returned, "decision", new { decision = "override", reason = "机构改革，口径不同。" });
        Assert.Equal("accepted", (await answer.JsonAsync()).Text("state"));
    }

    [Fact]
    public async Task The_original_comes_back_byte_by_byte_as_a_download_under_its_own_name()
    {
        var view = await _host.FileAsync("agency", Province.EastBureau, "12");
        using var client = _host.As("agency");
        using var answer = await client.GetAsync(new Uri(view.GetProperty("links").Text("original"), UriKind.Relative));
        Assert.Equal("12", await answer.Content.ReadAsStringAsync());
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(("attachment", "年度报告.txt"), (answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_check_gives_the_result_and_stores_nothing()
    {
        using var client = _host.As("auditor");
        using var content = TestHost.Multipart(Encoding.UTF8.GetBytes("错误 12"));
        using var answer = await client.PostAsync(new Uri("/api/check", UriKind.Relative), content);
        var result = await answer.JsonAsync();
        Assert.Equal(
            "file kind sha256 title agency year form figures findings rules ruleSet verdict",
            string.Join(' ', result.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(("年度报告.txt", "returned"), (result.Text("file"), result.Text("verdict")));
        Assert.Empty(Directory.GetFiles(_host.DataFolder, "*.txt", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task An_answer_to_an_idempotency_key_is_given_again()
    {
        using var first = await _host.SendAsync("agency", Province.EastBureau, "12", idempotencyKey: "k1");
        await _host.FileAsync("agency", Province.EastBureau, "13");
        using var again = await _host.SendAsync("agency", Province.EastBureau, "12", idempotencyKey: "k1");
        Assert.Equal((await first.JsonAsync()).Text("id"), (await again.JsonAsync()).Text("id"));
    }

    [Fact]
    public async Task An_idempotency_key_is_good_for_one_request_only()
    {
        using var first = await _host.SendAsync("agency", Province.EastBureau, "12", idempotencyKey: "k1");
        using var other = await _host.SendAsync("agency", Province.EastBureau, "13", idempotencyKey: "k1");
        Assert.Equal("idempotency-key-reused", await other.ProblemAsync());
    }

    [Fact]
    public async Task An_idempotency_key_of_unreasonable_length_is_refused()
    {
        using var answer = await _host.SendAsync("agency", Province.EastBureau, "12", idempotencyKey: new('k', 201));
        Assert.Equal("bad-idempotency-key", await answer.ProblemAsync());
    }

    [Fact]
    public async Task An_explanation_sent_again_under_its_idempotency_key_is_answered_again_and_recorded_once()
    {
        var awaiting = await _host.FileAsync("agency", Province.EastBureau, "疑问 12");
        var body = new { explanations = new[] { new { finding = "T09-0", text = "属实" } } };
        using var first = await PostAsync("agency", awaiting, "explanations", body, "k2");
        using var again = await PostAsync("agency", awaiting, "explanations", body, "k2");
        Assert.Equal((200, 200), ((int)first.StatusCode, (int)again.StatusCode));
        Assert.Single((await again.JsonAsync()).GetProperty("explanations").EnumerateArray());
        var other = new { explanations = new[] { new { finding = "T09-0", text = "不属实" } } };
        using var reused = await PostAsync("agency", awaiting, "explanations", other, "k2");
        Assert.Equal("idempotency-key-reused", await reused.ProblemAsync());
    }

    [Theory]
    [InlineData("""{"explanations":[{"finding":"T01-0","text":"属实"}]}""", 422, "unknown-finding")]
    [InlineData("""{"explanations":[{"finding":"T09-0","text":"  "}]}""", 400, "malformed-body")]
    [InlineData("""{"explanations":[]}""", 400, "malformed-body")]
    [InlineData("""{"explanations":[{"finding":"T09-0"}]}""", 400, "malformed-body")]
    [InlineData("""{"explanations":[{"finding":"T09-0","text":"属实"}],"agency":"x"}""", 400, "malformed-body")]
    [InlineData("""{"explanations":[null]}""", 400, "malformed-body")]
    [InlineData("""{"explanations":""", 400, "malformed-body")]
    [InlineData("null", 400, "malformed-body")]
    public async Task An_explanation_that_says_nothing_of_a_warning_is_refused(string body, int status, string type)
    {
        var awaiting = await _host.FileAsync("agency", Province.EastBureau, "疑问 12");
        using var client = _host.As("agency");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri($"/api/submissions/{awaiting.Text("id")}/explanations", UriKind.Relative), content);
        Assert.Equal((status, type), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    [Theory]
    [InlineData("refuse", "没有理由", 400, "malformed-body")]
    [InlineData("return", "", 400, "malformed-body")]
    // Errors are overridden, not confirmed away.
    [InlineData("confirm", "同意", 409, "conflict")]
    [InlineData("waive", "同意", 422, "unknown-finding")]
    public async Task A_decision_that_cannot_be_taken_is_refused(string decision, string reason, int status, string type)
    {
        var returned = await _host.FileAsync("agency", Province.EastBureau, "错误 12");
        using var answer = await PostAsync("office", returned, "decision", new { decision, reason });
        Assert.Equal((status, type), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    [Fact]
    public async Task Only_the_newest_revision_can_be_spoken_of()
    {
        var older = await _host.FileAsync("agency", Province.EastBureau, "疑问 12");
        await _host.FileAsync("agency", Province.EastBureau, "疑问 13");
        using var answer = await PostAsync("agency", older, "explanations", new { explanations = new[] { new { finding = "T09-0", text = "属实" } } });
        Assert.Equal("conflict", await answer.ProblemAsync());
    }

    private async Task<JsonElement> ExplainAsync(string caller, JsonElement submission, string finding)
    {
        using var answer = await PostAsync(caller, submission, "explanations", new { explanations = new[] { new { finding, text = "属实" } } });
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.JsonAsync();
    }

    private async Task<HttpResponseMessage> PostAsync(string caller, JsonElement submission, string act, object body, string? idempotencyKey = null)
    {
        using var client = _host.As(caller);
        using var content = JsonContent.Create(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/submissions/{submission.Text("id")}/{act}") { Content = content };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await client.SendAsync(request);
    }
}
