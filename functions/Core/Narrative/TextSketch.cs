using System.Numerics;

namespace Nianbao.Narrative;

/// <summary>
/// A few hundred bytes by which two texts can be compared later without either of them at hand: of all runs of five characters, the smallest hash
/// in each of 512 parts of the hash's range (one-permutation MinHash, Li, Owen and Zhang 2012). Only letters and Chinese characters count, and of those no
/// numerals: years, numbers and punctuation are what changes in a text that is copied. Names count: those of an agency's own report are the same.
/// </summary>
/// <param name="Version">Sketches of another version were made otherwise, and say nothing of this one.</param>
/// <param name="Length">Characters that count.</param>
/// <param name="Bins">A byte of each smallest hash, 0 where a part has none; base64.</param>
public sealed record TextSketch(int Version, int Length, string Bins)
{
    private const int CurrentVersion = 1;
    private const string Numerals = "〇零一二三四五六七八九十百千万两";
    private const int Run = 5;
    private const int BinCount = 512;
    private const int BinBits = 9;
    private const ulong Prime = 0x9E3779B97F4A7C15;

    private byte[] Smallest => Convert.FromBase64String(Bins);

    internal static TextSketch Of(NarrativeText text)
    {
        var letters = string.Concat(text.Sentences.Select(sentence => sentence.Text)).Where(character => char.IsLetter(character) && !Numerals.Contains(character)).ToArray();
        Span<ulong> smallest = stackalloc ulong[BinCount];
        smallest.Fill(ulong.MaxValue);
        for (var at = 0; at + Run <= letters.Length; at++)
        {
            var hash = Hash(letters.AsSpan(at, Run));
            ref var bin = ref smallest[(int)(hash >> (64 - BinBits))];
            bin = Math.Min(bin, hash);
        }

        var bytes = new byte[BinCount];
        for (var i = 0; i < BinCount; i++)
        {
            bytes[i] = smallest[i] == ulong.MaxValue ? (byte)0 : (byte)(1 + (smallest[i] % byte.MaxValue));
        }

        return new(CurrentVersion, letters.Length, Convert.ToBase64String(bytes));
    }

    /// <summary>
    /// How much of two texts is the same: the estimated share of all their runs of five characters that both have, from 0 to 1; the standard error of a
    /// long text's is below 0.02. Null when the sketches were not made in the same way.
    /// </summary>
    public double? LikenessTo(TextSketch other)
    {
        if (other.Version != Version)
        {
            return null;
        }

        var (one, two) = (Smallest, other.Smallest);
        var (same, either) = (0, 0);
        for (var i = 0; i < Math.Min(one.Length, two.Length); i++)
        {
            either += one[i] != 0 || two[i] != 0 ? 1 : 0;
            same += one[i] != 0 && one[i] == two[i] ? 1 : 0;
        }

        // Of hashes that differ one in 255 has the same byte.
        const double chance = 1.0 / byte.MaxValue;
        return either == 0 ? 0 : Math.Max(0, (((double)same / either) - chance) / (1 - chance));
    }

    private static ulong Hash(ReadOnlySpan<char> run)
    {
        unchecked
        {
            ulong hash = 0;
            foreach (var character in run)
            {
                hash = (hash ^ character) * Prime;
                hash ^= BitOperations.RotateRight(hash, 29);
            }

            hash *= Prime;
            return hash ^ (hash >> 32);
        }
    }
}
