using System.Buffers;
using System.Collections.Frozen;

namespace Nianbao.Intake;

/// <summary>Tells by its first tags whether a text is a web page.</summary>
internal static class MarkupOpening
{
    private static readonly SearchValues<char> s_nameEnds = SearchValues.Create(" \t\r\n/>");

    private static readonly FrozenSet<string> s_tags = FrozenSet.ToFrozenSet(
        ["html", "head", "title", "meta", "link", "style", "script", "base", "body", "frameset", "table", "tbody", "tr", "p", "div", "span", "font", "center",
            "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "br", "hr", "section", "article", "header", "main", "nav", "form", "pre", "a", "b",
            "strong", "img", "iframe"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>True when the first thing after white space, comments and an XML prolog is a tag of HTML or its doctype.</summary>
    public static bool IsHtml(string opening)
    {
        var at = SkipProlog(opening);
        if (at >= opening.Length || opening[at] != '<')
        {
            return false;
        }

        var rest = opening.AsSpan(at + 1);
        if (rest.StartsWith("!doctype", StringComparison.OrdinalIgnoreCase))
        {
            return rest["!doctype".Length..].TrimStart().StartsWith("html", StringComparison.OrdinalIgnoreCase);
        }

        var end = rest.IndexOfAny(s_nameEnds);
        return end > 0 && s_tags.Contains(rest[..end].ToString());
    }

    /// <summary>The office program's format that the first element of an XML file belongs to; null for none.</summary>
    public static FileKind? OfficeXml(string opening)
    {
        var at = SkipProlog(opening);
        var element = at < opening.Length && opening[at] == '<' ? opening.AsSpan(at + 1) : default;
        var end = element.IndexOfAny(s_nameEnds);
        return (end < 0 ? element : element[..end]) switch
        {
            "pkg:package" => FileKind.FlatDocx,
            "w:wordDocument" => FileKind.WordXml2003,
            "Workbook" or "ss:Workbook" when element.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal) => FileKind.ExcelXml2003,
            "office:document" when element.Contains("opendocument.spreadsheet", StringComparison.Ordinal) => FileKind.Ods,
            "office:document" => FileKind.Odt,
            var name when name.StartsWith("uof:", StringComparison.OrdinalIgnoreCase) || name is "UOF" => FileKind.Uof,
            _ => null,
        };
    }

    /// <summary>True for XML that is no web page.</summary>
    public static bool IsOtherMarkup(string opening) =>
        opening.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("<?xml", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a page packed as mail: lines of names and values, among them the version and a type that holds a page.</summary>
    public static bool IsMail(string opening)
    {
        var (isVersioned, isPage) = (false, false);
        foreach (var line in opening.AsSpan().TrimStart("\uFEFF \t\r\n").EnumerateLines())
        {
            if (line.IsEmpty || !(char.IsWhiteSpace(line[0]) || line.IndexOf(':') > 0))
            {
                return false;
            }

            isVersioned |= line.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase);
            isPage |= line.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase)
                && (line.Contains("multipart/", StringComparison.OrdinalIgnoreCase) || line.Contains("text/html", StringComparison.OrdinalIgnoreCase));
            if (isVersioned && isPage)
            {
                return true;
            }
        }

        return false;
    }

    private static int SkipProlog(string opening)
    {
        var at = 0;
        while (true)
        {
            while (at < opening.Length && (char.IsWhiteSpace(opening[at]) || opening[at] is '\uFEFF' or '\0'))
            {
                at++;
            }

            var end = opening.AsSpan(at) switch
            {
                var rest when rest.StartsWith("<!--") => opening.IndexOf("-->", at, StringComparison.Ordinal) is >= 0 and var close ? close + 3 : -1,
                var rest when rest.StartsWith("<?") => opening.IndexOf('>', at) is >= 0 and var close ? close + 1 : -1,
                _ => -1,
            };
            if (end < 0)
            {
                return at;
            }

            at = end;
        }
    }
}
