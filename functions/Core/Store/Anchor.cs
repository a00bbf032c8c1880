using System.Globalization;
using System.Text.Json;

namespace Nianbao.Store;

/// <summary>The end of one filing's chain of acts.</summary>
/// <param name="Filing">Whose chain.</param>
/// <param name="Sequence">Of its last act.</param>
/// <param name="Hash">Of its last act, see <see cref="ActChain.HashOf"/>.</param>
public sealed record AnchoredChain(FilingKey Filing, int Sequence, string Hash);

/// <summary>
/// The ends of all chains that have grown since the anchor before, written once a day and signed. An anchor names the one before by its
/// hash, so the newest one stands for every act there has been: who keeps a copy of it elsewhere can prove that nothing was rewritten.
/// </summary>
public sealed record Anchor
{
    /// <summary>The shape of the record.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The Beijing date it was written on.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The newest line of the log that it covers.</summary>
    public required long LogSequence { get; init; }

    /// <summary>Ordered by filing.</summary>
    public required IReadOnlyList<AnchoredChain> Chains { get; init; }

    /// <summary>SHA-256 of the file of the anchor before; 64 zeros for the first.</summary>
    public required string Previous { get; init; }

    /// <summary>The id of the key it is signed with.</summary>
    public required string KeyId { get; init; }

    /// <summary>Over <see cref="SignedBytes"/>, as <see cref="ReceiptKey.Sign"/> gives it.</summary>
    public string Signature { get; init; } = "";

    /// <summary>What is signed: <c>nianbao-anchor-1</c>, day, line, previous, then filing, sequence and hash of each chain, as netstrings.</summary>
    public byte[] SignedBytes() => Netstring.Of(
    [
        "nianbao-anchor-1", Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), LogSequence.ToString(CultureInfo.InvariantCulture), Previous,
        .. Chains.SelectMany(chain => (string[])[chain.Filing.ToString(), chain.Sequence.ToString(CultureInfo.InvariantCulture), chain.Hash]),
    ]);

    /// <summary>The file's bytes.</summary>
    public byte[] Print() => JsonSerializer.SerializeToUtf8Bytes(this, StoredJson.Plain.Anchor);
}
