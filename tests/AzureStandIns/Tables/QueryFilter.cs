using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Nianbao.AzureStandIns;

/// <summary>An OData filter of the simple kind: comparisons with literals, joined by <c>and</c>. Any other is refused (400).</summary>
internal sealed partial class QueryFilter
{
    private readonly List<(string Name, string Operator, object Literal)> comparisons = [];

    /// <summary>A filter with its values quoted and escaped.</summary>
    public static string Print(FormattableString filter) => string.Format(
        CultureInfo.InvariantCulture, filter.Format, [.. filter.GetArguments().Select(argument => (object)Literal(argument))]);

    public static QueryFilter Parse(string? text)
    {
        var filter = new QueryFilter();
        for (var at = 0; at < text?.Length;)
        {
            var next = Comparison().Match(text, at);
            if (!next.Success)
            {
                throw TableErrors.Bad("InvalidInput");
            }

            filter.comparisons.Add((next.Groups["name"].Value, next.Groups["op"].Value, Value(next)));
            at += next.Length;
        }

        return filter;
    }

    /// <summary>Whether a row is meant. A property it lacks, or has of another type, fits nothing.</summary>
    public bool Fits(StoredRow row) => comparisons.TrueForAll(comparison => row.ValueOf(comparison.Name) is { } value && Fits(value, comparison.Operator, comparison.Literal));

    private static bool Fits(object value, string op, object literal)
    {
        int? order = (value, literal) switch
        {
            (string one, string other) => string.CompareOrdinal(one, other),
            (DateTimeOffset one, DateTimeOffset other) => one.CompareTo(other),
            (int or long, long other) => Convert.ToInt64(value, CultureInfo.InvariantCulture).CompareTo(other),
            (bool one, bool other) => one.CompareTo(other),
            _ => null,
        };
        return op switch
        {
            "eq" => order is 0,
            "ne" => order is not (null or 0),
            "lt" => order < 0,
            "le" => order <= 0,
            "gt" => order > 0,
            _ => order >= 0,
        };
    }

    private static string Literal(object? argument) => argument switch
    {
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        DateTimeOffset moment => $"datetime'{XmlConvert.ToString(moment.UtcDateTime, XmlDateTimeSerializationMode.RoundtripKind)}'",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => $"{number.ToString(CultureInfo.InvariantCulture)}L",
        bool truth => truth ? "true" : "false",
        _ => throw new ArgumentException($"Unable to convert {argument?.GetType()} to an OData literal."),
    };

    private static object Value(Match comparison) => comparison.Groups switch
    {
        var groups when groups["text"].Success => groups["text"].Value.Replace("''", "'", StringComparison.Ordinal),
        var groups when groups["moment"].Success => DateTimeOffset.Parse(groups["moment"].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        var groups when groups["number"].Success => long.Parse(groups["number"].Value, CultureInfo.InvariantCulture),
        var groups => groups["truth"].Value == "true",
    };

    [GeneratedRegex(
        @"\G(?<name>\w+) (?<op>eq|ne|lt|le|gt|ge) (?:datetime'(?<moment>[^']+)'|'(?<text>(?:[^']|'')*)'|(?<number>-?[0-9]+)L?|(?<truth>true|false))(?: and (?!\z)|\z)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();
}
