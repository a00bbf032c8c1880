using System.IO.Compression;
using System.Xml;

namespace Nianbao.Documents.Word;

/// <summary>A Word file whose parts stand one after another in one XML file (Flat OPC, what Word saves as .xml), put into a package again.</summary>
internal static class FlatPackage
{
    private const string Namespace = "http://schemas.microsoft.com/office/2006/xmlPackage";

    /// <summary>The package. Parts that are no XML are left out: they are pictures. Throws <see cref="XmlException"/> when the file is damaged.</summary>
    public static byte[] Packed(ReadOnlyMemory<byte> content, ReadLimits limits)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var flat = OfficePackage.StreamOf(content))
        using (var xml = XmlReader.Create(flat, Settings(limits)))
        {
            var parts = 0;
            while (xml.ReadToFollowing("part", Namespace))
            {
                if (++parts > limits.ZipEntries)
                {
                    throw LimitExceededException.Of("文件内部的部件数", limits.ZipEntries, "个");
                }

                Copy(xml, archive, limits);
            }
        }

        return packed.ToArray();
    }

    private static void Copy(XmlReader xml, ZipArchive archive, ReadLimits limits)
    {
        var name = xml.GetAttribute("name", Namespace) ?? throw new InvalidDataException("A part has no name.");
        using var part = xml.ReadSubtree();
        if (!part.ReadToFollowing("xmlData", Namespace))
        {
            return;
        }

        using var entry = archive.CreateEntry(name.TrimStart('/'), CompressionLevel.NoCompression).Open();
        using var written = XmlWriter.Create(entry);
        var depth = part.Depth;
        while (part.Read() && part.Depth > depth)
        {
            WriteNode(part, written, limits);
        }
    }

    // By single nodes: XmlWriter.WriteNode would go down any depth before a limit is looked at.
    private static void WriteNode(XmlReader from, XmlWriter to, ReadLimits limits)
    {
        if (from.Depth > limits.XmlDepth)
        {
            throw LimitExceededException.Of("文件内部的嵌套层数", limits.XmlDepth, "层");
        }

        switch (from.NodeType)
        {
            case XmlNodeType.Element:
                var isEmpty = from.IsEmptyElement;
                to.WriteStartElement(from.Prefix, from.LocalName, from.NamespaceURI);
                to.WriteAttributes(from, defattr: false);
                if (isEmpty)
                {
                    to.WriteEndElement();
                }

                break;
            case XmlNodeType.EndElement:
                to.WriteFullEndElement();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                to.WriteString(from.Value);
                break;
        }
    }

    private static XmlReaderSettings Settings(ReadLimits limits) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = limits.UnpackedBytes,
        NameTable = new PartNames(limits.XmlNames),
    };
}
