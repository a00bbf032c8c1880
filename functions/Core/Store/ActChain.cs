using System.Globalization;
using Nianbao.Intake;

namespace Nianbao.Store;

/// <summary>Where a chain of acts is broken.</summary>
/// <param name="Filing">Whose chain.</param>
/// <param name="Sequence">The first act that does not follow from the one before it, one-based.</param>
/// <param name="Why">What does not fit (中文).</param>
public sealed record ChainBreak(FilingKey Filing, int Sequence, string Why);

/// <summary>
/// The acts on one filing form a chain: each carries the SHA-256 of the one before, so that none can be changed, taken out or put in
/// without every later one ceasing to fit. What is hashed are the fields in the order filing, sequence, moment (UTC, ISO 8601 with seven
/// decimals), who, what, revision, state, why, content, previous; each in UTF-8 as <c>length in bytes:text,</c> (a netstring), numbers
/// in decimal digits. No other arrangement of fields gives the same bytes.
/// </summary>
public static class ActChain
{
    /// <summary>What the first act of a filing carries as its predecessor's hash: 64 zeros.</summary>
    public static string Start { get; } = new('0', 64);

    /// <summary>The act as it follows upon the last one of its filing.</summary>
    /// <param name="last">The last act; null when there is none.</param>
    /// <param name="act">The act to add.</param>
    /// <param name="content">SHA-256 of what is written together with it.</param>
    public static Act Append(Act? last, Act act, string content) =>
        last is null ? Append(0, Start, act, content) : Append(last.Sequence, HashOf(last), act, content);

    /// <summary>The same where only the end of the chain is known.</summary>
    /// <param name="sequence">Of the last act; 0 when there is none.</param>
    /// <param name="hash">Of the last act; <see cref="Start"/> when there is none.</param>
    /// <param name="act">The act to add.</param>
    /// <param name="content">SHA-256 of what is written together with it.</param>
    public static Act Append(int sequence, string hash, Act act, string content) =>
        act with { Sequence = sequence + 1, Content = content, Previous = hash };

    /// <summary>SHA-256 of an act, lower-case hexadecimal.</summary>
    public static string HashOf(Act act) => Fingerprint.Of(Netstring.Of(
        act.Filing.ToString(), act.Sequence.ToString(CultureInfo.InvariantCulture), act.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        act.By, act.What, act.Revision.ToString(CultureInfo.InvariantCulture), act.State.ToString(), act.Why, act.Content, act.Previous));

    /// <summary>The first act that does not follow from the one before; null when the chain holds.</summary>
    /// <param name="acts">All acts of one filing, oldest first.</param>
    public static ChainBreak? FirstBreak(IEnumerable<Act> acts)
    {
        Act? last = null;
        foreach (var act in acts)
        {
            var expected = (last?.Sequence ?? 0) + 1;
            if (act.Sequence != expected)
            {
                return new(act.Filing, expected, $"缺少第 {expected} 条记录");
            }

            if (act.Previous != (last is null ? Start : HashOf(last)))
            {
                return new(act.Filing, act.Sequence, "与前一条记录对不上，其中一条被改动过");
            }

            last = act;
        }

        return null;
    }
}
