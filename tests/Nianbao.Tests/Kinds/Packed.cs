using System.IO.Compression;
using System.Text;

namespace Nianbao.Tests.Kinds;

/// <summary>Packs files into others.</summary>
internal static class Packed
{
    /// <summary>An archive of files by their names.</summary>
    public static byte[] AsZip(params (string Name, byte[] Content)[] files) => AsZip(Encoding.UTF8, files);

    /// <summary>The same, with names in an encoding that the archive does not tell.</summary>
    public static byte[] AsZip(Encoding names, params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            Array.ForEach(files, file => Add(archive, file.Name, file.Content));
        }

        return packed.ToArray();
    }

    /// <summary>An archive with one part more.</summary>
    public static byte[] WithPart(byte[] archive, string name, byte[] content)
    {
        using var packed = new MemoryStream();
        packed.Write(archive);
        using (var opened = new ZipArchive(packed, ZipArchiveMode.Update, leaveOpen: true))
        {
            Add(opened, name, content);
        }

        return packed.ToArray();
    }

    /// <summary>A page as browsers save it with its pictures.</summary>
    public static byte[] AsMail(byte[] page) => Encoding.ASCII.GetBytes(
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Boundary\"\r\n\r\n"
        + "------Boundary\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + Quoted(page)
        + "\r\n------Boundary\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------Boundary--\r\n");

    private static string Quoted(byte[] page)
    {
        var (text, line) = (new StringBuilder(), 0);
        foreach (var octet in page)
        {
            var shown = octet is (>= 33 and <= 126 and not (byte)'=') or (byte)'\n' ? ((char)octet).ToString() : $"={octet:X2}";
            line = octet == '\n' ? 0 : line + shown.Length;
            text.Append(line > 72 ? "=\r\n" : "").Append(octet == '\n' ? "\r\n" : shown);
            line = line > 72 ? shown.Length : line;
        }

        return text.ToString();
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(content);
    }
}
