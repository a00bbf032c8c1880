using System.Globalization;
using System.Text;

namespace Nianbao.Store;

/// <summary>Fields as bytes to hash or sign: each in UTF-8 as <c>length in bytes:text,</c>, so that no other fields give the same bytes.</summary>
internal static class Netstring
{
    /// <summary>The bytes of fields in their order.</summary>
    public static byte[] Of(params IEnumerable<string> fields)
    {
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field},");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
