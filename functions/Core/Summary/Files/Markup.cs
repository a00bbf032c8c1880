using System.Globalization;
using System.Text;

namespace Nianbao.Summary.Files;

/// <summary>Text of XML and HTML: elements are written as they stand in the formats' own pages, values go through <see cref="Escape"/>.</summary>
internal static class Markup
{
    /// <summary>The first line of every part.</summary>
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    /// <summary>Makes text harmless as content and as an attribute; what XML cannot hold at all is left out.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\t' or '\n' or '\r' => escaped.Append(' '),
                < ' ' or '\uFFFE' or '\uFFFF' => escaped,
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A number without grouping.</summary>
    public static string Plain(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>A number as people read it: groups of three, decimals only where there are any.</summary>
    public static string Readable(decimal value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture);

    /// <summary>The same, nothing for no number.</summary>
    public static string Readable(decimal? value) => value is { } number ? Readable(number) : "";

    /// <summary>A percentage with its sign; a dash for none.</summary>
    public static string Percent(decimal? value) => value is { } number ? number.ToString("+0.0'%';-0.0'%';0.0'%'", CultureInfo.InvariantCulture) : "—";
}
