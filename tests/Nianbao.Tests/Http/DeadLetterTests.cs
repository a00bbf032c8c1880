using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Nianbao.Tests.Http;

public sealed class DeadLetterTests : IAsyncLifetime
{
    private static readonly Uri s_letters = new("/api/dead-letters", UriKind.Relative);
    private static readonly Uri s_replay = new("/api/dead-letters/replay", UriKind.Relative);

    private volatile bool _isBroken = true;
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await TestHost.StartAsync(new("written", (name, content, filedAs) => _isBroken
        ? throw new InvalidOperationException("The report says 张三.")
        : WrittenVerdict.Checker.Check(name, content, filedAs)));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("admin", HttpStatusCode.OK)]
    [InlineData("auditor", HttpStatusCode.Forbidden)]
    [InlineData("office", HttpStatusCode.Forbidden)]
    [InlineData("agency", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Only_administrators_have_dead_letters_replayed(string? caller, HttpStatusCode status)
    {
        using var client = _host.As(caller);
        using var answer = await client.PostAsJsonAsync(s_replay, new { });
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("admin", HttpStatusCode.OK)]
    [InlineData("auditor", HttpStatusCode.OK)]
    [InlineData("office", HttpStatusCode.Forbidden)]
    [InlineData("agency", HttpStatusCode.Forbidden)]
    public async Task Administrators_and_auditors_see_dead_letters(string caller, HttpStatusCode status)
    {
        using var client = _host.As(caller);
        using var answer = await client.GetAsync(s_letters);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task What_failed_is_listed_replayed_once_the_fault_is_mended_and_put_down_in_the_trail()
    {
        var id = await FailAsync(Province.EastBureau, "agency");
        using var admin = _host.As("admin");
        var letter = Assert.Single((await admin.GetFromJsonAsync<JsonElement>(s_letters)).GetProperty("deadLetters").EnumerateArray());
        Assert.Equal(("submissions", id), (letter.Text("queue"), letter.Text("subject")));
        Assert.StartsWith("InvalidOperationException at ", letter.Text("reason"), StringComparison.Ordinal);

        _isBroken = false;
        Assert.Equal((1, 0), await ReplayAsync(new { subject = id }));
        await WaitUntilAsync(id, "accepted");
        Assert.Empty((await admin.GetFromJsonAsync<JsonElement>(s_letters)).GetProperty("deadLetters").EnumerateArray());
        Assert.Contains(await ActsAsync(), act => (act.Text("what"), act.Text("by")) == ("replayed", "admin"));
    }

    [Fact]
    public async Task All_are_replayed_when_none_is_named()
    {
        await FailAsync(Province.EastBureau, "agency");
        await FailAsync(Province.WestTownship, "west-agency");
        _isBroken = false;
        Assert.Equal((2, 0), await ReplayAsync(new { }));
    }

    [Fact]
    public async Task A_replay_that_is_sent_again_is_answered_as_before_and_made_once()
    {
        await FailAsync(Province.EastBureau, "agency");
        Assert.Equal((1, 0), await ReplayAsync(new { }, "once"));
        Assert.Equal((1, 0), await ReplayAsync(new { }, "once"));
        Assert.Single(await ActsAsync(), act => act.Text("what") == "replayed");
    }

    [Fact]
    public async Task A_submission_without_a_letter_is_not_found_and_what_makes_no_sense_is_refused()
    {
        using var admin = _host.As("admin");
        using var unknown = await admin.PostAsJsonAsync(s_replay, new { subject = $"2023-{Province.EastBureau}-own-001" });
        Assert.Equal("not-found", await unknown.ProblemAsync());
        using var wrong = await admin.PostAsJsonAsync(s_replay, new { submission = "x" });
        Assert.Equal("malformed-body", await wrong.ProblemAsync());
        using var text = await admin.PostAsync(s_replay, new StringContent("{}", Encoding.UTF8, "text/plain"));
        Assert.Equal("not-json", await text.ProblemAsync());
    }

    /// <summary>Sends a report in whose check breaks, and waits for its letter.</summary>
    private async Task<string> FailAsync(string agency, string caller)
    {
        using var taken = await _host.SendAsync(caller, agency, "12");
        var id = taken.Headers.Location!.ToString().Split('/')[^1];
        using var admin = _host.As("admin");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await admin.GetFromJsonAsync<JsonElement>(s_letters, patience.Token)).GetProperty("deadLetters").EnumerateArray().All(letter => letter.Text("subject") != id))
        {
            await Task.Delay(5, patience.Token);
        }

        return id;
    }

    private async Task<IReadOnlyList<JsonElement>> ActsAsync()
    {
        using var admin = _host.As("admin");
        var trail = await admin.GetFromJsonAsync<JsonElement>(new Uri($"/api/audit?filing=2023-{Province.EastBureau}-own", UriKind.Relative));
        return [.. trail.GetProperty("acts").EnumerateArray()];
    }

    private async Task WaitUntilAsync(string id, string state)
    {
        using var client = _host.As("admin");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await client.GetFromJsonAsync<JsonElement>($"/api/submissions/{id}", patience.Token)).Text("state") != state)
        {
            await Task.Delay(5, patience.Token);
        }
    }

    private async Task<(int Replayed, int Cleared)> ReplayAsync<T>(T body, string? idempotencyKey = null)
    {
        using var client = _host.As("admin");
        client.DefaultRequestHeaders.Add("Idempotency-Key", idempotencyKey is null ? [] : [idempotencyKey]);
        using var answer = await client.PostAsJsonAsync(s_replay, body);
        var view = await answer.JsonAsync();
        return (view.GetProperty("replayed").GetInt32(), view.GetProperty("cleared").GetInt32());
    }
}
