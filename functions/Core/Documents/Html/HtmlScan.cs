using System.Buffers;

namespace Nianbao.Documents.Html;

/// <summary>
/// Counts the tags of a page before the parser starts. Only markup that every parser cuts into the same tags is counted so, which is what programs write;
/// whatever could be cut otherwise (a bracket or an odd quote within a tag, drawings, scripts with comments) is left to be counted while it is parsed.
/// </summary>
internal sealed class HtmlScan
{
    private static readonly SearchValues<char> s_nameEnds = SearchValues.Create(" \t\r\n\f/>");
    private static readonly SearchValues<char> s_endsOfBare = SearchValues.Create(" \t\r\n\f>\"'=<`");
    private static readonly SearchValues<char> s_attributeEnds = SearchValues.Create(" \t\r\n\f/>=\"'<`");

    private const int LongestName = 32;

    private readonly string _page;
    private readonly Take _take;
    private int _at;

    private HtmlScan(string page, Take take) => (_page, _take) = (page, take);

    /// <summary>Takes a tag by its name in lower case.</summary>
    internal delegate void Take(ReadOnlySpan<char> name, bool isEnd);

    /// <summary>Hands out the tags in order. False when the page cannot be cut without doubt: then they have to be counted anew while it is parsed.</summary>
    public static bool TryEach(string page, Take take)
    {
        var scan = new HtmlScan(page, take);
        while (scan._page.IndexOf('<', scan._at) is >= 0 and var next)
        {
            scan._at = next + 1;
            if (!scan.Tag())
            {
                return false;
            }
        }

        return true;
    }

    private ReadOnlySpan<char> Rest => _page.AsSpan(_at);

    private bool Tag() => Rest switch
    {
        ['!', '-', '-', ..] => Comment(),
        ['!', ..] => Declaration(),
        ['/', >= 'A' and <= 'z', ..] => Name(1, isEnd: true),
        [>= 'A' and <= 'Z' or >= 'a' and <= 'z', ..] => Name(0, isEnd: false),
        // A bracket before a number or a space is text.
        [' ' or (>= '0' and <= '9') or (>= '\u2E80' and <= '\uFFEF'), ..] => true,
        _ => false,
    };

    private bool Comment()
    {
        var text = Rest[3..];
        var end = text.IndexOf("-->", StringComparison.Ordinal);
        if (end < 0 || text.StartsWith(">", StringComparison.Ordinal) || text.StartsWith("->", StringComparison.Ordinal)
            || text[..end].Contains("--!", StringComparison.Ordinal))
        {
            return false;
        }

        _at += 3 + end + 3;
        return true;
    }

    private bool Declaration()
    {
        var end = Rest.IndexOf('>');
        // Sections of character data are text in a drawing and a comment elsewhere.
        if (end < 0 || Rest[1] == '[' && !Rest.StartsWith("![if", StringComparison.Ordinal) && !Rest.StartsWith("![endif", StringComparison.Ordinal) || Rest[..end].Contains('<'))
        {
            return false;
        }

        _at += end + 1;
        return true;
    }

    private bool Name(int from, bool isEnd)
    {
        var rest = Rest[from..];
        var length = rest[..Math.Min(rest.Length, LongestName)].IndexOfAny(s_nameEnds);
        if (length < 0)
        {
            return false;
        }

        Span<char> name = stackalloc char[length];
        if (rest[..length].ToLowerInvariant(name) != length || name.ContainsAnyExceptInRange('-', 'z'))
        {
            return false;
        }

        _at += from + length;
        if (!Attributes())
        {
            return false;
        }

        _take(name, isEnd);
        return isEnd || Content(name);
    }

    /// <summary>Passes over attributes that are written as the standard has them.</summary>
    private bool Attributes()
    {
        while (true)
        {
            Blanks();
            switch (Rest)
            {
                case ['>', ..]:
                    _at++;
                    return true;
                case ['/', '>', ..]:
                    _at += 2;
                    return true;
                case [>= 'A' and <= 'Z' or >= 'a' and <= 'z' or '_', ..] when Attribute():
                    break;
                default:
                    return false;
            }
        }
    }

    private bool Attribute()
    {
        var name = Rest.IndexOfAny(s_attributeEnds);
        if (name < 0)
        {
            return false;
        }

        _at += name;
        Blanks();
        if (Rest is not ['=', ..])
        {
            // Without a value; what follows must not belong to the name.
            return Rest is ['>', ..] or ['/', '>', ..] || char.IsAsciiLetter(Rest[0]);
        }

        _at++;
        Blanks();
        return Rest switch
        {
            ['"', ..] => Quoted('"'),
            ['\'', ..] => Quoted('\''),
            _ => Bare(),
        };
    }

    private bool Quoted(char quote)
    {
        var end = Rest[1..].IndexOf(quote);
        // The next one must stand apart, or some parsers see one attribute where others see two.
        if (end < 0 || end + 2 >= Rest.Length || !s_nameEnds.Contains(Rest[end + 2]))
        {
            return false;
        }

        _at += end + 2;
        return true;
    }

    private bool Bare()
    {
        var end = Rest.IndexOfAny(s_endsOfBare);
        if (end <= 0 || !(char.IsWhiteSpace(Rest[end]) || Rest[end] == '>'))
        {
            return false;
        }

        _at += end;
        return true;
    }

    private void Blanks()
    {
        while (_at < _page.Length && _page[_at] is ' ' or '\t' or '\r' or '\n' or '\f')
        {
            _at++;
        }
    }

    /// <summary>Passes over what is no markup inside an element; false for elements whose inside follows rules of its own.</summary>
    private bool Content(ReadOnlySpan<char> name) => name switch
    {
        "script" or "style" or "title" or "textarea" => Raw(name),
        "svg" or "math" or "plaintext" or "template" or "frameset" or "xmp" or "iframe" or "noembed" or "noframes" or "noscript" or "select" => false,
        _ => true,
    };

    private bool Raw(ReadOnlySpan<char> name)
    {
        var rest = Rest;
        var end = rest.IndexOf(string.Concat("</", name), StringComparison.OrdinalIgnoreCase);
        if (end < 0 || (name is "script" && rest[..end].Contains("<!--", StringComparison.Ordinal)))
        {
            return false;
        }

        _at += end;
        return true;
    }
}
