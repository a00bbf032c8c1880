using System.Buffers.Binary;

namespace Nianbao.Intake;

/// <summary>Tells what a file is, by its bytes alone. Never throws, however damaged or hostile they are.</summary>
public static class FileKinds
{
    private const int PdfHeaderWindow = 1024;

    /// <summary>What the bytes are.</summary>
    public static FileKind Detect(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return FileKind.Empty;
        }

        return BySignature(content) ?? ByText(content);
    }

    /// <summary>The usual file name extension, with its dot; empty for what has none.</summary>
    public static string Extension(FileKind kind) => kind switch
    {
        FileKind.Text => ".txt",
        FileKind.Html => ".html",
        FileKind.Mht => ".mht",
        FileKind.Docx => ".docx",
        FileKind.Xlsx => ".xlsx",
        FileKind.Doc => ".doc",
        FileKind.Xls => ".xls",
        FileKind.Pdf => ".pdf",
        FileKind.Ofd => ".ofd",
        FileKind.Odt => ".odt",
        FileKind.Ods => ".ods",
        FileKind.Uof => ".uof",
        FileKind.FlatDocx or FileKind.WordXml2003 or FileKind.ExcelXml2003 => ".xml",
        FileKind.Slides => ".pptx",
        FileKind.Rtf => ".rtf",
        FileKind.Zip => ".zip",
        _ => "",
    };

    /// <summary>Whether the name's extension is one that such a file usually has. A name without one fits everything.</summary>
    public static bool FitsExtension(FileKind kind, string fileName) =>
        Path.GetExtension(fileName).ToLowerInvariant() is var extension
        && (extension.Length <= 1 || UsualExtensions(kind) is not { Length: > 0 } usual || usual.Contains(extension));

    private static string[] UsualExtensions(FileKind kind) => kind switch
    {
        FileKind.Text => [".txt", ".text", ".md", ".csv", ".tsv", ".log"],
        FileKind.Html => [".html", ".htm", ".shtml", ".xhtml"],
        FileKind.Mht => [".mht", ".mhtml", ".doc", ".wps"],
        FileKind.Docx => [".docx", ".docm", ".dotx", ".dotm"],
        FileKind.Xlsx => [".xlsx", ".xlsm", ".xltx", ".xltm"],
        FileKind.Doc => [".doc", ".wps", ".dot", ".wpt"],
        FileKind.Xls => [".xls", ".et", ".xlt", ".ett"],
        FileKind.Pdf => [".pdf"],
        FileKind.Ofd => [".ofd"],
        FileKind.Odt => [".odt", ".ott"],
        FileKind.Ods => [".ods", ".ots"],
        FileKind.Uof => [".uof", ".uot", ".uos"],
        FileKind.FlatDocx or FileKind.WordXml2003 => [".xml", ".doc"],
        FileKind.ExcelXml2003 => [".xml", ".xls"],
        FileKind.Slides => [".pptx", ".ppsx", ".pptm", ".ppt", ".pps", ".dps", ".odp"],
        FileKind.Rtf => [".rtf", ".doc"],
        FileKind.Zip => [".zip"],
        FileKind.Archive => [".rar", ".7z", ".gz", ".tgz"],
        FileKind.Image => [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".heif", ".avif"],
        _ => [],
    };

    private static FileKind? BySignature(ReadOnlySpan<byte> content) => content switch
    {
        [0x50, 0x4B, 0x03, 0x04, ..] or [0x50, 0x4B, 0x05, 0x06, ..] or [0x50, 0x4B, 0x07, 0x08, ..] => ZipDirectory.KindOf(content),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => OleDirectory.KindOf(content),
        [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => FileKind.Rtf,
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, 0x07, ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => FileKind.Archive,
        [0x1F, 0x8B, 0x08, ..] => FileKind.Archive,
        _ when content[..Math.Min(content.Length, PdfHeaderWindow)].IndexOf("%PDF-"u8) >= 0 => FileKind.Pdf,
        _ when IsImage(content) => FileKind.Image,
        _ when IsProgramOrMedia(content) => FileKind.Binary,
        _ => null,
    };

    private static bool IsImage(ReadOnlySpan<byte> content) => content switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] => true,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => true,
        [(byte)'I', (byte)'I', 0x2A, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A, ..] => true,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => true,
        // What telephones take pictures in: the same boxes as a film, of a brand of their own.
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', .. var brand] => IsPictureBrand(brand),
        // The four reserved bytes tell a bitmap from a text that begins with "BM".
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => true,
        _ => false,
    };

    private static bool IsPictureBrand(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("heic"u8) || brand.StartsWith("heix"u8) || brand.StartsWith("heif"u8) || brand.StartsWith("hevc"u8)
        || brand.StartsWith("mif1"u8) || brand.StartsWith("msf1"u8) || brand.StartsWith("avif"u8);

    private static bool IsProgramOrMedia(ReadOnlySpan<byte> content) => content switch
    {
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => true,
        [(byte)'M', (byte)'Z', ..] => IsPortableExecutable(content),
        [(byte)'I', (byte)'D', (byte)'3', < 0x10, ..] or [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => true,
        [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] or [0x1A, 0x45, 0xDF, 0xA3, ..] => true,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, ..] => true,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => true,
        [0xCA, 0xFE, 0xBA, 0xBE, ..] or [0xCF, 0xFA, 0xED, 0xFE, ..] or [0xCE, 0xFA, 0xED, 0xFE, ..] => true,
        _ => false,
    };

    private static bool IsPortableExecutable(ReadOnlySpan<byte> content) =>
        content.Length >= 0x40 && BinaryPrimitives.ReadUInt32LittleEndian(content[0x3C..]) is var header
        && header < content.Length && content[(int)header..].StartsWith("PE"u8)
        || content[..Math.Min(content.Length, 64)].Contains((byte)0);

    private static FileKind ByText(ReadOnlySpan<byte> content)
    {
        if (TextBytes.IsBlank(content))
        {
            return FileKind.Empty;
        }

        if (!TextBytes.IsText(content))
        {
            return FileKind.Binary;
        }

        var opening = TextBytes.Opening(content);
        return opening switch
        {
            _ when MarkupOpening.IsHtml(opening) => FileKind.Html,
            _ when MarkupOpening.IsMail(opening) => FileKind.Mht,
            _ when MarkupOpening.OfficeXml(opening) is { } kind => kind,
            _ when MarkupOpening.IsOtherMarkup(opening) => FileKind.Unknown,
            _ => FileKind.Text,
        };
    }
}
