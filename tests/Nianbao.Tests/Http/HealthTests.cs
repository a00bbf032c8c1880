using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Nianbao.Http;
using Nianbao.Local;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Http;

public sealed class HealthTests
{
    [Fact]
    public async Task Health_says_what_works_and_counts_what_waits()
    {
        await using var host = await TestHost.StartAsync(time: ManualClock.At("2026-01-15T08:00:00Z"));
        await host.FileAsync("agency", Province.EastBureau, "12");
        using var client = host.As(null);
        var health = await client.GetFromJsonAsync<JsonElement>("/api/health");
        Assert.Equal(("ok", "written", JsonValueKind.Null), (health.Text("status"), health.Text("ruleSet"), health.GetProperty("since").ValueKind));
        var parts = health.GetProperty("parts");
        Assert.Equal(["checks", "database", "disk", "files", "holidays", "programs", "queue"], parts.EnumerateObject().Select(part => part.Name).Order());
        Assert.All(parts.EnumerateObject(), part => Assert.Equal("ok", part.Value.Text("status")));
        Assert.Equal(0, NumberOf(parts, "queue", "deadLetters"));
        Assert.Equal(0, NumberOf(parts, "checks", "waiting"));
        Assert.InRange(NumberOf(parts, "checks", "lastCheckedSecondsAgo"), 0, 60);
        Assert.NotEqual(0, NumberOf(parts, "disk", "freeBytes"));
    }

    [Fact]
    public async Task Health_fails_when_files_cannot_be_stored_and_says_since_when()
    {
        await using var host = await TestHost.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(host.DataFolder, "files"), "a file where the folder should be");
        using var client = host.As(null);
        using var answer = await client.GetAsync(new Uri("/api/health", UriKind.Relative));
        var health = await answer.JsonAsync();
        var files = health.GetProperty("parts").GetProperty("files");
        Assert.Equal((503, "failing", "failing"), ((int)answer.StatusCode, health.Text("status"), files.Text("status")));
        Assert.Equal(health.Text("since"), files.Text("since"));
        Assert.Equal("ok", health.GetProperty("parts").GetProperty("database").Text("status"));
    }

    [Theory]
    [InlineData("2030-11-30T12:00:00Z", false)] // The State Council may not have said it yet.
    [InlineData("2030-12-01T12:00:00Z", true)]
    [InlineData("2031-05-31T12:00:00Z", true)]
    [InlineData("2031-06-01T12:00:00Z", false)] // Nobody is reminded in summer.
    public async Task A_year_whose_days_off_are_not_known_is_told_while_reminders_need_them(string now, bool isTold)
    {
        await using var host = await TestHost.StartAsync(time: ManualClock.At(now));
        using var client = host.As(null);
        var holidays = (await client.GetFromJsonAsync<JsonElement>("/api/health")).GetProperty("parts").GetProperty("holidays");
        Assert.Equal(isTold ? "degraded" : "ok", holidays.Text("status"));
        Assert.Equal(isTold, holidays.GetProperty("text").GetString()?.Contains("2031 年节假日安排尚未录入，提醒只避开周末", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_check_that_was_given_up_is_told()
    {
        await using var host = await TestHost.StartAsync(new("broken", (_, _, _) => throw new InvalidOperationException("bug")));
        await host.FileAsync("agency", Province.EastBureau, "12");
        using var client = host.As(null);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        JsonElement queue;
        // The message is given up after the submission says that it failed.
        do
        {
            queue = (await client.GetFromJsonAsync<JsonElement>("/api/health", patience.Token)).GetProperty("parts").GetProperty("queue");
        }
        while (queue.Text("status") == "ok");
        Assert.Equal(("degraded", "有核对因系统故障没有完成，请查看日志，排除后重新处理。"), (queue.Text("status"), queue.Text("text")));
    }

    [Theory]
    [InlineData(2000, HealthGrade.Ok)]
    [InlineData(500, HealthGrade.Degraded)]
    [InlineData(50, HealthGrade.Failing)]
    public void A_disk_that_fills_up_is_told_before_it_is_full(long megabytes, HealthGrade grade) =>
        Assert.Equal(grade, DiskProbe.FindingOf(megabytes * 1024 * 1024).Grade);

    [Fact]
    public async Task What_is_wrong_is_wrong_since_it_was_first_seen_until_it_is_well_again()
    {
        var clock = ManualClock.At("2024-01-15T08:00:00Z");
        var part = new Part();
        using var watch = new HealthWatch([part], clock, NullLogger<HealthWatch>.Instance);
        Assert.Null((await LookAsync()).Since);
        part.IsBroken = true;
        clock.Advance(TimeSpan.FromMinutes(1));
        var began = clock.GetUtcNow();
        Assert.Equal((HealthGrade.Failing, began), ((await LookAsync()).Finding.Grade, (await LookAsync()).Since));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(began, (await LookAsync()).Since);
        part.IsBroken = false;
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await LookAsync()).Since);

        async Task<PartHealth> LookAsync() => Assert.Single(await watch.LookAsync(default));
    }

    [Fact]
    public async Task Many_who_ask_at_once_make_one_look()
    {
        var part = new Part();
        using var watch = new HealthWatch([part], ManualClock.At("2024-01-15T08:00:00Z"), NullLogger<HealthWatch>.Instance);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => watch.LookAsync(default)));
        Assert.Equal(1, part.Looks);
    }

    private static long NumberOf(JsonElement parts, string part, string number) => parts.GetProperty(part).GetProperty("numbers").GetProperty(number).GetInt64();

    private sealed class Part : IHealthProbe
    {
        public bool IsBroken { get; set; }

        public int Looks { get; private set; }

        string IHealthProbe.Part => "part";

        public Task<HealthFinding> LookAsync(CancellationToken cancellation)
        {
            Looks++;
            return IsBroken ? throw new IOException("broken") : Task.FromResult(HealthFinding.Fine);
        }
    }
}
