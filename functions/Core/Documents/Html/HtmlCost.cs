using System.Collections.Frozen;

namespace Nianbao.Documents.Html;

/// <summary>
/// Looks over a page before it is parsed, and refuses what would cost more than a report can be worth. The parser repeats every
/// formatting element that is left open in each block that follows, so few of those can make millions.
/// </summary>
internal static class HtmlCost
{
    private static readonly FrozenSet<string> s_formatting = FrozenSet.ToFrozenSet(
        ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Throws <see cref="LimitExceededException"/> when the page is too costly.</summary>
    public static void Check(string page, ReadLimits limits)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var byName = open.GetAlternateLookup<ReadOnlySpan<char>>();
        var names = s_formatting.GetAlternateLookup<ReadOnlySpan<char>>();
        var (tags, unclosed, most) = (0, 0, 0);
        for (var at = page.IndexOf('<'); at >= 0; at = page.IndexOf('<', at + 1))
        {
            if (++tags > limits.HtmlTags)
            {
                throw LimitExceededException.Of("网页的标签数", limits.HtmlTags, "个");
            }

            var isEnd = at + 1 < page.Length && page[at + 1] == '/';
            var name = NameAt(page, isEnd ? at + 2 : at + 1);
            if (!names.Contains(name))
            {
                continue;
            }

            byName.TryGetValue(name, out var before);
            var now = isEnd ? Math.Max(0, before - 1) : before + 1;
            byName[name] = now;
            unclosed += now - before;
            most = Math.Max(most, unclosed);
        }

        if (most > limits.HtmlUnclosed || (long)most * tags > limits.HtmlRepeats)
        {
            throw LimitExceededException.Of("网页中没有关闭的标签", limits.HtmlUnclosed, "个");
        }
    }

    private static ReadOnlySpan<char> NameAt(string page, int from)
    {
        var to = from;
        while (to < page.Length && to - from < 8 && char.IsAsciiLetterOrDigit(page[to]))
        {
            to++;
        }

        return page.AsSpan(from, to - from);
    }
}
