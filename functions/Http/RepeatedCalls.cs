using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Recognises explanations and decisions that are sent again under the same <c>Idempotency-Key</c>, for seven days.</summary>
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

    /// <summary>The answer remembered for a caller's key; null when there is none, or no key.</summary>
    public async Task<RememberedAnswer?> FindAsync(Caller caller, string? key, CancellationToken cancellation) =>
        key is null ? null : await store.FindAnswerOrNullAsync(caller.Name, key, time.GetUtcNow(), cancellation);

    /// <summary>Remembers what a request led to; nothing when the caller gave no key.</summary>
    public async Task RememberAsync(Caller caller, string? key, string requestHash, SubmissionId submission, CancellationToken cancellation)
    {
        if (key is not null)
        {
            await store.RememberAnswerAsync(caller.Name, key, new(requestHash, submission, IsNew: true, time.GetUtcNow()), cancellation);
        }
    }
}
