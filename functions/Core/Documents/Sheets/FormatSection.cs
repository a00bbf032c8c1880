using System.Globalization;
using System.Text;

namespace Nianbao.Documents.Sheets;

/// <summary>One part of a number format: for positive numbers, for negative ones, for zero, for text.</summary>
internal sealed class FormatSection
{
    private const int MostPlaces = 20;

    private readonly StringBuilder _prefix = new();
    private readonly StringBuilder _suffix = new();
    private readonly StringBuilder _dateParts = new();
    private int _leastPlaces;
    private int _mostPlaces;
    private bool _hasPoint;
    private bool _hasDigits;
    private bool _hasGroups;
    private bool _isGeneral;
    private int _pendingCommas;

    private FormatSection() { }

    public string Prefix => _prefix.ToString();

    /// <summary>Whether digits are shown at all.</summary>
    public bool HasDigits => _hasDigits || _isGeneral;

    /// <summary>Whether it shows a day or a time.</summary>
    public bool IsDate => _dateParts.Length > 0 && !_hasDigits;

    /// <summary>Whether it shows another number than the cell holds (percent, thousands, powers, fractions) or is not understood.</summary>
    public bool IsScaled { get; private set; }

    /// <summary>A condition in square brackets, as <c>&gt;=100</c>; null when there is none.</summary>
    public string? Condition { get; private set; }

    public static FormatSection Parse(ReadOnlySpan<char> code)
    {
        var section = new FormatSection();
        var text = code.ToString();
        foreach (var general in (string[])["G/通用格式", "General"])
        {
            var at = text.IndexOf(general, StringComparison.OrdinalIgnoreCase);
            section._isGeneral |= at >= 0;
            text = at < 0 ? text : text.Remove(at, general.Length).Insert(at, "\0");
        }

        for (var i = 0; i < text.Length;)
        {
            i = section.Take(text, i);
        }

        // Commas behind the last digit divide by a thousand each.
        section.IsScaled |= section._pendingCommas > 0;
        return section;
    }

    /// <summary>The number as the section shows it, without its sign; what stands around it included.</summary>
    public string Show(decimal magnitude, out decimal shown)
    {
        if (_isGeneral)
        {
            shown = magnitude;
            return _prefix + Plain(magnitude) + _suffix;
        }

        shown = Math.Round(magnitude, _mostPlaces, MidpointRounding.AwayFromZero);
        var places = _mostPlaces == 0 ? "" : "." + new string('0', _leastPlaces) + new string('#', _mostPlaces - _leastPlaces);
        return _prefix + shown.ToString((_hasGroups ? "#,##0" : "0") + places, CultureInfo.InvariantCulture) + _suffix;
    }

    /// <summary>A number without any format.</summary>
    public static string Plain(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>The day or time, with the parts the format names.</summary>
    public string Show(DateTime moment)
    {
        var parts = _dateParts.ToString();
        var isTime = parts.Contains('h', StringComparison.Ordinal) || parts.Contains('s', StringComparison.Ordinal);
        var isDay = parts.Contains('y', StringComparison.Ordinal) || parts.Contains('d', StringComparison.Ordinal);
        var day = (parts.Contains('y', StringComparison.Ordinal) ? "yyyy年" : "")
            + (parts.Contains('m', StringComparison.Ordinal) && (isDay || !isTime) ? "M月" : "") + (parts.Contains('d', StringComparison.Ordinal) ? "d日" : "");
        return moment.ToString((isTime ? $"{day} HH:mm" : day).Trim(), CultureInfo.InvariantCulture);
    }

    private int Take(string code, int at)
    {
        switch (code[at])
        {
            case '"':
                var quote = code.IndexOf('"', at + 1);
                Literal(code[(at + 1)..(quote < 0 ? code.Length : quote)]);
                return quote < 0 ? code.Length : quote + 1;
            case '\\' or '!':
                Literal(at + 1 < code.Length ? code[at + 1].ToString() : "");
                return at + 2;
            // A space as wide as the next character, or that character as often as it fits.
            case '_' or '*':
                return at + 2;
            case '[':
                var end = code.IndexOf(']', at);
                Bracket(code[(at + 1)..(end < 0 ? code.Length : end)]);
                return end < 0 ? code.Length : end + 1;
            case var other:
                Character(other);
                return at + 1;
        }
    }

    private void Character(char character)
    {
        switch (character)
        {
            case '0' or '#' or '?':
                Digit(character);
                break;
            case '.' when _hasDigits:
                IsScaled |= _hasPoint;
                _hasPoint = true;
                break;
            case ',' when _hasDigits:
                _pendingCommas++;
                break;
            case '%' or '‰':
                IsScaled = true;
                Literal(character.ToString());
                break;
            case '/' or 'E' or 'e' when _hasDigits && !IsDate:
                IsScaled = true;
                break;
            case 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H' or 's' or 'S':
                _dateParts.Append(char.ToLowerInvariant(character));
                break;
            case '@' or '\0':
                _isGeneral = true;
                break;
            default:
                Literal(character.ToString());
                break;
        }
    }

    private void Digit(char place)
    {
        // Digits behind a literal, as in 0"."0 or 0-0: the number is taken apart.
        IsScaled |= _suffix.ToString().Trim().Length > 0;
        _hasGroups |= _pendingCommas > 0 && !_hasPoint;
        IsScaled |= _pendingCommas > 0 && _hasPoint;
        _pendingCommas = 0;
        _hasDigits = true;
        if (_hasPoint && _mostPlaces < MostPlaces)
        {
            _mostPlaces++;
            _leastPlaces = place == '0' ? _mostPlaces : _leastPlaces;
        }
    }

    private void Literal(string text) => (_hasDigits || _isGeneral ? _suffix : _prefix).Append(text);

    private void Bracket(string inside)
    {
        if (inside.StartsWith('$'))
        {
            var dash = inside.IndexOf('-', StringComparison.Ordinal);
            Literal(inside[1..(dash < 0 ? inside.Length : dash)]);
        }
        else if (inside is ['<' or '>' or '=', ..])
        {
            Condition = inside;
        }
        else if (inside is ['h' or 'H' or 'm' or 'M' or 's' or 'S', ..] && inside.Length <= 2)
        {
            _dateParts.Append('h');
        }
        else if (inside.StartsWith("DBNum", StringComparison.OrdinalIgnoreCase))
        {
            // Chinese numerals, or full-width ones.
            IsScaled = true;
        }
    }
}
