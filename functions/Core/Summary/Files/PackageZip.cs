using System.Buffers.Binary;
using System.Text;
using Nianbao.Documents.Word;

namespace Nianbao.Summary.Files;

/// <summary>
/// A zip archive of named parts whose bytes depend on nothing but the parts: sorted names (the list of content types first, as office
/// programs expect it), one fixed time, our own compression.
/// </summary>
internal sealed class PackageZip
{
    private const string First = "[Content_Types].xml";

    // 1 January 1980, the first day that zip knows.
    private const ushort Date = (1 << 5) | 1;
    private const ushort Version = 20;
    private const ushort NamesAreUtf8 = 1 << 11;
    private const ushort Deflated = 8;

    private readonly SortedDictionary<string, byte[]> parts = new(StringComparer.Ordinal);

    /// <summary>Adds a part. Throws <see cref="ArgumentException"/> for a second one of the same name.</summary>
    public void Add(string name, string text) => parts.Add(name, Encoding.UTF8.GetBytes(text));

    /// <summary>The archive.</summary>
    public byte[] Write()
    {
        using var archive = new MemoryStream();
        using var directory = new MemoryStream();
        foreach (var (name, content) in parts.OrderBy(part => part.Key == First ? 0 : 1))
        {
            Write(archive, directory, Encoding.UTF8.GetBytes(name), content);
        }

        var begin = (uint)archive.Length;
        directory.WriteTo(archive);
        Span<byte> end = stackalloc byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)parts.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)parts.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], begin);
        archive.Write(end);
        return archive.ToArray();
    }

    private static void Write(MemoryStream archive, MemoryStream directory, byte[] name, byte[] content)
    {
        var sum = default(Crc32);
        sum.Add(content);
        var packed = Deflater.Deflate(content);
        Span<byte> shared = stackalloc byte[26];
        BinaryPrimitives.WriteUInt16LittleEndian(shared, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(shared[2..], NamesAreUtf8);
        BinaryPrimitives.WriteUInt16LittleEndian(shared[4..], Deflated);
        BinaryPrimitives.WriteUInt16LittleEndian(shared[8..], Date);
        BinaryPrimitives.WriteUInt32LittleEndian(shared[10..], sum.Sum);
        BinaryPrimitives.WriteUInt32LittleEndian(shared[14..], (uint)packed.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(shared[18..], (uint)content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(shared[22..], (ushort)name.Length);

        Span<byte> inDirectory = stackalloc byte[46];
        BinaryPrimitives.WriteUInt32LittleEndian(inDirectory, 0x02014B50);
        BinaryPrimitives.WriteUInt16LittleEndian(inDirectory[4..], Version);
        shared.CopyTo(inDirectory[6..]);
        BinaryPrimitives.WriteUInt32LittleEndian(inDirectory[42..], (uint)archive.Length);
        directory.Write(inDirectory);
        directory.Write(name);

        Span<byte> signature = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(signature, 0x04034B50);
        archive.Write(signature);
        archive.Write(shared);
        archive.Write(name);
        archive.Write(packed);
    }
}
