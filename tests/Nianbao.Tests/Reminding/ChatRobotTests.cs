using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Nianbao.Http.Notifying;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Reminding;

/// <summary>Robots are spoken to over a real connection; the receiver answers what the test says.</summary>
public sealed class ChatRobotTests : IAsyncLifetime, IDisposable
{
    private readonly WebApplication _receiver;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly List<(string Query, string? Signature, string? Timestamp, byte[] Body)> _calls = [];
    private (int Status, string Body) _answer = (200, """{"errcode":0,"errmsg":"ok"}""");

    public ChatRobotTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _receiver = builder.Build();
        _receiver.Run(TakeAsync);
    }

    public Task InitializeAsync() => _receiver.StartAsync();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_WeCom_robot_gets_a_text_of_at_most_2048_bytes_in_whole_lines()
    {
        Assert.IsType<NotifyOutcome.Sent>(await Robot(WebhookKind.WeCom).SendAsync(Message(lines: 200), default));
        var body = JsonDocument.Parse(_calls[0].Body).RootElement;
        var content = body.GetProperty("text").GetProperty("content").GetString()!;
        Assert.Equal("text", body.GetProperty("msgtype").GetString());
        Assert.InRange(Encoding.UTF8.GetByteCount(content), 1900, 2048);
        Assert.StartsWith("标题\n\n第 0 家单位：还没有报送\n", content, StringComparison.Ordinal);
        Assert.EndsWith("家单位：还没有报送\n……其余请登录报送系统查看。", content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_DingTalk_robot_gets_a_signed_text()
    {
        Assert.IsType<NotifyOutcome.Sent>(await Robot(WebhookKind.DingTalk, "SECabc").SendAsync(Message(), default));
        var now = An.Moment.ToUnixTimeMilliseconds();
        var sign = Convert.ToBase64String(HMACSHA256.HashData("SECabc"u8.ToArray(), Encoding.UTF8.GetBytes($"{now}\nSECabc")));
        Assert.Equal($"?access_token=key&timestamp={now}&sign={Uri.EscapeDataString(sign)}", _calls[0].Query);
        Assert.Equal(
            "标题\n\n第 0 家单位：还没有报送\n第 1 家单位：还没有报送",
            JsonDocument.Parse(_calls[0].Body).RootElement.GetProperty("text").GetProperty("content").GetString());
    }

    [Fact]
    public async Task A_program_of_the_office_gets_all_of_it_as_plain_JSON_that_it_can_verify()
    {
        _answer = (204, "");
        Assert.IsType<NotifyOutcome.Sent>(await Robot(WebhookKind.Generic, "secret").SendAsync(Message(), default));
        var (_, signature, timestamp, body) = _calls[0];
        Assert.Equal(
            $$"""{"id":"{{An.Notice().Id}}","year":2023,"step":"t-7","deadline":"2024-01-31","subject":"标题","text":"第 0 家单位：还没有报送\n第 1 家单位：还没有报送"}""",
            Encoding.UTF8.GetString(body));
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{timestamp}\n"), .. body];
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData("secret"u8.ToArray(), signed)), signature);
    }

    [Theory]
    [InlineData(200, """{"errcode":45009,"errmsg":"api freq out of limit"}""", true)]
    [InlineData(200, """{"errcode":130101,"errmsg":"send too fast"}""", true)]
    [InlineData(200, """{"errcode":93000,"errmsg":"invalid webhook url"}""", false)]
    [InlineData(200, """{"errcode":310000,"errmsg":"sign not match"}""", false)]
    [InlineData(200, "<html>", true)]
    [InlineData(200, "[]", true)]
    [InlineData(302, "", false)]
    [InlineData(404, "", false)]
    [InlineData(429, "", true)]
    [InlineData(503, "", true)]
    public async Task What_a_robot_answers_is_told_apart_into_later_and_never(int status, string body, bool later)
    {
        _answer = (status, body);
        var outcome = await Robot(WebhookKind.WeCom).SendAsync(Message(), default);
        Assert.Equal(later, outcome is NotifyOutcome.TryLater);
        Assert.Equal(!later, outcome is NotifyOutcome.Refused);
    }

    [Fact]
    public async Task A_robot_that_is_away_is_asked_again_later_and_its_address_is_told_to_nobody()
    {
        var robot = new ChatRobot(new(new("http://127.0.0.1:9/?access_token=key"), WebhookKind.WeCom, null), _http, TimeProvider.System);
        var later = Assert.IsType<NotifyOutcome.TryLater>(await robot.SendAsync(Message(), default));
        Assert.DoesNotContain("key", later.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_messages_at_once_go_out_at_most_twenty_in_any_minute_and_each_after_one_wait()
    {
        var clock = new ManualClock(An.Moment);
        var robot = Robot(WebhookKind.WeCom, clock: clock);
        var (sent, waits) = (new List<DateTimeOffset>(), 0);
        var waiting = new PriorityQueue<int, DateTimeOffset>(Enumerable.Range(0, 100).Select(i => (i, clock.GetUtcNow())));
        while (waiting.TryDequeue(out var message, out var at))
        {
            clock.Advance(at - clock.GetUtcNow());
            switch (await robot.SendAsync(Message(), default))
            {
                case NotifyOutcome.NotYet notYet:
                    waits++;
                    waiting.Enqueue(message, clock.GetUtcNow() + notYet.Wait);
                    break;
                case NotifyOutcome.Sent:
                    sent.Add(clock.GetUtcNow());
                    break;
            }
        }

        Assert.Equal((100, 100, 99), (sent.Count, _calls.Count, waits));
        Assert.All(sent, first => Assert.InRange(sent.Count(other => other >= first && other <= first.AddMinutes(1)), 1, 20));
        Assert.True(sent[^1] - sent[0] < TimeSpan.FromMinutes(5.2));
    }

    private async Task TakeAsync(HttpContext call)
    {
        using var body = new MemoryStream();
        await call.Request.Body.CopyToAsync(body);
        _calls.Add((call.Request.QueryString.Value!, call.Request.Headers["X-Nianbao-Signature"], call.Request.Headers["X-Nianbao-Timestamp"], body.ToArray()));
        call.Response.StatusCode = _answer.Status;
        if (_answer.Body.Length > 0)
        {
            await call.Response.WriteAsync(_answer.Body);
        }
    }

    private ChatRobot Robot(WebhookKind kind, string? secret = null, TimeProvider? clock = null) =>
        new(new(new($"{_receiver.Urls.Single()}/robot?access_token=key"), kind, secret), _http, clock ?? new ManualClock(An.Moment));

    private static NoticeMessage Message(int lines = 2) => new(
        An.Notice() with { Step = "t-7", Deadline = new(2024, 1, 31) }, [], "标题",
        string.Join('\n', Enumerable.Range(0, lines).Select(i => $"第 {i} 家单位：还没有报送")));
}
