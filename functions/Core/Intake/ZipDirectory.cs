using System.Buffers.Binary;
using System.Text;

namespace Nianbao.Intake;

/// <summary>The central directory of a zip archive, read without unpacking anything.</summary>
internal static class ZipDirectory
{
    private const int EndRecordLength = 22;
    private const int EntryHeaderLength = 46;
    private const int UnpackedSizeOffset = 24;
    private const int MimeTypeWindow = 256;
    private const int MaxComment = 65535;
    private const int MaxEntriesLookedAt = 20_000;

    /// <summary>The document that the archive holds, told by the names of its entries.</summary>
    public static FileKind KindOf(ReadOnlySpan<byte> content)
    {
        var names = Names(content);
        return names switch
        {
            _ when names.Contains("word/document.xml") => FileKind.Docx,
            _ when names.Contains("xl/workbook.xml") || names.Contains("xl/workbook.bin") => FileKind.Xlsx,
            _ when names.Contains("ofd.xml") => FileKind.Ofd,
            _ when names.Contains("uof.xml") => FileKind.Uof,
            _ when names.Contains("ppt/presentation.xml") => FileKind.Slides,
            _ when names.Contains("mimetype") && names.Contains("content.xml") => OpenDocument(content),
            _ when names.Contains("[content_types].xml") => ByFolders(names),
            // A cut-off archive has lost its directory; the names in front of the entries are still there.
            { Count: 0 } when content.IndexOf("word/"u8) >= 0 && content.IndexOf("[Content_Types].xml"u8) >= 0 => FileKind.Docx,
            _ => FileKind.Zip,
        };
    }

    /// <summary>Whether an entry stands in a folder, named in lower case with a slash behind it.</summary>
    public static bool HasFolder(ReadOnlySpan<byte> content, string folder) => Names(content).Any(name => name.StartsWith(folder, StringComparison.Ordinal));

    // The first entry, never packed, says which it is.
    private static FileKind OpenDocument(ReadOnlySpan<byte> content) => content[..Math.Min(content.Length, MimeTypeWindow)] switch
    {
        var type when type.IndexOf("opendocument.spreadsheet"u8) >= 0 => FileKind.Ods,
        var type when type.IndexOf("opendocument.presentation"u8) >= 0 => FileKind.Slides,
        _ => FileKind.Odt,
    };

    /// <summary>How many entries follow each other in the directory; counting stops above <paramref name="limit"/>.</summary>
    public static int CountEntries(ReadOnlySpan<byte> content, int limit)
    {
        var count = 0;
        for (var at = FirstEntry(content); count <= limit && TryEntry(content, at, out _, out var next); at = next)
        {
            count++;
        }

        return count;
    }

    /// <summary>
    /// What the entries say they unpack to, in bytes; zero when there is no directory. An entry of 4 GB or more counts as 4 GB. A damaged
    /// directory is counted as far as it can be read.
    /// </summary>
    public static long DeclaredSize(ReadOnlySpan<byte> content)
    {
        long sum = 0;
        for (var at = FirstEntry(content); TryEntry(content, at, out _, out var next); at = next)
        {
            sum += BinaryPrimitives.ReadUInt32LittleEndian(content[((int)at + UnpackedSizeOffset)..]);
        }

        return sum;
    }

    /// <summary>Whether an entry of that lower-case name is there.</summary>
    public static bool Contains(ReadOnlySpan<byte> content, string name) => Names(content).Contains(name);

    private static FileKind ByFolders(HashSet<string> names) => names switch
    {
        _ when names.Any(name => name.StartsWith("word/", StringComparison.Ordinal)) => FileKind.Docx,
        _ when names.Any(name => name.StartsWith("xl/", StringComparison.Ordinal)) => FileKind.Xlsx,
        _ when names.Any(name => name.EndsWith("document.xml", StringComparison.Ordinal)) => FileKind.Docx,
        _ => FileKind.Zip,
    };

    private static HashSet<string> Names(ReadOnlySpan<byte> content)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        for (var at = FirstEntry(content); count < MaxEntriesLookedAt && TryEntry(content, at, out var name, out var next); at = next)
        {
            names.Add(Encoding.UTF8.GetString(name).Replace('\\', '/').TrimStart('/').ToLowerInvariant());
            count++;
        }

        return names;
    }

    private static long FirstEntry(ReadOnlySpan<byte> content)
    {
        var tail = content[Math.Max(0, content.Length - EndRecordLength - MaxComment)..];
        var end = tail.LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || tail.Length - end < EndRecordLength)
        {
            return -1;
        }

        long offset = BinaryPrimitives.ReadUInt32LittleEndian(tail[(end + 16)..]);
        return offset == uint.MaxValue ? Zip64Offset(content, content.Length - tail.Length + end) : offset;
    }

    private static long Zip64Offset(ReadOnlySpan<byte> content, int endRecord)
    {
        var locator = endRecord - 20;
        if (locator < 0 || !content[locator..].StartsWith("PK\x06\x07"u8))
        {
            return -1;
        }

        var record = BinaryPrimitives.ReadInt64LittleEndian(content[(locator + 8)..]);
        return record >= 0 && record <= content.Length - 56 && content[(int)record..].StartsWith("PK\x06\x06"u8)
            ? BinaryPrimitives.ReadInt64LittleEndian(content[((int)record + 48)..])
            : -1;
    }

    private static bool TryEntry(ReadOnlySpan<byte> content, long at, out ReadOnlySpan<byte> name, out long next)
    {
        name = default;
        next = 0;
        if (at < 0 || at > content.Length - EntryHeaderLength || !content[(int)at..].StartsWith("PK\x01\x02"u8))
        {
            return false;
        }

        var header = content[(int)at..];
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        int commentLength = BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        next = at + EntryHeaderLength + nameLength + extraLength + commentLength;
        if (EntryHeaderLength + nameLength > header.Length)
        {
            return false;
        }

        name = header.Slice(EntryHeaderLength, nameLength);
        return true;
    }
}
