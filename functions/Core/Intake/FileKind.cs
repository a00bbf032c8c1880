using System.Text.Json.Serialization;

namespace Nianbao.Intake;

/// <summary>What a file is, told by its bytes and never by its name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FileKind>))]
public enum FileKind
{
    /// <summary>Nothing that is known.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,

    /// <summary>No bytes at all, or only white space.</summary>
    [JsonStringEnumMemberName("empty")] Empty,

    /// <summary>Text in any encoding.</summary>
    [JsonStringEnumMemberName("txt")] Text,

    /// <summary>A web page.</summary>
    [JsonStringEnumMemberName("html")] Html,

    /// <summary>A web page saved with its pictures in one file, as mail is packed.</summary>
    [JsonStringEnumMemberName("mht")] Mht,

    /// <summary>Word, Office Open XML.</summary>
    [JsonStringEnumMemberName("docx")] Docx,

    /// <summary>Excel, Office Open XML.</summary>
    [JsonStringEnumMemberName("xlsx")] Xlsx,

    /// <summary>Word 97-2003 or Kingsoft WPS, an OLE compound file.</summary>
    [JsonStringEnumMemberName("doc")] Doc,

    /// <summary>Excel 97-2003 or Kingsoft ET, an OLE compound file.</summary>
    [JsonStringEnumMemberName("xls")] Xls,

    /// <summary>An OLE compound file of another program, or one that is encrypted.</summary>
    [JsonStringEnumMemberName("ole")] Ole,

    /// <summary>PDF.</summary>
    [JsonStringEnumMemberName("pdf")] Pdf,

    /// <summary>OFD (GB/T 33190).</summary>
    [JsonStringEnumMemberName("ofd")] Ofd,

    /// <summary>OpenDocument text.</summary>
    [JsonStringEnumMemberName("odt")] Odt,

    /// <summary>OpenDocument spreadsheet.</summary>
    [JsonStringEnumMemberName("ods")] Ods,

    /// <summary>UOF (GB/T 20916), packed or in one part of XML.</summary>
    [JsonStringEnumMemberName("uof")] Uof,

    /// <summary>A Word file whose parts stand one after another in one XML file (Flat OPC).</summary>
    [JsonStringEnumMemberName("flat-docx")] FlatDocx,

    /// <summary>XML of Word 2003 (WordprocessingML).</summary>
    [JsonStringEnumMemberName("word-2003-xml")] WordXml2003,

    /// <summary>XML of Excel 2003 (SpreadsheetML).</summary>
    [JsonStringEnumMemberName("excel-2003-xml")] ExcelXml2003,

    /// <summary>Slides: PowerPoint, OpenDocument presentation.</summary>
    [JsonStringEnumMemberName("slides")] Slides,

    /// <summary>Rich Text Format.</summary>
    [JsonStringEnumMemberName("rtf")] Rtf,

    /// <summary>A zip archive that is no document.</summary>
    [JsonStringEnumMemberName("zip")] Zip,

    /// <summary>Another archive: rar, 7z, gzip.</summary>
    [JsonStringEnumMemberName("archive")] Archive,

    /// <summary>A picture.</summary>
    [JsonStringEnumMemberName("image")] Image,

    /// <summary>Something that can never be a document: an executable, sound, a film.</summary>
    [JsonStringEnumMemberName("binary")] Binary,
}
