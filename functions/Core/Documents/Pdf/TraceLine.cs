using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Nianbao.Documents.Pdf;

/// <summary>
/// One element of a trace, which stands on a line of its own. Read as bytes: the trace is XML but for names of fonts, which are put into it
/// as they are, in any encoding and with any character.
/// </summary>
internal readonly ref struct TraceLine
{
    private readonly ReadOnlySpan<byte> _line;

    public TraceLine(ReadOnlySpan<byte> line)
    {
        _line = line.TrimStart(" \t"u8);
        var end = _line.IndexOfAny(" />\r"u8);
        var isEnd = _line.StartsWith("</"u8);
        end = isEnd ? _line[2..].IndexOfAny(" />\r"u8) + 2 : end;
        Name = _line.Length > 1 && _line[0] == '<' && end > 0 ? _line[..end] : default;
    }

    /// <summary>With its angle bracket, as <c>&lt;g</c> or <c>&lt;/page</c>; empty for what is no element.</summary>
    public ReadOnlySpan<byte> Name { get; }

    /// <summary>Whether the element has no end of its own.</summary>
    public bool IsEmpty => _line.TrimEnd("\r "u8).EndsWith("/>"u8);

    /// <summary>An attribute as it stands; empty when there is none. The last one counts: what a font is called stands before all others.</summary>
    public ReadOnlySpan<byte> Value(ReadOnlySpan<byte> key)
    {
        var at = _line.LastIndexOf(key);
        if (at < 0)
        {
            return default;
        }

        var value = _line[(at + key.Length)..];
        var end = value.IndexOf((byte)'"');
        return end < 0 ? default : value[..end];
    }

    /// <summary>A number; NaN when there is none.</summary>
    public double Number(ReadOnlySpan<byte> key) => NumberIn(Value(key), out _);

    /// <summary>Numbers with spaces between them; false when there are not as many.</summary>
    public bool TryNumbers(ReadOnlySpan<byte> key, Span<double> numbers)
    {
        var rest = Value(key);
        for (var i = 0; i < numbers.Length; i++)
        {
            rest = rest.TrimStart((byte)' ');
            numbers[i] = NumberIn(rest, out var length);
            rest = rest[length..];
            if (!double.IsFinite(numbers[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The code point of the character in an attribute; that of no character when it is none.</summary>
    public int Character(ReadOnlySpan<byte> key)
    {
        var value = Value(key);
        return value switch
        {
            [(byte)'&', (byte)'#', (byte)'x', .. var digits, (byte)';'] => CodeOf(digits),
            [(byte)'&', .. var name, (byte)';'] => Named(name),
            _ when Rune.DecodeFromUtf8(value, out var rune, out var length) == System.Buffers.OperationStatus.Done && length == value.Length => rune.Value,
            _ => Rune.ReplacementChar.Value,
        };
    }

    private static int CodeOf(ReadOnlySpan<byte> digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) ? code : Rune.ReplacementChar.Value;

    private static int Named(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("quot"u8) => '"',
        _ when name.SequenceEqual("amp"u8) => '&',
        _ when name.SequenceEqual("apos"u8) => '\'',
        _ when name.SequenceEqual("lt"u8) => '<',
        _ when name.SequenceEqual("gt"u8) => '>',
        _ => Rune.ReplacementChar.Value,
    };

    private static double NumberIn(ReadOnlySpan<byte> text, out int length) => Utf8Parser.TryParse(text, out double number, out length) ? number : double.NaN;
}
