using System.Net.Sockets;
using System.Text;
using Nianbao.Http;
using Nianbao.Local;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Http;

public sealed class LimitTests
{
    private static readonly CallLimits s_few = new(PerMinute: 12, BadKeysPerMinute: 3, UploadMemory: 1024 * 1024);

    private readonly ManualClock _clock = ManualClock.At("2024-01-15T08:00:00Z");

    [Fact]
    public void An_allowance_refills_evenly_and_says_when_it_will_be_enough()
    {
        var buckets = new TokenBuckets(10, 60, 100, _clock);
        Assert.Null(buckets.Take("a", 8));
        Assert.Equal(3, buckets.Take("a", 5)!.Value.TotalSeconds, precision: 6);
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Null(buckets.Take("a", 5));
        Assert.Null(buckets.Take("b", 10));
    }

    [Fact]
    public void What_costs_more_than_a_whole_allowance_takes_all_of_it_and_not_for_ever()
    {
        var buckets = new TokenBuckets(10, 60, 100, _clock);
        Assert.Null(buckets.Take("a", 50));
        Assert.NotNull(buckets.Take("a", 1));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(buckets.Take("a", 50));
    }

    [Fact]
    public void Names_that_somebody_makes_up_do_not_fill_the_memory_and_the_newest_are_kept()
    {
        var buckets = new TokenBuckets(1, 1, 100, _clock);
        for (var i = 0; i < 1000; i++)
        {
            _clock.Advance(TimeSpan.FromTicks(1));
            buckets.Take($"{i}", 1);
        }

        Assert.NotNull(buckets.Take("999", 1));
        Assert.Null(buckets.Take("0", 1));
    }

    [Fact]
    public async Task A_key_that_asks_too_often_is_told_when_to_come_back_and_the_others_are_served()
    {
        await using var host = await HostAsync();
        using var client = host.As("admin");
        for (var i = 0; i < s_few.PerMinute; i++)
        {
            using var served = await client.GetAsync(new Uri("/api/keys", UriKind.Relative));
            Assert.Equal(200, (int)served.StatusCode);
        }

        using var refused = await client.GetAsync(new Uri("/api/keys", UriKind.Relative));
        Assert.Equal((429, "too-many-calls"), ((int)refused.StatusCode, await refused.ProblemAsync()));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 5);
        using var other = host.As("auditor");
        using var answer = await other.GetAsync(new Uri("/api/agencies", UriKind.Relative));
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Several_reports_in_one_call_cost_as_much_as_one_by_one()
    {
        await using var host = await TestHost.StartAsync(settings: new Settings { Limits = s_few with { PerMinute = 35, UploadMemory = 64 * 1024 * 1024 } }, time: _clock);
        using var client = host.As("admin");
        Assert.Equal((207, null), await SendAsync("甲", "乙"));
        var (refused, wait) = await SendAsync("丙", "丁");
        Assert.Equal(429, refused);
        _clock.Advance(wait!.Value);
        Assert.Equal((207, null), await SendAsync("丙", "丁"));

        async Task<(int Status, TimeSpan? Wait)> SendAsync(params string[] names)
        {
            using var form = Batch.Of([.. names.Select(name => ($"{name}.txt", Batch.Report(name, 2023)))]);
            using var sent = await client.PostAsync(new Uri("/api/submissions", UriKind.Relative), form);
            return ((int)sent.StatusCode, sent.Headers.RetryAfter?.Delta);
        }
    }

    [Fact]
    public async Task An_upload_costs_more_than_a_question()
    {
        await using var host = await HostAsync();
        using var first = await host.SendAsync("agency", Province.EastBureau, "12");
        using var second = await host.SendAsync("agency", Province.EastBureau, "13");
        Assert.Equal((202, 429), ((int)first.StatusCode, (int)second.StatusCode));
    }

    [Fact]
    public async Task Who_has_no_key_is_limited_by_address()
    {
        await using var host = await HostAsync();
        using var client = host.As(null);
        // The host was asked for its description when it started.
        for (var i = 1; i < s_few.PerMinute; i++)
        {
            await client.GetStringAsync(new Uri("/", UriKind.Relative));
        }

        using var refused = await client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal("too-many-calls", await refused.ProblemAsync());
    }

