using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Recognises calls that are sent again under the same <c>Idempotency-Key</c>, for seven days.</summary>
public sealed class RepeatedCalls(ISubmissionStore store, TimeProvider time)
{
    private const string Header = "Idempotency-Key";
    private const int LongestKey = 200;

    /// <summary>The caller's key, null when there is none. False when there are several, or one of no reasonable length.</summary>
    public static bool TryReadKey(HttpRequest request, out string? key)
    {
        var given = request.Headers[Header];
        key = given.Count == 1 ? given[0] : null;
        return given.Count == 0 || key is { Length: > 0 and <= LongestKey };
    }

    /// <summary>Names a request by what it asks for: its address and its body, however that was laid out.</summary>
    public static string HashOf<T>(HttpRequest request, T body, JsonTypeInfo<T> type) =>
        Fingerprint.Of([.. Encoding.UTF8.GetBytes($"{request.Path}\n"), .. JsonSerializer.SerializeToUtf8Bytes(body, type)]);

    /// <summary>The same for a request without a body.</summary>
    public static string HashOf(HttpRequest request) => Fingerprint.Of(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}"));

    /// <summary>Takes the caller's key for this request; gives what it stands for now, null when there is no key.</summary>
    public async Task<RememberedAnswer?> ReserveAsync(Caller caller, RepeatableCall? repeatable, CancellationToken cancellation) => repeatable is null
        ? null
        : await store.ReserveAnswerAsync(caller.Name, repeatable.Key, repeatable.RequestHash, time.GetUtcNow(), cancellation);

    /// <summary>
    /// Makes what a call asks for, or answers as before when it was made under the caller's key. A process that ends between making and
    /// remembering makes again when it is asked again.
    /// </summary>
    /// <param name="requestHash">Names what is asked for.</param>
    /// <param name="make">The answer, and what was made; null when nothing was.</param>
    /// <param name="showAgain">The answer about what was made.</param>
    public async Task<Answer> OnceAsync(
        HttpCall call, string requestHash, Func<Task<(Answer Answer, string? Made)>> make, Func<string, Task<Answer>> showAgain,
        CancellationToken cancellation)
    {
        if (!TryReadKey(call.Http.Request, out var key))
        {
            return Problem.BadIdempotencyKey;
        }

        var taken = await ReserveAsync(call.Caller, key is null ? null : new(key, requestHash), cancellation);
        if (taken is not null && taken.RequestHash != requestHash)
        {
            return Problem.IdempotencyKeyReused;
        }

        if (taken is { Made: { } before })
        {
            return await showAgain(before);
        }

        var (answer, made) = await make();
        if (key is not null && made is not null)
        {
            var remembered = new RememberedAnswer(requestHash, Submission: null, IsNew: true, time.GetUtcNow()) { Made = made };
            await store.RememberAnswerAsync(new(call.Caller.Name, key, remembered), cancellation);
        }

        return answer;
    }
}
