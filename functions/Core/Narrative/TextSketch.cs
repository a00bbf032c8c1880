using System.Numerics;
using System.Text.Json.Serialization;

namespace Nianbao.Narrative;

/// <summary>
/// A few hundred bytes by which two texts can be compared later without either of them at hand: of all runs of five characters, the smallest hash
/// in each of 512 parts of the hash's range (one-permutation MinHash, Li, Owen and Zhang 2012). Only letters and Chinese characters count: years,
/// numbers and punctuation are what changes in a text that is copied.
/// </summary>
/// <param name="Length">Characters that count.</param>
/// <param name="Bins">A byte of each smallest hash, 0 where a part has none; base64.</param>
public sealed record TextSketch(int Length, string Bins)
{
    private const int Run = 5;
    private const int BinCount = 512;
    private const int BinBits = 9;
    private const ulong Prime = 0x9E3779B97F4A7C15;

    [JsonIgnore]
    private byte[] Smallest => Convert.FromBase64String(Bins);

    internal static TextSketch Of(NarrativeText text)
    {
        var letters = string.Concat(text.Sentences.Select(sentence => sentence.Text)).Where(char.IsLetter).ToArray();
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

        return new(letters.Length, Convert.ToBase64String(bytes));
    }

    /// <summary>
    /// How much of two texts is the same: the estimated share of all their runs of five characters that both have, from 0 to 1, give or take 0.02.
    /// </summary>
    public double LikenessTo(TextSketch other)
    {
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
