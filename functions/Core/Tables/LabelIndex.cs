using System.Numerics;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>The labels of one table's rows or columns: finds what a printed label stands for.</summary>
/// <typeparam name="T">A row or a column of the form.</typeparam>
internal sealed class LabelIndex<T>
    where T : class
{
    // Nobody asks how far off a label is that is further off than this.
    private const int FarOff = 5;

    private readonly Dictionary<string, List<T>> exact = [];
    private readonly List<(LabelText Label, ulong Characters, List<T> Items)> all = [];

    public LabelIndex(IEnumerable<(T Item, string Label)> labels)
    {
        foreach (var (item, label) in labels)
        {
            var text = LabelText.Of(label);
            if (!exact.TryGetValue(text.Text, out var items))
            {
                exact.Add(text.Text, items = []);
                all.Add((text, CharactersOf(text), items));
            }

            if (!items.Contains(item))
            {
                items.Add(item);
            }
        }
    }

    /// <summary>Whether a normalised label stands here exactly.</summary>
    public bool Has(string label) => exact.ContainsKey(label);

    public bool IsEmpty => exact.Count == 0;

    /// <summary>What is printed exactly so, after normalisation: none, one, or several where the form repeats a label.</summary>
    public IReadOnlyList<T> Exact(LabelText label) => exact.GetValueOrDefault(label.Text, []);

    /// <summary>
    /// What is printed almost so: within two changes, fewer than a third of the label, and nearer by at least two than every other
    /// label, so that 同意公开答复数 and 不同意公开答复数, 政务微博 and 政务微信 are never exchanged. Empty otherwise.
    /// </summary>
    public IReadOnlyList<T> Near(LabelText label)
    {
        if (label.Text.Length < 4)
        {
            return [];
        }

        var (best, next, found, characters) = (int.MaxValue, int.MaxValue, (List<T>?)null, CharactersOf(label));
        foreach (var (other, others, items) in all)
        {
            var distance = IsFarOff(label, characters, other, others) ? FarOff : other.DistanceTo(label);
            if (distance < best)
            {
                (best, next, found) = (distance, found is not null && !Same(found, items) ? best : next, items);
            }
            else if (!Same(found!, items))
            {
                next = Math.Min(next, distance);
            }
        }

        return best <= 2 && best * 3 < label.Text.Length && next - best >= 2 ? found! : [];
    }

    /// <summary>Each character that only one of two labels has takes a change, and so does each that one is longer by.</summary>
    private static bool IsFarOff(LabelText one, ulong characters, LabelText other, ulong others) =>
        Math.Abs(one.Text.Length - other.Text.Length) >= FarOff
        || BitOperations.PopCount(characters & ~others) >= FarOff || BitOperations.PopCount(others & ~characters) >= FarOff;

    /// <summary>The characters of a label, many of them to a bit: two labels have at least as many different ones as bits.</summary>
    private static ulong CharactersOf(LabelText label)
    {
        var bits = 0UL;
        foreach (var character in label.Text)
        {
            bits |= 1UL << (character % 64);
        }

        return bits;
    }

    /// <summary>Two wordings of one row are no rivals.</summary>
    private static bool Same(List<T> one, List<T> other) => one.Count == other.Count && one.TrueForAll(other.Contains);
}
