using System.Text;

namespace Nianbao.Store;

/// <summary>CSV as RFC 4180 has it.</summary>
public static class Csv
{
    /// <summary>
    /// Splits text into records with the number of the line each begins on, one-based. Empty lines are left out. Never throws: a quote
    /// that is never closed takes the rest of the text into its field.
    /// </summary>
    /// <param name="text">The file.</param>
    /// <param name="separator">What parts the fields.</param>
    public static IEnumerable<(int Line, IReadOnlyList<string> Fields)> Read(string text, char separator = ',')
    {
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var begin = line;
            var fields = new List<string>();
            bool more;
            do
            {
                fields.Add(ReadField(text, separator, ref at, ref line));
                more = at < text.Length && text[at] == separator;
                at += more ? 1 : 0;
            }
            while (more);

            SkipLineEnd(text, ref at, ref line);
            if (fields.Count > 1 || fields[0].Length > 0)
            {
                yield return (begin, fields);
            }
        }
    }

    /// <summary>Adds one record with its line end. A field that a spreadsheet would run as a formula gets an apostrophe in front.</summary>
    public static void AppendRecord(StringBuilder csv, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            csv.Append(i == 0 ? "" : ",").Append(Quoted(Harmless(fields[i])));
        }

        csv.Append("\r\n");
    }

    private static string Harmless(string field) =>
        field.Length > 0 && field[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !IsNegativeNumber(field) ? $"'{field}" : field;

    private static bool IsNegativeNumber(string field) =>
        field.Length > 1 && field[0] == '-' && field[1..].All(character => char.IsAsciiDigit(character) || character == '.') && char.IsAsciiDigit(field[1]);

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    private static string ReadField(string text, char separator, ref int at, ref int line)
    {
        if (at < text.Length && text[at] == '"')
        {
            return ReadQuoted(text, separator, ref at, ref line);
        }

        var end = text.AsSpan(at).IndexOfAny(separator, '\r', '\n');
        var field = end < 0 ? text[at..] : text.Substring(at, end);
        at += field.Length;
        return field;
    }

    private static string ReadQuoted(string text, char separator, ref int at, ref int line)
    {
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                at++;
                if (at >= text.Length || text[at] != '"')
                {
                    break;
                }
            }

            line += text[at] == '\n' ? 1 : 0;
            field.Append(text[at]);
        }

        // What stands between the closing quote and the separator belongs to the field all the same.
        return at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n') ? field + ReadField(text, separator, ref at, ref line) : field.ToString();
    }

    private static void SkipLineEnd(string text, ref int at, ref int line)
    {
        if (at < text.Length)
        {
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            line++;
        }
    }
}
