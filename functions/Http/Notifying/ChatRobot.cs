using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nianbao.Store;

namespace Nianbao.Http.Notifying;

/// <summary>
/// Tells a group through its chat robot. Robots take about twenty messages a minute, which is why groups get digests, and why one process
/// sends no more than that; who still sends too often, as several processes together may, is told so by an error code in an answer of 200.
/// </summary>
public sealed class ChatRobot(WebhookSettings settings, HttpClient http, TimeProvider time)
{
    private const int LongestAnswer = 500;

    // Of the robots' text messages: 企业微信 2048 bytes; 钉钉 20,000 bytes.
    private const int WeComBytes = 2048;
    private const int DingTalkBytes = 20_000;

    private const int LargestAnswer = 64 * 1024;

    // "Too many messages" and "busy": 企业微信 45009, 45033 and -1, 钉钉 130101 and -1.
    private static readonly HashSet<int> s_passing = [-1, 45009, 45033, 130101];

    // Twenty a minute, and a little to spare for two clocks.
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(3.1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly JsonSerializerOptions s_unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Pace pace = new(Span, time);

    public async Task<NotifyOutcome> SendAsync(NoticeMessage message, CancellationToken cancellation)
    {
        if (pace.Take() is { } wait)
        {
            return new NotifyOutcome.NotYet(wait);
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(Patience);
        try
        {
            using var request = RequestOf(message);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end.Token);
            return OutcomeOf((int)response.StatusCode, await ReadAsync(response.Content, end.Token));
        }
        catch (HttpRequestException fault)
        {
            // Not the message: it may hold the address, and with it the robot's key.
            return new NotifyOutcome.TryLater($"连接失败：{fault.HttpRequestError}");
        }
        catch (IOException)
        {
            return new NotifyOutcome.TryLater("连接中断");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new NotifyOutcome.TryLater("对方没有在 20 秒内应答");
        }
    }

    private HttpRequestMessage RequestOf(NoticeMessage message)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var body = Encoding.UTF8.GetBytes(BodyOf(message).ToJsonString(s_unescaped));
        var request = new HttpRequestMessage(HttpMethod.Post, AddressAt(now))
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
        request.Headers.Add("Idempotency-Key", message.Notice.Id);
        if (settings is { Kind: WebhookKind.Generic, Secret: { } secret })
        {
            request.Headers.Add("X-Nianbao-Timestamp", now);
            byte[] signed = [.. Encoding.UTF8.GetBytes($"{now}\n"), .. body];
            request.Headers.Add("X-Nianbao-Signature", Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)));
        }

        return request;
    }

    private JsonObject BodyOf(NoticeMessage message) => settings.Kind switch
    {
        WebhookKind.WeCom => new() { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = Within(message, WeComBytes) } },
        WebhookKind.DingTalk => new() { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = Within(message, DingTalkBytes) } },
        _ => new()
        {
            ["id"] = message.Notice.Id,
            ["year"] = message.Notice.Year,
            ["step"] = message.Notice.Step,
            ["deadline"] = message.Notice.Deadline?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["subject"] = message.Subject,
            ["text"] = message.Text,
        },
    };

    // 钉钉: HMAC-SHA256 of "{timestamp}\n{secret}" under the secret, in base64, both appended to the address.
    private Uri AddressAt(string now)
    {
        if (settings is not { Kind: WebhookKind.DingTalk, Secret: { } secret })
        {
            return settings.Url;
        }

        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{now}\n{secret}")));
        var more = $"timestamp={now}&sign={Uri.EscapeDataString(sign)}";
        return new UriBuilder(settings.Url) { Query = settings.Url.Query.Length > 1 ? $"{settings.Url.Query[1..]}&{more}" : more }.Uri;
    }

    /// <summary>As many whole lines of the text as the robot takes.</summary>
    private static string Within(NoticeMessage message, int bytes)
    {
        const string more = "\n……其余请登录报送系统查看。";
        var whole = $"{message.Subject}\n\n{message.Text}";
        if (Encoding.UTF8.GetByteCount(whole) <= bytes)
        {
            return whole;
        }

        var text = new StringBuilder();
        var left = bytes - Encoding.UTF8.GetByteCount(more);
        foreach (var line in whole.Split('\n'))
        {
            left -= Encoding.UTF8.GetByteCount(line) + 1;
            if (left < 0)
            {
                break;
            }

            text.Append(line).Append('\n');
        }

        return text.ToString().TrimEnd() + more;
    }

    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[LargestAnswer];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private NotifyOutcome OutcomeOf(int status, string body)
    {
        var answer = $"{status} {body}";
        answer = answer.Length > LongestAnswer ? answer[..LongestAnswer] : answer;
        return status switch
        {
            408 or 429 or >= 500 => new NotifyOutcome.TryLater(answer),
            >= 300 => new NotifyOutcome.Refused(answer),
            _ when settings.Kind == WebhookKind.Generic => new NotifyOutcome.Sent(answer),
            _ => ErrorCodeIn(body) switch
            {
                0 => new NotifyOutcome.Sent(answer),
                { } code when s_passing.Contains(code) => new NotifyOutcome.TryLater(answer),
                null => new NotifyOutcome.TryLater(answer),
                _ => new NotifyOutcome.Refused(answer),
            },
        };
    }

    private static int? ErrorCodeIn(string body)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject answer && answer["errcode"] is JsonValue code && code.TryGetValue<int>(out var number) ? number : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
