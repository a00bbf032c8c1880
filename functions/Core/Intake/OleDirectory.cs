using System.Text;

namespace Nianbao.Intake;

/// <summary>Tells the programs of OLE compound files apart by the stream names that stand in their directory.</summary>
internal static class OleDirectory
{
    private static readonly byte[] s_encrypted = Encoding.Unicode.GetBytes("EncryptedPackage\0");
    private static readonly byte[] s_word = Encoding.Unicode.GetBytes("WordDocument\0");
    private static readonly byte[] s_workbook = Encoding.Unicode.GetBytes("Workbook\0");
    private static readonly byte[] s_slides = Encoding.Unicode.GetBytes("PowerPoint Document\0");
    private static readonly byte[] s_book = Encoding.Unicode.GetBytes("Book\0\0");

    /// <summary>An encrypted docx or xlsx is <see cref="FileKind.Ole"/>: what is inside cannot be told.</summary>
    public static FileKind KindOf(ReadOnlySpan<byte> content) => content switch
    {
        _ when IsEncrypted(content) => FileKind.Ole,
        // A workbook may be embedded in a document, hardly ever the other way round.
        _ when HasEntry(content, s_word) => FileKind.Doc,
        _ when HasEntry(content, s_workbook) || HasEntry(content, s_book) => FileKind.Xls,
        _ when HasEntry(content, s_slides) => FileKind.Slides,
        _ => FileKind.Ole,
    };

    /// <summary>Whether it is a document of Office 2007 or later behind a password.</summary>
    public static bool IsEncrypted(ReadOnlySpan<byte> content) => HasEntry(content, s_encrypted);

    // Directory entries are 128 bytes long and begin on a multiple of that.
    private static bool HasEntry(ReadOnlySpan<byte> content, ReadOnlySpan<byte> name)
    {
        var from = 0;
        while (from < content.Length && content[from..].IndexOf(name) is >= 0 and var found)
        {
            if ((from + found) % 128 == 0)
            {
                return true;
            }

            from += found + 1;
        }

        return false;
    }
}
