using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>The key that receipts are verified with.</summary>
/// <param name="KeyId">SHA-256 of the key in DER, lower-case hexadecimal: its fingerprint.</param>
/// <param name="Algorithm">What it signs with.</param>
/// <param name="PublicKey">PEM.</param>
public sealed record ReceiptKeyView(string KeyId, string Algorithm, string PublicKey);

/// <summary>Gives out receipts, and the key to verify them with.</summary>
public sealed class ReceiptEndpoints(SubmissionEndpoints submissions, ReceiptKey key, ReportChecker checker, TimeProvider time)
{
    public Task<Answer> KeyAsync(HttpCall call, CancellationToken cancellation) => Task.FromResult(
        Answer.Of(200, new ReceiptKeyView(key.Id, "ECDSA P-256 SHA-256", key.PublicKey), HttpJson.Readable.ReceiptKeyView));

    public async Task<Answer> ShowAsync(HttpCall call, CancellationToken cancellation) =>
        await submissions.FindAsync(call, cancellation) is { } submission
            ? Answer.Of(200, key.Issue(submission, checker.RuleSet, time.GetUtcNow()), HttpJson.Readable.Receipt)
            : Problem.NotFound;
}
