using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>The labels of one table's rows or columns: finds what a printed label stands for.</summary>
/// <typeparam name="T">A row or a column of the form.</typeparam>
internal sealed class LabelIndex<T>
    where T : class
{
    private readonly Dictionary<string, List<T>> exact = [];

    public LabelIndex(IEnumerable<(T Item, string Label)> labels)
    {
        foreach (var (item, label) in labels)
        {
            var text = LabelText.Of(label).Text;
            if (!exact.TryGetValue(text, out var items))
            {
                exact.Add(text, items = []);
            }

            if (!items.Contains(item))
            {
                items.Add(item);
            }
        }
    }

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

        var (best, next, found) = (int.MaxValue, int.MaxValue, (List<T>?)null);
        foreach (var (text, items) in exact)
        {
            // The difference in length is a lower bound of the distance.
            var distance = Math.Abs(text.Length - label.Text.Length) > 4 ? 5 : new LabelText(text).DistanceTo(label);
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

    /// <summary>Two wordings of one row are no rivals.</summary>
    private static bool Same(List<T> one, List<T> other) => one.Count == other.Count && one.TrueForAll(other.Contains);
}
