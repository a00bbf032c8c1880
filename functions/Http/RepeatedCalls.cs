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

    /// <summary>Takes the caller's key for this request; gives what it stands for now, null when there is no key.</summary>
    public async Task<RememberedAnswer?> ReserveAsync(Caller caller, RepeatableCall? repeatable, CancellationToken cancellation) => repeatable is null
        ? null
        : await store.ReserveAnswerAsync(caller.Name, repeatable.Key, repeatable.RequestHash, time.GetUtcNow(), cancellation);
}
