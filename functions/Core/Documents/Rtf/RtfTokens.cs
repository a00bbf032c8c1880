namespace Nianbao.Documents.Rtf;

/// <summary>What stands next in a file.</summary>
internal enum RtfToken
{
    End,
    GroupBegin,
    GroupEnd,

    /// <summary>A word behind a back slash, perhaps with a number.</summary>
    Word,

    /// <summary>A sign behind a back slash.</summary>
    Symbol,

    /// <summary>A byte of text, plain or written as two hexadecimal digits.</summary>
    Byte,
}

/// <summary>Cuts a file into groups, words, signs and bytes of text (Rich Text Format 1.9.1). Binary data is passed over.</summary>
internal sealed class RtfTokens(ReadOnlyMemory<byte> content)
{
    private const int LongestWord = 32;
    private const int LongestNumber = 10;

    private int _at;

    public string Word { get; private set; } = "";

    /// <summary>The number behind the word; null when there is none.</summary>
    public int? Number { get; private set; }

    /// <summary>The byte, or the sign.</summary>
    public byte Value { get; private set; }

    public RtfToken Next()
    {
        var bytes = content.Span;
        while (_at < bytes.Length)
        {
            switch (Value = bytes[_at++])
            {
                case (byte)'{':
                    return RtfToken.GroupBegin;
                case (byte)'}':
                    return RtfToken.GroupEnd;
                case (byte)'\\':
                    return Control(bytes);
                case (byte)'\r' or (byte)'\n' or 0:
                    break;
                default:
                    return RtfToken.Byte;
            }
        }

        return RtfToken.End;
    }

    private RtfToken Control(ReadOnlySpan<byte> bytes)
    {
        if (_at >= bytes.Length)
        {
            return RtfToken.End;
        }

        if (!char.IsAsciiLetter((char)bytes[_at]))
        {
            return Sign(bytes);
        }

        var start = _at;
        while (_at < bytes.Length && _at - start < LongestWord && char.IsAsciiLetter((char)bytes[_at]))
        {
            _at++;
        }

        Word = System.Text.Encoding.ASCII.GetString(bytes[start.._at]);
        Number = ReadNumber(bytes);
        _at += _at < bytes.Length && bytes[_at] == ' ' ? 1 : 0;
        if (Word == "bin" && Number is > 0 and var length)
        {
            _at = length <= bytes.Length - _at ? _at + length : throw new InvalidDataException("Binary data ends behind the file.");
        }

        return RtfToken.Word;
    }

    private RtfToken Sign(ReadOnlySpan<byte> bytes)
    {
        Value = bytes[_at++];
        if (Value != '\'')
        {
            return Value is (byte)'\\' or (byte)'{' or (byte)'}' ? RtfToken.Byte : RtfToken.Symbol;
        }

        if (_at + 2 > bytes.Length || !char.IsAsciiHexDigit((char)bytes[_at]) || !char.IsAsciiHexDigit((char)bytes[_at + 1]))
        {
            throw new InvalidDataException("A byte is not written in two digits.");
        }

        Value = (byte)((Digit(bytes[_at]) << 4) | Digit(bytes[_at + 1]));
        _at += 2;
        return RtfToken.Byte;
    }

    private int? ReadNumber(ReadOnlySpan<byte> bytes)
    {
        var start = _at;
        _at += _at < bytes.Length && bytes[_at] == '-' ? 1 : 0;
        while (_at < bytes.Length && _at - start < LongestNumber && char.IsAsciiDigit((char)bytes[_at]))
        {
            _at++;
        }

        if (int.TryParse(bytes[start.._at], System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        _at = start;
        return null;
    }

    private static int Digit(byte digit) => digit <= '9' ? digit - '0' : (digit & ~0x20) - 'A' + 10;
}
