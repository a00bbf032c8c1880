using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;
using Nianbao.Intake;

namespace Nianbao.Documents.Word;

/// <summary>
/// The parts of an Office Open XML file, found by their relationships and read one after another within the limits. Nothing outside the file
/// is followed.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private readonly UnpackedBytes _spent = new();
    private readonly ZipArchive _archive;
    private readonly ReadLimits _limits;

    private OfficePackage(ZipArchive archive, ReadLimits limits) => (_archive, _limits) = (archive, limits);

    /// <summary>Throws <see cref="InvalidDataException"/> when the archive is damaged.</summary>
    public static OfficePackage Open(ReadOnlyMemory<byte> content, ReadLimits limits) => new(Archive(content, limits), limits);

    /// <summary>An archive whose directory keeps the limits. Throws <see cref="InvalidDataException"/> when it is damaged.</summary>
    public static ZipArchive Archive(ReadOnlyMemory<byte> content, ReadLimits limits, System.Text.Encoding? names = null)
    {
        if (ZipDirectory.CountEntries(content.Span, limits.ZipEntries) > limits.ZipEntries)
        {
            throw LimitExceededException.Of("文件内部的部件数", limits.ZipEntries, "个");
        }

        // Parts that are not read count too: the bound is on what the file asks a machine to unpack.
        if (ZipDirectory.DeclaredSize(content.Span) > limits.UnpackedBytes)
        {
            throw LimitExceededException.Of("文件解压后的大小", limits.UnpackedBytes / 1024 / 1024, "MB");
        }

        return new(StreamOf(content), ZipArchiveMode.Read, leaveOpen: false, names);
    }

    /// <summary>The name of the main part; null when no relationship names it.</summary>
    public string? Main => Relationships("").Find(part => part.Type == "officeDocument")?.Target;

    /// <summary>What a part points to inside the file; the empty name stands for the file itself.</summary>
    public List<Relationship> Relationships(string part)
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
                    found.Add(new(xml.Value("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(folder, xml.Value("Target") ?? "")));
                }
            }
        });
        return found;
    }

    /// <summary>Reads a part; false when there is none of that name.</summary>
    public bool WithPart(string? name, Action<WordXml> read)
    {
        var entry = name is null ? null : EntryOf(name);
        if (entry is null)
        {
            return false;
        }

        if (entry.Length > _limits.UnpackedBytes)
        {
            throw LimitExceededException.Of("文件解压后的大小", _limits.UnpackedBytes / 1024 / 1024, "MB");
        }

        using var stream = new BoundedStream(entry.Open(), entry.CompressedLength, entry.Crc32, _spent, _limits);
        using var xml = new WordXml(stream, _limits);
        read(xml);
        return true;
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>The bytes of a file to read from.</summary>
    public static MemoryStream StreamOf(ReadOnlyMemory<byte> content) => MemoryMarshal.TryGetArray(content, out var array)
        ? new(array.Array!, array.Offset, array.Count, writable: false)
        : new(content.ToArray(), writable: false);

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

    /// <summary>Some programs write back slashes or another case. A part that is there twice says two things: which one holds is not guessed.</summary>
    private ZipArchiveEntry? EntryOf(string name) =>
        _archive.Entries.Where(entry => entry.FullName.Replace('\\', '/').TrimStart('/').Equals(name, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() switch
        {
            [] => null,
            [var only] => only,
            _ => throw new InvalidDataException("A part is in the package twice."),
        };
}

/// <summary>What a part points to.</summary>
/// <param name="Id">The name the part calls it by.</param>
/// <param name="Type">The last step of its type: styles, worksheet …</param>
/// <param name="Target">The name of the part it means.</param>
internal sealed record Relationship(string Id, string Type, string Target);
