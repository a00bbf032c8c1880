using System.Text;

namespace Nianbao.Documents.Word;

/// <summary>Counts the numbered paragraphs of one document as Word does, and prints their numbers.</summary>
internal sealed class ListCounter(WordNumbering numbering)
{
    private readonly Dictionary<int, int?[]> _counts = [];
    private readonly HashSet<(int List, int Level)> _begun = [];

    /// <summary>The printed number of the next paragraph of a list; empty for a bullet, or when there is no such list.</summary>
    /// <param name="number">The list; 0 means none.</param>
    /// <param name="level">Zero-based; null when only the style can tell.</param>
    /// <param name="style">The paragraph's style.</param>
    public string Next(int number, int? level, string? style)
    {
        if (numbering.Find(number) is not { Levels.Count: > 0 } list)
        {
            return "";
        }

        var at = Math.Clamp(level ?? LinkedLevel(list, style), 0, WordNumbering.LevelCount - 1);
        var counts = Count(number, list, at);
        return list.Levels[at].Format == "bullet" ? "" : Print(list, counts, at);
    }

    private static int LinkedLevel(NumberedList list, string? style)
    {
        for (var i = 0; style is not null && i < list.Levels.Count; i++)
        {
            if (list.Levels[i].Style == style)
            {
                return i;
            }
        }

        return 0;
    }

    private int?[] Count(int number, NumberedList list, int at)
    {
        if (!_counts.TryGetValue(list.Abstract, out var counts))
        {
            _counts[list.Abstract] = counts = new int?[WordNumbering.LevelCount];
        }

        var begins = _begun.Add((number, at)) && list.Starts.ContainsKey(at);
        counts[at] = begins ? list.Starts[at] : counts[at] + 1 ?? StartOf(list, at);
        for (var below = at + 1; below < counts.Length; below++)
        {
            if (list.Levels[below].RestartsAfter is not { } restart || (restart > 0 && at < restart))
            {
                counts[below] = null;
            }
        }

        return counts;
    }

    private static int StartOf(NumberedList list, int level) => list.Starts.TryGetValue(level, out var start) ? start : list.Levels[level].Start;

    private static string Print(NumberedList list, int?[] counts, int at)
    {
        var (pattern, isLegal) = (list.Levels[at].Text, list.Levels[at].IsLegal);
        var printed = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var level = pattern[++i] - '1';
                printed.Append(ListNumber.Print(counts[level] ?? StartOf(list, level), isLegal ? "decimal" : list.Levels[level].Format));
            }
            else
            {
                printed.Append(pattern[i]);
            }
        }

        return printed.ToString();
    }
}
