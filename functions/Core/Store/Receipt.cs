using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nianbao.Findings;

namespace Nianbao.Store;

/// <summary>
/// Proves to the filer that exactly these bytes were received, when, and what came of them. Anyone can check it without this program:
/// the signature is ECDSA P-256 with SHA-256 (IEEE P1363, 64 bytes, base64) over the fields <c>nianbao-receipt-1</c>, number, received
/// at, SHA-256, size, file name, rule set, verdict (empty when there is none), state, issued at, each as a netstring
/// (<c>length in bytes:text,</c>) in UTF-8, exactly as printed in the receipt.
/// </summary>
public sealed record Receipt
{
    /// <summary>The shape of the receipt.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The submission's name.</summary>
    public required string Number { get; init; }

    /// <summary>When the file arrived: Beijing time, ISO 8601 with its offset.</summary>
    public required string ReceivedAt { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The file's size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The file's name as sent, made safe.</summary>
    public required string FileName { get; init; }

    /// <summary>The rules it was checked under, or will be.</summary>
    public required string RuleSet { get; init; }

    /// <summary>What the check came to; null before it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Verdict? Verdict { get; init; }

    /// <summary>Where the submission stood when the receipt was issued.</summary>
    public required SubmissionState State { get; init; }

    /// <summary>When the receipt was issued: Beijing time, ISO 8601 with its offset.</summary>
    public required string IssuedAt { get; init; }

    /// <summary>SHA-256 of the public key (DER, SubjectPublicKeyInfo), lower-case hexadecimal.</summary>
    public string KeyId { get; init; } = "";

    /// <summary>The public key, PEM.</summary>
    public string PublicKey { get; init; } = "";

    /// <summary>The signature, base64.</summary>
    public string Signature { get; init; } = "";

    /// <summary>What is signed.</summary>
    public byte[] SignedBytes() => Netstring.Of(
        "nianbao-receipt-1", Number, ReceivedAt, Sha256, Size.ToString(CultureInfo.InvariantCulture), FileName, RuleSet,
        Verdict is { } verdict ? JsonSerializer.SerializeToElement(verdict, StoredJson.Plain.Verdict).GetString()! : "",
        JsonSerializer.SerializeToElement(State, StoredJson.Plain.SubmissionState).GetString()!, IssuedAt);
}
