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
    /// <summary>Where the anchors are in the file store.</summary>
    public const string Folder = "anchors";

    /// <summary>The shape of the record.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The Beijing date it was written on.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How far it goes: the newest line of the log that it covers; where a store has no log, the moment up to which it looked, in UTC ticks.</summary>
    public required long LogSequence { get; init; }

    /// <summary>Ordered by filing.</summary>
    public required IReadOnlyList<AnchoredChain> Chains { get; init; }

    /// <summary>SHA-256 of the file of the anchor before; 64 zeros for the first.</summary>
    public required string Previous { get; init; }

    /// <summary>The id of the key it is signed with.</summary>
    public required string KeyId { get; init; }

    /// <summary>Over <see cref="SignedBytes"/>, as <see cref="ReceiptKey.Sign"/> gives it.</summary>
    public string Signature { get; init; } = "";

    /// <summary>The path of a day's anchor in the file store.</summary>
    public static string PathOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{Folder}/{day:yyyy-MM-dd}.json");

    /// <summary>Makes an anchor and signs it.</summary>
    /// <param name="day">The Beijing date.</param>
    /// <param name="logSequence">How far it goes.</param>
    /// <param name="chains">Ordered by filing.</param>
    /// <param name="previous">SHA-256 of the file of the anchor before; <see cref="ActChain.Start"/> for the first.</param>
    /// <param name="key">The key to sign with.</param>
    public static Anchor Make(DateOnly day, long logSequence, IReadOnlyList<AnchoredChain> chains, string previous, ReceiptKey key)
    {
        var anchor = new Anchor { Day = day, LogSequence = logSequence, Chains = chains, Previous = previous, KeyId = key.Id };
        return anchor with { Signature = key.Sign(anchor.SignedBytes()) };
    }

    /// <summary>Reads back what <see cref="Print"/> gave; null when it is no whole anchor.</summary>
    public static Anchor? Parse(ReadOnlySpan<byte> file)
    {
        try
        {
            return JsonSerializer.Deserialize(file, StoredJson.Plain.Anchor);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What is signed: <c>nianbao-anchor-1</c>, day, line, previous, then filing, sequence and hash of each chain, as netstrings.</summary>
    public byte[] SignedBytes() => Netstring.Of(
    [
        "nianbao-anchor-1", Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), LogSequence.ToString(CultureInfo.InvariantCulture), Previous,
        .. Chains.SelectMany(chain => (string[])[chain.Filing.ToString(), chain.Sequence.ToString(CultureInfo.InvariantCulture), chain.Hash]),
    ]);

    /// <summary>The file's bytes.</summary>
    public byte[] Print() => JsonSerializer.SerializeToUtf8Bytes(this, StoredJson.Plain.Anchor);
}
