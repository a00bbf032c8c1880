using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nianbao.Generator.Provinces;
using Nianbao.Http;
using Nianbao.Http.Notifying;
using Nianbao.Local;
using Nianbao.Local.CommandLine;
using Nianbao.Store;
using Nianbao.Tests.Http;
using Nianbao.Tests.Store;
using Xunit.Abstractions;

namespace Nianbao.Tests.Reminding;

/// <summary>
/// An office and an empty machine, a week before the departments' deadline: it loads a province, hands out keys, sees who is missing, and
/// mails arrive. All of it over HTTP and a real mail server; only the clock is set.
/// </summary>
public sealed partial class FirstDayTests(ITestOutputHelper output) : IDisposable
{
    private const int Agencies = 12_000;
    private const int Mails = 60;

    private readonly EmptyFolder _folder = new();
    private readonly Stopwatch _watch = new();

    public void Dispose() => _folder.Dispose();

    [MailFact]
    public async Task An_office_with_an_empty_machine_loads_a_province_hands_out_keys_sees_progress_and_its_agencies_get_mail()
    {
        using var mailbox = await MailServer.StartAsync();
        await using var server = Build(mailbox.Port);
        var admin = (await FirstKey.MakeAsync(server.Services.GetRequiredService<ISubmissionStore>(), TimeProvider.System, default))!;
        await server.StartAsync();
        using var office = Client(server, admin);
        var roster = Province();

        Assert.Contains("名册还是空的", (await GetAsync(office, "/api/years/2023/progress")).GetProperty("advice")[0].GetString(), StringComparison.Ordinal);
        var tried = await TimedAsync("roster, dry run", () => PutRosterAsync(office, roster, "?dryRun=true"));
        Assert.Equal((Agencies, 0), (tried.GetProperty("added").GetArrayLength(), (await GetAsync(office, "/api/years/2023/progress")).GetProperty("total").GetProperty("duties").GetInt32()));
        await TimedAsync("roster, stored", () => PutRosterAsync(office, roster, ""));
        var keys = await TimedAsync("keys for everybody", () => KeysAsync(office));
        Assert.Equal(Agencies, keys.Count);

        var progress = await TimedAsync("progress, first page", () => GetAsync(office, "/api/years/2023/progress?limit=50"));
        Assert.Equal((Agencies, Agencies, 50), (progress.GetProperty("total").GetProperty("missing").GetInt32(), progress.GetProperty("listed").GetInt32(), progress.GetProperty("duties").GetArrayLength()));
        var all = (await TimedAsync("progress, everybody", () => GetAsync(office, "/api/years/2023/progress"))).GetProperty("duties").EnumerateArray().ToList();
        var departments = all.Where(duty => duty.Text("kind") == "department").ToDictionary(duty => duty.Text("agency"));
        Assert.Equal(Agencies, all.Count);
        Assert.All(departments.Values, duty => Assert.Equal("t-3", duty.GetProperty("nextReminder").Text("step")));
        Assert.All(all.Where(duty => duty.Text("kind") == "township"), duty => Assert.Equal("no-deadline", duty.GetProperty("noReminder").Text("reason")));
        foreach (var file in new[] { "notice.xlsx", "notice.docx" })
        {
            Assert.True((await TimedAsync(file, () => office.GetByteArrayAsync($"/api/years/2023/progress/{file}"))).Length > 20_000);
        }

        var plan = await TimedAsync("plan", () => server.Services.GetRequiredService<Reminders>().PlanAsync(default));
        Assert.Equal(departments.Count, plan.Added);
        await TimedAsync($"{Mails} mails", async () =>
        {
            await ReadMailsAsync(mailbox, departments);
            return Mails;
        });

        var (agency, secret) = keys.First(key => departments.ContainsKey(key.Key));
        using var filer = Client(server, secret);
        var schedule = await GetAsync(filer, $"/api/agencies/{agency}/schedule?year=2023");
        Assert.Contains(schedule.GetProperty("steps").EnumerateArray(), step => step.Text("step") == "t-7" && step.GetProperty("state").ValueKind == JsonValueKind.String);
        Assert.True((await GetAsync(office, "/api/notices?year=2023&state=sent")).GetProperty("counts").GetProperty("sent").GetInt32() >= Mails - 1);
        await server.StopAsync();
    }

    /// <summary>Each mail is for another department, in words that an officer understands.</summary>
    private static async Task ReadMailsAsync(MailServer mailbox, Dictionary<string, JsonElement> departments)
    {
        var byAddress = departments.ToDictionary(each => $"{each.Key.ToLowerInvariant()}@example.gov.cn", each => each.Value);
        for (var i = 0; i < Mails; i++)
        {
            var mail = await mailbox.NextAsync();
            Assert.True(byAddress.Remove(Assert.Single(mail.To), out var department));
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(mail.Raw[(mail.Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]));
            Assert.Contains($"{department.Text("name")}：", text, StringComparison.Ordinal);
            Assert.Contains("应于北京时间 2024年1月31日 24:00 前报送（法定期限），还有 7 天截止。", text, StringComparison.Ordinal);
            Assert.Contains("请登录报送系统（https://nianbao.example.gov.cn/）上传报告", text, StringComparison.Ordinal);
        }
    }

    private WebApplication Build(int port)
    {
        var mail = new SmtpSettings("127.0.0.1", port, null, null, new("年报系统 <nianbao@example.gov.cn>"));
        var settings = new Settings { Data = _folder["data"], Notifying = new(mail, null) { Portal = new("https://nianbao.example.gov.cn/") } };
        var (addresses, _) = ListenAddress.Parse("http://127.0.0.1:0", hasCertificate: false);
        return LocalServer.Build(settings, addresses, SharedServices.Checker, new SetClock(Beijing.MomentOf(new(2024, 1, 24), new(9, 0))));
    }

    private static byte[] Province() => RosterCsv.Write(ProvinceTree.Of(new(Agencies, [2023], Seed: 7)).All
        .Select(unit => unit.Agency with { Emails = [$"{unit.Agency.Id.ToLowerInvariant()}@example.gov.cn"] }));

    private static HttpClient Client(WebApplication server, string key)
    {
        var client = new HttpClient { BaseAddress = new(server.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string path) => await client.GetFromJsonAsync<JsonElement>(path);

    private static async Task<JsonElement> PutRosterAsync(HttpClient client, byte[] csv, string query)
    {
        using var content = new ByteArrayContent(csv) { Headers = { ContentType = new("text/csv") } };
        using var answer = await client.PutAsync(new Uri($"/api/agencies{query}", UriKind.Relative), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private static async Task<Dictionary<string, string>> KeysAsync(HttpClient client)
    {
        using var answer = await client.PostAsync(new Uri("/api/keys/bulk", UriKind.Relative), null);
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        return lines.ToDictionary(line => line.Split(',')[0], line => Secret().Match(line).Value);
    }

    private async Task<T> TimedAsync<T>(string what, Func<Task<T>> work)
    {
        _watch.Restart();
        var done = await work();
        output.WriteLine($"{what}: {_watch.ElapsedMilliseconds} ms");
        return done;
    }

    [GeneratedRegex("nb_[0-9a-f]{64}")]
    private static partial Regex Secret();

    /// <summary>A clock that was set, and goes on from there.</summary>
    private sealed class SetClock(DateTimeOffset start) : TimeProvider
    {
        private readonly long _begin = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_begin);
    }
}
