using System.IO.Compression;
using System.Runtime.InteropServices;
using Nianbao.Documents.Word;
using Nianbao.Intake;

namespace Nianbao.Documents.Ofd;

/// <summary>The parts of an OFD file, under the limits of all packed files.</summary>
internal sealed class OfdParts : IDisposable
{
    private readonly ReadLimits _limits;
    private readonly UnpackedBytes _spent = new();
    private readonly ZipArchive _archive;
    private readonly ILookup<string, ZipArchiveEntry> _entries;

    /// <summary>Throws <see cref="InvalidDataException"/> when the archive is damaged.</summary>
    public OfdParts(ReadOnlyMemory<byte> content, ReadLimits limits)
    {
        if (ZipDirectory.CountEntries(content.Span, limits.ZipEntries) > limits.ZipEntries)
        {
            throw LimitExceededException.Of("文件内部的部件数", limits.ZipEntries, "个");
        }

        if (ZipDirectory.DeclaredSize(content.Span) > limits.UnpackedBytes)
        {
            throw LimitExceededException.Of("文件解压后的大小", limits.UnpackedBytes / 1024 / 1024, "MB");
        }

        _limits = limits;
        _archive = new(MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
        _entries = _archive.Entries.ToLookup(entry => Plain(entry.FullName), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The name of a part that is written as seen from another; an absolute one is seen from the root.</summary>
    public static string Beside(string part, string name) => name.StartsWith('/') ? Plain(name) : Plain(part[..(part.LastIndexOf('/') + 1)] + name);

    /// <summary>Reads a part. Throws <see cref="InvalidDataException"/> when it is not there, or there twice.</summary>
    public void Read(string name, Action<WordXml> read)
    {
        var entries = _entries[Plain(name)].Take(2).ToList();
        if (entries is not [var entry])
        {
            throw new InvalidDataException("A part is missing, or in the file twice.");
        }

        using var stream = new BoundedStream(entry.Open(), entry.CompressedLength, entry.Crc32, _spent, _limits);
        using var xml = new WordXml(stream, _limits);
        read(xml);
    }

    public void Dispose() => _archive.Dispose();

    private static string Plain(string name)
    {
        List<string> steps = [];
        foreach (var step in name.Replace('\\', '/').Split('/'))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("" or "." or ".."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }
}
