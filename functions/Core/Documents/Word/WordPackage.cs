using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;
using Nianbao.Intake;

namespace Nianbao.Documents.Word;

/// <summary>Reads a Word file (Office Open XML): finds its parts, and walks the main one once. Headers and footers are not read.</summary>
internal sealed class WordPackage(ZipArchive archive, ReadLimits limits)
{
    private readonly UnpackedBytes _spent = new();

    /// <summary>Throws <see cref="InvalidDataException"/> or <see cref="XmlException"/> when the file is damaged.</summary>
    public static ReportDocument Read(ReadOnlyMemory<byte> content, ReadBudget budget)
    {
        var limits = budget.Limits;
        if (ZipDirectory.CountEntries(content.Span, limits.ZipEntries) > limits.ZipEntries)
        {
            throw LimitExceededException.Of("文件内部的部件数", limits.ZipEntries, "个");
        }

        // Parts that are not read count too: the bound is on what the file asks a machine to unpack.
        if (ZipDirectory.DeclaredSize(content.Span) > limits.UnpackedBytes)
        {
            throw LimitExceededException.Of("文件解压后的大小", limits.UnpackedBytes / 1024 / 1024, "MB");
        }

        using var archive = new ZipArchive(StreamOf(content), ZipArchiveMode.Read);
        return new WordPackage(archive, limits).Read(budget);
    }

    /// <summary>Whether the first entry is encrypted by the zip format's own means.</summary>
    public static bool IsEncrypted(ReadOnlySpan<byte> content) =>
        content.Length > 8 && (BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 1) != 0;

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> content) => MemoryMarshal.TryGetArray(content, out var array)
        ? new(array.Array!, array.Offset, array.Count, writable: false)
        : new(content.ToArray(), writable: false);

    private ReportDocument Read(ReadBudget budget)
    {
        var main = Relationships("").Find(part => part.Type == "officeDocument")?.Target ?? "word/document.xml";
        var parts = Relationships(main);
        var styles = WordStyles.Empty;
        var numbering = WordNumbering.Empty;
        WithPart(parts.Find(part => part.Type == "styles")?.Target, xml => styles = WordStyles.Read(xml));
        WithPart(parts.Find(part => part.Type == "numbering")?.Target, xml => numbering = WordNumbering.Read(xml, styles));
        var body = new Content(budget);
        if (!WithPart(main, xml => new WordBody(xml, styles, new(numbering)).Read(body)))
        {
            throw new InvalidDataException("The main part is missing.");
        }

        return DocumentAssembly.Of(FileKind.Docx, body, []);
    }

    private List<Relationship> Relationships(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var found = new List<Relationship>();
        WithPart($"{folder}_rels/{part[folder.Length..]}.rels", xml =>
        {
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.Value("TargetMode") != "External")
                {
                    var type = xml.Value("Type") ?? "";
                    found.Add(new(type[(type.LastIndexOf('/') + 1)..], Resolve(folder, xml.Value("Target") ?? "")));
                }
            }
        });
        return found;
    }

    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/'))
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

    private bool WithPart(string? name, Action<WordXml> read)
    {
        var entry = name is null ? null : EntryOf(name);
        if (entry is null)
        {
            return false;
        }

        if (entry.Length > limits.UnpackedBytes)
        {
            throw LimitExceededException.Of("文件解压后的大小", limits.UnpackedBytes / 1024 / 1024, "MB");
        }

        using var stream = new BoundedStream(entry.Open(), entry.CompressedLength, entry.Crc32, _spent, limits);
        using var xml = new WordXml(stream, limits);
        read(xml);
        return true;
    }

    /// <summary>Some programs write back slashes or another case. A part that is there twice says two things: which one holds is not guessed.</summary>
    private ZipArchiveEntry? EntryOf(string name) =>
        archive.Entries.Where(entry => entry.FullName.Replace('\\', '/').TrimStart('/').Equals(name, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() switch
        {
            [] => null,
            [var only] => only,
            _ => throw new InvalidDataException("A part is in the package twice."),
        };

    private sealed record Relationship(string Type, string Target);
}