    [Fact]
    public async Task An_address_with_too_many_bad_keys_waits_and_a_good_key_behind_it_is_still_let_in()
    {
        await using var host = await HostAsync();
        var answers = new List<string>();
        for (var i = 0; i <= s_few.BadKeysPerMinute; i++)
        {
            using var guessing = host.As(null);
            guessing.DefaultRequestHeaders.Authorization = new("Bearer", Secrets.New());
            using var answer = await guessing.GetAsync(new Uri("/api/keys", UriKind.Relative));
            answers.Add(await answer.ProblemAsync());
            Assert.Equal(answers[^1] == "too-many-bad-keys", answer.Headers.RetryAfter is not null);
        }

        Assert.Equal(["bad-key", "bad-key", "bad-key", "too-many-bad-keys"], answers);
        using var client = host.As("admin");
        using var good = await client.GetAsync(new Uri("/api/keys", UriKind.Relative));
        Assert.Equal(200, (int)good.StatusCode);
    }

    [Fact]
    public void An_address_that_keeps_trying_is_locked_out_twice_as_long_each_time_up_to_an_hour()
    {
        var locks = new BadKeyLocks(3, 100, _clock);
        var waits = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            while (locks.Count("a") is null)
            {
                // Another bad key.
            }

            var wait = locks.Count("a")!.Value;
            waits.Add(wait.TotalMinutes);
            _clock.Advance(wait);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], waits);
        Assert.Null(locks.Count("b"));
    }

    [Fact]
    public void Trying_on_while_locked_out_makes_it_no_longer_and_a_quiet_day_is_forgiven()
    {
        var locks = new BadKeyLocks(1, 100, _clock);
        locks.Count("a");
        Assert.Equal(TimeSpan.FromMinutes(1), locks.Count("a"));
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(TimeSpan.FromSeconds(1), locks.Count("a"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(locks.Count("a"));
        _clock.Advance(TimeSpan.FromDays(1));
        locks.Count("a");
        Assert.Equal(TimeSpan.FromMinutes(1), locks.Count("a"));
    }

    [Fact]
    public void Addresses_that_somebody_makes_up_do_not_fill_the_memory_of_locks()
    {
        var locks = new BadKeyLocks(1, 10, _clock);
        for (var i = 0; i < 100; i++)
        {
            _clock.Advance(TimeSpan.FromTicks(1));
            locks.Count($"{i}");
            Assert.NotNull(locks.Count($"{i}"));
        }

        Assert.NotNull(locks.Count("99"));
        Assert.Null(locks.Count("0"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_upload_for_which_there_is_no_room_is_sent_away_for_a_moment_and_leaves_the_room_as_it_was(bool chunked)
    {
        await using var host = await HostAsync();
        using var content = TestHost.Multipart(new byte[2 * 1024 * 1024]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/check") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        using var client = host.As("agency");
        using var refused = await client.SendAsync(request);
        Assert.Equal((503, "busy"), ((int)refused.StatusCode, await refused.ProblemAsync()));
        Assert.NotNull(refused.Headers.RetryAfter);
        using var other = host.As("auditor");
        using var smaller = TestHost.Multipart(new byte[900 * 1024]);
        using var answer = await other.PostAsync(new Uri("/api/check", UriKind.Relative), smaller);
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task What_is_sent_by_halves_ends_is_told_so_and_stores_nothing()
    {
        await using var host = await HostAsync();
        var (answer, took) = await TalkAsync(
            host, $"POST /api/submissions HTTP/1.1\r\nHost: x\r\nX-Api-Key: {host.SecretOf("agency")}\r\nContent-Length: 5000\r\n"
            + "Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nabc");
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("/problems/too-slow", answer, StringComparison.Ordinal);
        Assert.InRange(took.TotalSeconds, 1, 15);
        Assert.Empty(await An.ListAsync(host.Store.ListFilingsAsync(2023, default)));
        Assert.False(Directory.Exists(Path.Combine(host.DataFolder, "files", "reports")));
    }

    [Fact]
    public async Task Headers_that_never_end_are_not_waited_for()
    {
        await using var host = await HostAsync();
        var (answer, took) = await TalkAsync(host, "GET /api/health HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        Assert.DoesNotContain("200 OK", answer, StringComparison.Ordinal);
        Assert.InRange(took.TotalSeconds, 1, 15);
    }

    private static Task<TestHost> HostAsync() =>
        TestHost.StartAsync(settings: new Settings { Limits = s_few, Patience = TimeSpan.FromSeconds(2) });

    /// <summary>Sends something that is not whole, and listens until the server hangs up.</summary>
    private static async Task<(string Answer, TimeSpan Took)> TalkAsync(TestHost host, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port);
        await using var stream = socket.GetStream();
        var start = TimeProvider.System.GetTimestamp();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync(patience.Token), TimeProvider.System.GetElapsedTime(start));
    }
}
