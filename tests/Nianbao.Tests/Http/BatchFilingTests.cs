using System.Text;
using System.Text.Json;
using Nianbao.Store;
using Nianbao.Tests.Kinds;

namespace Nianbao.Tests.Http;

public class BatchFilingTests : IAsyncLifetime
{
    private static readonly byte[] s_picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    protected virtual Task<TestHost> StartAsync() => TestHost.StartAsync();

    [Fact]
    public async Task Every_file_is_filed_for_whom_and_for_which_year_it_says()
    {
        var batch = await FiledAsync("admin", Batch.Of(
            ("水利.txt", Batch.Report("东市水利局", 2023)), ("水利旧.txt", Batch.Report("东市水利局", 2022, "疑问 12")), ("西镇.txt", Batch.Report("西镇人民政府", 2023)), ("西市.txt", Batch.Report("西市人民政府", 2023))));
        Assert.Equal(
            [
                $"水利.txt 202 2023-{Province.EastBureau}-own-001", $"水利旧.txt 202 2022-{Province.EastBureau}-own-001",
                $"西镇.txt 202 2023-{Province.WestTownship}-own-001", $"西市.txt 202 2023-{Province.WestCity}-area-001",
            ],
            Lines(batch));
        Assert.Equal((4, 0), (batch.GetProperty("taken").GetInt32(), batch.GetProperty("refused").GetInt32()));
        var view = await _host.ResultAsync("admin", Results(batch)[1].GetProperty("taken").Text("self"));
        Assert.Equal("awaiting-explanation", view.Text("state"));
        Assert.Equal(Results(batch)[1].Text("sha256"), Results(batch)[1].GetProperty("taken").GetProperty("receipt").Text("sha256"));
    }

    [Fact]
    public async Task One_bad_file_keeps_none_of_the_others()
    {
        var batch = await FiledAsync("admin", Batch.Of(
            ("程序.exe", "MZ\0\0\0\0"u8.ToArray()), ("好.txt", Batch.Report("东市水利局", 2023)), ("空.docx", []), ("别省.txt", Batch.Report("远方市水利局", 2023)),
            ("无年.txt", "东市水利局政府信息公开工作年度报告\n 12"u8.ToArray()), ("将来.txt", Batch.Report("西县人民政府", 2099)), ("图.png", s_picture), ("好二.txt", Batch.Report("西镇人民政府", 2023))));
        Assert.Equal(
            [
                "程序.exe 422 agency-unclear", $"好.txt 202 2023-{Province.EastBureau}-own-001", "空.docx 422 agency-unclear", "别省.txt 422 agency-unclear",
                "无年.txt 422 year-unclear", "将来.txt 422 year-not-open", "图.png 422 agency-unclear", $"好二.txt 202 2023-{Province.WestTownship}-own-001",
            ],
            Lines(batch));
        Assert.Contains("名录中没有名称为“远方市水利局”的单位", Results(batch)[3].GetProperty("problem").Text("detail"), StringComparison.Ordinal);
        Assert.Equal((2, 6), (batch.GetProperty("taken").GetInt32(), batch.GetProperty("refused").GetInt32()));
    }

