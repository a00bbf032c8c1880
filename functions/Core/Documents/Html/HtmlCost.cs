using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace Nianbao.Documents.Html;

/// <summary>
/// Watches the tags of a page before or while it is parsed, and stops at what would cost more than a report can be worth: the parser looks through all
/// open elements at every tag, and repeats every formatting element that is left open in each block that follows.
/// </summary>
internal sealed class HtmlCost(ReadLimits limits)
{
    private static readonly FrozenSet<string> s_formatting = FrozenSet.ToFrozenSet(
        ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]);

    private static readonly FrozenSet<string> s_void = FrozenSet.ToFrozenSet(
        ["area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "image", "input", "keygen", "link", "meta", "param", "source",
            "track", "wbr"]);

    // The end tag of these may be left out; the next one closes them.
    private static readonly FrozenSet<string> s_closedByNext = FrozenSet.ToFrozenSet(
        ["p", "li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup"]);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_isFormatting = s_formatting.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_isVoid = s_void.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_isClosedByNext = s_closedByNext.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _open =
        new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private int _depth;
    private int _unclosed;
    private int _repeats;

    /// <summary>Throws <see cref="LimitExceededException"/> when the page has too many tags to be looked at.</summary>
    public static void CheckTags(ReadOnlySpan<char> page, ReadLimits limits)
    {
        if (page.Count('<') > limits.HtmlTags)
        {
            throw LimitExceededException.Of("网页的标签数", limits.HtmlTags, "个");
        }
    }

    /// <summary>Counts one token in. Throws <see cref="LimitExceededException"/> when it is one too many.</summary>
    public void Count(HtmlToken token)
    {
        if (token.Type is HtmlTokenType.StartTag or HtmlTokenType.EndTag)
        {
            Count(token.Name, token.Type == HtmlTokenType.EndTag);
        }
    }

    /// <summary>Counts one tag in, by its name in lower case. Throws <see cref="LimitExceededException"/> when it is one too many.</summary>
    public void Count(ReadOnlySpan<char> name, bool isEnd)
    {
        if (isEnd)
        {
            Close(name);
        }
        else if (!s_isVoid.Contains(name))
        {
            Open(name);
        }
    }

    private void Close(ReadOnlySpan<char> name)
    {
        ref var open = ref CollectionsMarshal.GetValueRefOrNullRef(_open, name);
        if (!Unsafe.IsNullRef(ref open) && open > 0)
        {
            open--;
            _depth--;
            _unclosed -= s_isFormatting.Contains(name) ? 1 : 0;
        }
    }

    private void Open(ReadOnlySpan<char> name)
    {
        if (s_isClosedByNext.Contains(name))
        {
            Repeat();
            return;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_open, name, out _)++;
        _depth++;
        _unclosed += s_isFormatting.Contains(name) ? 1 : 0;
        Repeat();
        if (_depth > limits.HtmlOpen)
        {
            throw LimitExceededException.Of("网页的嵌套层数", limits.HtmlOpen, "层");
        }
    }

    private void Repeat()
    {
        _repeats += _unclosed;
        if (_repeats > limits.HtmlRepeats)
        {
            throw LimitExceededException.Of("网页中没有关闭的标签的重复次数", limits.HtmlRepeats, "次");
        }
    }
}
