using System.Globalization;

namespace Nianbao.Documents.Sheets;

/// <summary>
/// What a reader of a sheet sees of a number, and whether that is the number. Where a format rounds, scales, hides or turns it into something
/// else, the text says both, so that nobody takes either of them for the figure.
/// </summary>
internal sealed class NumberFormat
{
    /// <summary>Formats that one file may define.</summary>
    public const int MostInFile = 5_000;

    private const string ShortDate = "yyyy/m/d";
    private const decimal Noise = 0.000000001m;
    private const double FirstDay = -657434;
    private const double LastDay = 2958465;
    private const double DaysFrom1900To1904 = 1462;

    // ECMA-376 part 1, 18.8.30; those that are not listed are dates of East Asian calendars, or not used.
    private static readonly Dictionary<int, string> s_codes = new()
    {
        [0] = "General",
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [5] = "¥#,##0;¥-#,##0",
        [6] = "¥#,##0;¥-#,##0",
        [7] = "¥#,##0.00;¥-#,##0.00",
        [8] = "¥#,##0.00;¥-#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [11] = "0.00E+00",
        [12] = "# ?/?",
        [13] = "# ??/??",
        [18] = "h:mm",
        [19] = "h:mm:ss",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "yyyy/m/d h:mm",
        [37] = "#,##0;-#,##0",
        [38] = "#,##0;-#,##0",
        [39] = "#,##0.00;-#,##0.00",
        [40] = "#,##0.00;-#,##0.00",
        [41] = "#,##0;-#,##0;\"-\"",
        [42] = "¥#,##0;¥-#,##0;\"-\"",
        [43] = "#,##0.00;-#,##0.00;\"-\"",
        [44] = "¥#,##0.00;¥-#,##0.00;\"-\"",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss",
        [48] = "##0.0E+0",
        [49] = "@",
    };

    private static readonly NumberFormat s_shortDate = new(ShortDate);
    private static readonly Dictionary<int, NumberFormat> s_builtIn = s_codes.ToDictionary(code => code.Key, code => new NumberFormat(code.Value));

    private readonly List<FormatSection> _sections = [];

    private NumberFormat(string code)
    {
        for (var rest = code.AsSpan(); _sections.Count < 4;)
        {
            var end = EndOfSection(rest);
            _sections.Add(FormatSection.Parse(rest[..end]));
            if (end >= rest.Length)
            {
                break;
            }

            rest = rest[(end + 1)..];
        }
    }

    public static NumberFormat General => s_builtIn[0];

    public static NumberFormat Of(string code) => new(code);

    /// <summary>The format of a number below 164, which files do not spell out.</summary>
    public static NumberFormat BuiltIn(int id) => s_builtIn.GetValueOrDefault(id, s_shortDate);

    /// <summary>The text of a number. A spreadsheet keeps 15 digits, and so does the conversion to a decimal.</summary>
    /// <param name="number">As the file stores it.</param>
    /// <param name="isFrom1904">Whether days are counted from 1904.</param>
    /// <param name="hidesZeros">Whether the sheet shows no zeros.</param>
    public string Show(double number, bool isFrom1904, bool hidesZeros)
    {
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e15)
        {
            return number.ToString("R", CultureInfo.InvariantCulture);
        }

        var value = (decimal)number;
        var section = SectionFor(value);
        if (section.IsDate)
        {
            return Date(number + (isFrom1904 ? DaysFrom1900To1904 : 0), section) ?? Doubtful("", value);
        }

        if (value == 0 && (hidesZeros || !section.HasDigits))
        {
            // A dash for zero is what accounting formats print.
            return !hidesZeros && section.Prefix.Trim() is "-" or "—" or "0" ? "0" : Doubtful(hidesZeros ? "" : section.Prefix.Trim(), value);
        }

        return Number(value, section);
    }

    private string Number(decimal value, FormatSection section)
    {
        if (!section.HasDigits || section.IsScaled)
        {
            return Doubtful(section.HasDigits ? "" : section.Prefix.Trim(), value);
        }

        var text = section.Show(Math.Abs(value), out var shown).Trim();
        if (Math.Abs(Math.Abs(value) - shown) > Noise * Math.Max(1, Math.Abs(value)))
        {
            return Doubtful(text, value);
        }

        return value >= 0 ? text : Negative(text, value, section);
    }

    // Of two sections the second shows negative numbers, with a sign or brackets of its own; without any, it shows them as positive ones.
    private string Negative(string text, decimal value, FormatSection section)
    {
        if (section == _sections[0])
        {
            return "-" + text;
        }

        var bare = text.Replace("-", "", StringComparison.Ordinal).Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal).Trim();
        return bare.Length < text.Length ? "-" + bare : Doubtful(text, value);
    }

    private static string Doubtful(string shown, decimal value) => shown.Length == 0
        ? $"（单元格格式没有照原样显示，实际值 {FormatSection.Plain(value)}）"
        : $"{shown}（显示值，实际值 {FormatSection.Plain(value)}）";

    private static string? Date(double day, FormatSection section) => day is > FirstDay and < LastDay ? section.Show(DateTime.FromOADate(day)) : null;

    private FormatSection SectionFor(decimal value)
    {
        if (_sections.Exists(section => section.Condition is not null))
        {
            return _sections.Find(section => section.Condition is { } condition && Holds(condition, value))
                ?? _sections.Find(section => section.Condition is null) ?? _sections[^1];
        }

        var at = value switch { > 0 => 0, < 0 => 1, _ => 2 };
        return at < _sections.Count && (at < 2 || _sections.Count > 2) ? _sections[at] : _sections[0];
    }

    private static bool Holds(string condition, decimal value)
    {
        var sign = condition.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '-');
        return decimal.TryParse(condition.AsSpan(sign.Length), NumberStyles.Number, CultureInfo.InvariantCulture, out var bound) && sign switch
        {
            "<" => value < bound,
            "<=" => value <= bound,
            ">" => value > bound,
            ">=" => value >= bound,
            "=" => value == bound,
            "<>" => value != bound,
            _ => false,
        };
    }

    private static int EndOfSection(ReadOnlySpan<char> code)
    {
        var isQuoted = false;
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (code[i] == '\\' && !isQuoted)
            {
                i++;
            }
            else if (code[i] == ';' && !isQuoted)
            {
                return i;
            }
        }

        return code.Length;
    }
}