    [Fact]
    public async Task Archives_that_unpack_to_too_much_together_are_refused_before_they_are_unpacked()
    {
        var bomb = Packed.AsZip(("a.txt", new byte[40 * 1024 * 1024]));
        using var form = Batch.Of(("一.zip", bomb), ("二.zip", bomb));
        using var answer = await SendAsync("admin", form);
        Assert.Equal((413, "unpacks-too-large"), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    [Fact]
    public async Task Nobody_learns_from_a_title_who_else_is_in_the_roster()
    {
        var batch = await FiledAsync("agency", Batch.Of(("在册.txt", Batch.Report("西镇人民政府", 2023)), ("不在册.txt", Batch.Report("北海市水利局", 2023))));
        var results = batch.GetProperty("results").EnumerateArray().ToList();
        Assert.All(results, result => Assert.Equal(JsonValueKind.Null, result.GetProperty("agency").ValueKind));
        Assert.Single(results.Select(result => result.GetProperty("problem").Text("detail")).Distinct());
    }

    [Fact]
    public async Task An_agency_files_its_own_and_nobody_elses()
    {
        var batch = await FiledAsync("agency", Batch.Of(("自己.txt", Batch.Report("东市水利局", 2023)), ("别人.txt", Batch.Report("西镇人民政府", 2023))));
        Assert.Equal([$"自己.txt 202 2023-{Province.EastBureau}-own-001", "别人.txt 422 agency-unclear"], Lines(batch));
        Assert.Null(await _host.Store.FindFilingOrNullAsync(new(2023, Province.WestTownship, FilingScope.Own), CancellationToken.None));
        // Nor by saying so in the form.
        var claimed = await FiledAsync("agency", Batch.Of(("一.txt", Batch.Report("东市水利局", 2022)), ("二.txt", Batch.Report("东市水利局", 2021))).With(("agency", Province.WestTownship)));
        Assert.Equal(["一.txt 403 not-your-agency", "二.txt 403 not-your-agency"], Lines(claimed));
    }

    [Fact]
    public async Task What_the_form_says_of_each_file_holds_for_that_file()
    {
        var batch = await FiledAsync("admin", Batch.Of(("一.txt", "12"u8.ToArray()), ("二.txt", "13"u8.ToArray()), ("三.txt", Batch.Report("东市水利局", 2021)))
            .With(("agency", Province.EastBureau), ("agency", Province.WestCity), ("agency", ""), ("year", "2023"), ("year", "2022"), ("year", ""), ("scope", ""), ("scope", "own"), ("scope", "")));
        Assert.Equal(
            [$"一.txt 202 2023-{Province.EastBureau}-own-001", $"二.txt 202 2022-{Province.WestCity}-own-001", $"三.txt 202 2021-{Province.EastBureau}-own-001"], Lines(batch));
    }

    [Theory]
    [InlineData("agency", "x", "y")]
    [InlineData("sha256", "00")]
    public async Task Fields_that_fit_no_file_are_refused_with_everything(string field, params string[] values)
    {
        using var form = Batch.Of(("一.txt", Batch.Report("东市水利局", 2023)), ("二.txt", Batch.Report("东市水利局", 2022)), ("三.txt", Batch.Report("东市水利局", 2021))).With([.. values.Select(value => (field, value))]);
        using var answer = await SendAsync("admin", form);
        Assert.Equal((400, "malformed-upload"), ((int)answer.StatusCode, await answer.ProblemAsync()));
        Assert.Null(await _host.Store.FindFilingOrNullAsync(new(2023, Province.EastBureau, FilingScope.Own), CancellationToken.None));
    }

    [Fact]
    public async Task Of_two_files_for_one_filing_neither_is_taken()
    {
        var batch = await FiledAsync("admin", Batch.Of(
            ("甲.txt", Batch.Report("东市水利局", 2023, "12")), ("乙.txt", Batch.Report("东市水利局", 2023, "13")), ("丙.txt", Batch.Report("西镇人民政府", 2023)), ("丁.txt", Batch.Report("西镇人民政府", 2023))));
        Assert.Equal(
            ["甲.txt 422 same-filing", "乙.txt 422 same-filing", $"丙.txt 202 2023-{Province.WestTownship}-own-001", $"丁.txt 200 2023-{Province.WestTownship}-own-001"], Lines(batch));
        Assert.Null(await _host.Store.FindFilingOrNullAsync(new(2023, Province.EastBureau, FilingScope.Own), CancellationToken.None));
    }

    [Fact]
    public async Task An_archive_is_filed_one_by_one_whatever_its_names_are()
    {
        (string Name, string Agency, int Year)[] entries =
        [
            ("../../etc/水利.txt", "东市水利局", 2023), ("C:\\年报\\水利.txt", "东市水利局", 2022), ($"{new string('长', 300)}.txt", "西镇人民政府", 2023),
            ("坏\u202Etxt.exe\u0007.txt", "西县人民政府", 2022), ("东市/水利局年报.txt", "东市水利局", 2021),
        ];
        using var form = Batch.Of(("各单位.zip", Packed.AsZip(Encoding.UTF8, [.. entries.Select(entry => (entry.Name, Batch.Report(entry.Agency, entry.Year))), ("扫描件.png", s_picture), ("里面.zip", Packed.AsZip(("a.txt", [65])))])));
        var batch = await FiledAsync("admin", form);
        Assert.Equal(["etc/水利.txt", "C:/年报/水利.txt", $"{new string('长', 251)}.txt", "坏txt.exe.txt", "东市/水利局年报.txt", "扫描件.png", "里面.zip"], Results(batch).Select(result => result.Text("file")));
        Assert.All(Results(batch), result => Assert.Equal("各单位.zip", result.Text("archive")));
        Assert.Equal([202, 202, 202, 202, 202, 415, 415], Results(batch).Select(result => result.GetProperty("status").GetInt32()));
        Assert.Contains("压缩包里还有压缩包", Results(batch)[6].GetProperty("problem").Text("detail"), StringComparison.Ordinal);
        var first = await _host.ResultAsync("admin", Results(batch)[0].GetProperty("taken").Text("self"));
        Assert.Equal("水利.txt", first.GetProperty("file").Text("name"));
    }

    [Fact]
    public async Task Names_of_a_Chinese_system_are_read()
    {
        using var form = Batch.Of(("a.zip", Packed.AsZip(CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!, ("东市/水利局.txt", Batch.Report("东市水利局", 2023)), ("西镇.txt", Batch.Report("西镇人民政府", 2023)))));
        Assert.Equal([$"东市/水利局.txt 202 2023-{Province.EastBureau}-own-001", $"西镇.txt 202 2023-{Province.WestTownship}-own-001"], Lines(await FiledAsync("admin", form)));
    }

    [Fact]
    public async Task An_archive_of_one_report_is_that_report()
    {
        using var form = Batch.Of(("a.zip", Packed.AsZip(("水利.txt", Batch.Report("东市水利局", 2023))))).With(("agency", Province.EastBureau), ("year", "2023"));
        using var answer = await SendAsync("agency", form);
        Assert.Equal((202, $"/api/submissions/2023-{Province.EastBureau}-own-001"), ((int)answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task A_single_file_must_say_whose_it_is()
    {
        using var form = Batch.Of(("水利.txt", Batch.Report("东市水利局", 2023)));
        using var answer = await SendAsync("agency", form);
        Assert.Equal((400, "malformed-upload"), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    [Fact]
    public async Task A_repeat_under_the_same_key_gets_the_same_answer_and_files_nothing_twice()
    {
        var first = await FiledAsync("admin", Some(), "k");
        var again = await FiledAsync("admin", Some(), "k");
        Assert.Equal(Lines(first), Lines(again));
        // Without the key it is said that they were there.
        Assert.Equal([200, 200], Results(await FiledAsync("admin", Some())).Select(result => result.GetProperty("status").GetInt32()));
        using var other = Batch.Of(("一.txt", Batch.Report("东市水利局", 2021)), ("二.txt", Batch.Report("西镇人民政府", 2021)));
        using var refused = await SendAsync("admin", other, "k");
        Assert.Equal("idempotency-key-reused", await refused.ProblemAsync());
        await HasOneRevisionEachAsync();
    }

    [Theory]
    [InlineData("k")]
    [InlineData(null)]
    public async Task Fifty_at_the_same_time_file_each_report_once(string? key)
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => FiledAsync("admin", Some(), key)));
        Assert.All(all, batch => Assert.Equal(
            [$"2023-{Province.EastBureau}-own-001", $"2023-{Province.WestTownship}-own-001"], Results(batch).Select(result => result.GetProperty("taken").Text("id"))));
        await HasOneRevisionEachAsync();
    }

    [Fact]
    public async Task Who_hangs_up_at_any_moment_and_sends_again_files_each_report_once()
    {
        for (var moment = 0; moment < 30; moment++)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(moment));
            try
            {
                using var form = Some();
                using var answer = await SendAsync("admin", form, "k", patience.Token);
            }
            catch (OperationCanceledException)
            {
                // That was the point.
            }
        }

        Assert.Equal(2, (await FiledAsync("admin", Some(), "k")).GetProperty("taken").GetInt32());
        await HasOneRevisionEachAsync();
    }

    [Fact]
    public async Task More_files_than_one_call_may_have_are_refused_with_the_limit()
    {
        using var form = Batch.Of([.. Enumerable.Range(0, 51).Select(at => ($"{at}.txt", Batch.Report("东市水利局", 2023)))]);
        using var answer = await SendAsync("admin", form);
        Assert.Equal((413, "too-many-files"), ((int)answer.StatusCode, await answer.ProblemAsync()));
        using var archive = Batch.Of(("a.zip", Packed.AsZip([.. Enumerable.Range(0, 51).Select(at => ($"{at}.txt", Batch.Report("东市水利局", 2023)))])));
        using var refused = await SendAsync("admin", archive);
        Assert.Contains("一次最多报送 50 个文件", (await refused.JsonAsync()).Text("detail"), StringComparison.Ordinal);
        Assert.Null(await _host.Store.FindFilingOrNullAsync(new(2023, Province.EastBureau, FilingScope.Own), CancellationToken.None));
    }

    [Fact]
    public async Task Files_that_are_too_large_together_are_refused_with_the_limit()
    {
        var most = new byte[20 * 1024 * 1024];
        Array.Fill(most, (byte)'a');
        using var form = Batch.Of(("一.txt", most), ("二.txt", most), ("三.txt", most), ("四.txt", [65]));
        using var answer = await SendAsync("admin", form);
        Assert.Equal((413, "batch-too-large"), ((int)answer.StatusCode, await answer.ProblemAsync()));
        using var one = Batch.Of(("一.txt", [.. most, 65]), ("二.txt", [65]));
        using var refused = await SendAsync("admin", one);
        Assert.Equal((413, "too-large"), ((int)refused.StatusCode, await refused.ProblemAsync()));
    }

    private static MultipartFormDataContent Some() => Batch.Of(("一.txt", Batch.Report("东市水利局", 2023)), ("二.txt", Batch.Report("西镇人民政府", 2023)));

    private static IReadOnlyList<JsonElement> Results(JsonElement batch) => [.. batch.GetProperty("results").EnumerateArray()];

    /// <summary>One line a file: its name, its status, and what it became or why not.</summary>
    private static IEnumerable<string> Lines(JsonElement batch) => Results(batch).Select(result =>
        $"{result.Text("file")} {result.GetProperty("status").GetInt32()} {(result.GetProperty("taken") is { ValueKind: JsonValueKind.Object } taken ? taken.Text("id") : result.GetProperty("problem").Text("type")["/problems/".Length..])}");

    private async Task<JsonElement> FiledAsync(string caller, MultipartFormDataContent form, string? key = null)
    {
        using (form)
        {
            using var answer = await SendAsync(caller, form, key);
            Assert.True((int)answer.StatusCode == 207, await answer.Content.ReadAsStringAsync());
            return await answer.JsonAsync();
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string caller, HttpContent form, string? key = null, CancellationToken cancellation = default)
    {
        using var client = _host.As(caller);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/submissions") { Content = form };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await client.SendAsync(request, cancellation);
    }

    private async Task HasOneRevisionEachAsync()
    {
        foreach (var agency in (string[])[Province.EastBureau, Province.WestTownship])
        {
            var filing = await _host.Store.FindFilingOrNullAsync(new(2023, agency, FilingScope.Own), CancellationToken.None);
            Assert.Equal(1, filing?.LatestRevision);
        }
    }
}
