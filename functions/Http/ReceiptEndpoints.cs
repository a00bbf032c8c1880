using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>The key that receipts are verified with.</summary>
/// <param name="KeyId">SHA-256 of the key in DER, lower-case hexadecimal: its fingerprint.</param>
/// <param name="Algorithm">What it signs with.</param>
/// <param name="PublicKey">PEM.</param>
public sealed record ReceiptKeyView(string KeyId, string Algorithm, string PublicKey);

/// <summary>Gives out receipts, and the key to verify them with.</summary>
public sealed class ReceiptEndpoints(SubmissionEndpoints submissions, ReceiptKey key, ReportChecker checker, TimeProvider time) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("GET", new("/api/submissions/{id}/receipt"), Callers.SignedIn, RouteLimits.NoBody, ShowAsync, new("报送的回执")
        {
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.Receipt)],
            Problems = [ProblemKind.NotFound],
        }),
        new("GET", new("/api/receipts/key"), Callers.Anyone, RouteLimits.NoBody, KeyAsync, new("核验回执的公钥")
        {
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.ReceiptKeyView)],
        }),
    ];

    private Task<Answer> KeyAsync(HttpCall call, CancellationToken cancellation) => Task.FromResult(
        Answer.Of(200, new ReceiptKeyView(key.Id, "ECDSA P-256 SHA-256", key.PublicKey), HttpJson.Readable.ReceiptKeyView));

    private async Task<Answer> ShowAsync(HttpCall call, CancellationToken cancellation) =>
        await submissions.FindAsync(call, Right.See, cancellation) is { } submission
            ? Answer.Of(200, key.Issue(submission, checker.RuleSet, time.GetUtcNow()), HttpJson.Readable.Receipt)
            : Problem.NotFound;
}
