using Nianbao.Documents;
using Nianbao.Findings;

namespace Nianbao;

/// <summary>The whole way of one file, from bytes to verdict; nothing is stored.</summary>
public static class ReportCheck
{
    /// <summary>Reads and checks one file. Never throws on bad input: what cannot be read is a verdict.</summary>
    /// <param name="name">The file's name as sent; only shown, and compared with what the file is.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="filedAs">What it is filed as; null when it is only checked.</param>
    public static CheckedReport Check(string name, ReadOnlyMemory<byte> content, FiledAs? filedAs) => throw new NotSupportedException($"{name} {content.Length} {filedAs} {nameof(Place)}");
}
