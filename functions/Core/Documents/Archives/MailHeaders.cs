using System.Text;

namespace Nianbao.Documents.Archives;

/// <summary>What stands above a part of a mail (RFC 2045).</summary>
internal sealed class MailHeaders
{
    private const int MostLines = 200;
    private const int LongestLine = 8 * 1024;

    private string _contentType = "";

    private MailHeaders() { }

    /// <summary>Type and subtype, in lower case; empty when none is said.</summary>
    public string MediaType => _contentType.Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>How the bytes were packed, in lower case.</summary>
    public string TransferEncoding { get; private set; } = "";

    /// <summary>Reads the lines up to the first empty one, and leaves what follows.</summary>
    public static MailHeaders Read(ref ReadOnlySpan<byte> part)
    {
        var (headers, name) = (new MailHeaders(), "");
        for (var count = 0; count < MostLines && part.Length > 0; count++)
        {
            var end = part.IndexOf((byte)'\n');
            // What follows the first kilobytes of a line is no type and no boundary.
            var line = Encoding.Latin1.GetString(part[..Math.Min(end < 0 ? part.Length : end, LongestLine)]).TrimEnd('\r');
            part = end < 0 ? default : part[(end + 1)..];
            if (line.Length == 0)
            {
                break;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var isContinued = char.IsWhiteSpace(line[0]);
            name = isContinued || colon < 0 ? name : line[..colon].ToLowerInvariant();
            headers.Take(name, isContinued ? line : line[(colon + 1)..]);
        }

        return headers;
    }

    /// <summary>A parameter of the type; null when it is not there.</summary>
    public string? Parameter(string name)
    {
        foreach (var parameter in _contentType.Split(';').Skip(1))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && parameter[..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return parameter[(equals + 1)..].Trim().Trim('"');
            }
        }

        return null;
    }

    private void Take(string name, string value)
    {
        if (name == "content-type")
        {
            _contentType += value;
        }
        else if (name == "content-transfer-encoding")
        {
            TransferEncoding = value.Trim().ToLowerInvariant();
        }
    }
}
