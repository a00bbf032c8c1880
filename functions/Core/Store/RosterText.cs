using System.Text;

namespace Nianbao.Store;

/// <summary>A roster file as text, whatever program saved it.</summary>
internal static class RosterText
{
    /// <summary>UTF-16 with a byte order mark, UTF-8 with or without one, otherwise GB18030. Never throws.</summary>
    public static string Decode(ReadOnlySpan<byte> content)
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF8 })
        {
            if (content.StartsWith(encoding.Preamble))
            {
                return encoding.GetString(content[encoding.Preamble.Length..]);
            }
        }

        return System.Text.Unicode.Utf8.IsValid(content)
            ? Encoding.UTF8.GetString(content)
            : CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(content);
    }

    /// <summary>What parts the fields: a comma, or what spreadsheets write instead where it is the only one of them in the first lines.</summary>
    public static char SeparatorOf(string text)
    {
        var first = text.AsSpan(0, Math.Min(text.Length, 4096));
        return first.Contains(',') ? ',' : first.Contains('\t') ? '\t' : first.Contains(';') ? ';' : ',';
    }

    /// <summary>A field without what spreadsheets put around it: spaces, the sign of a text, an apostrophe in front of what would run as a formula.</summary>
    public static string Bare(string field) => field.Trim() switch
    {
        ['=', '"', .. var text, '"'] => text.Trim(),
        ['\'', '=' or '+' or '-' or '@', ..] escaped => escaped[1..],
        var plain => plain,
    };

    /// <summary>A code as it is meant: wide characters made plain, letters capital.</summary>
    public static string Code(string text) => Plain(text).ToUpperInvariant();

    /// <summary>Wide digits, letters and signs made plain.</summary>
    public static string Plain(string text) => string.Create(text.Length, text, (plain, wide) =>
    {
        for (var i = 0; i < wide.Length; i++)
        {
            plain[i] = wide[i] switch { >= '！' and <= '～' => (char)(wide[i] - '！' + '!'), '　' => ' ', var other => other };
        }
    });

    /// <summary>The parts of a cell that holds several.</summary>
    public static IReadOnlyList<string> Parts(string cell) =>
        cell.Split(['；', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
