namespace Nianbao.Documents;

/// <summary>How much one file may cost to read. A file that exceeds one of them is refused with a message that prints it.</summary>
public sealed record ReadLimits
{
    /// <summary>The limits that hold unless a caller says otherwise.</summary>
    public static ReadLimits Default { get; } = new();

    /// <summary>Bytes of the file as sent.</summary>
    public int FileBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Bytes of all parts of a packed file after unpacking.</summary>
    public int UnpackedBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Entries of a packed file.</summary>
    public int ZipEntries { get; init; } = 2_000;

    /// <summary>How many times larger than its packed form a part may be; looked at from 4 MB on.</summary>
    public int PackRatio { get; init; } = 300;

    /// <summary>Nested elements of a part of a Word file.</summary>
    public int XmlDepth { get; init; } = 256;

    /// <summary>Different names of elements and attributes in a Word file.</summary>
    public int XmlNames { get; init; } = 10_000;

    /// <summary>Bytes of XML without any tag between them.</summary>
    public int XmlRun { get; init; } = 1024 * 1024;

    /// <summary>Bytes of a web page.</summary>
    public int HtmlBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Opening angle brackets of a web page.</summary>
    public int HtmlTags { get; init; } = 200_000;

    /// <summary>Nested elements of a web page; deeper ones are read as if they stood beside each other.</summary>
    public int HtmlDepth { get; init; } = 256;

    /// <summary>Elements of a web page that are open at the same time, those that nobody closed included.</summary>
    public int HtmlOpen { get; init; } = 1_000;

    /// <summary>How often the parser may repeat formatting elements that are left open in the elements that follow.</summary>
    public int HtmlRepeats { get; init; } = 500_000;

    /// <summary>Pages of a PDF or OFD file.</summary>
    public int Pages { get; init; } = 200;

    /// <summary>Bytes of what a PDF's pages are traced to: text and lines with their coordinates.</summary>
    public int TraceBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Characters and lines drawn on one page.</summary>
    public int PageMarks { get; init; } = 50_000;

    /// <summary>How long a program may work on one file.</summary>
    public TimeSpan ProgramTime { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Memory of a program that works on one file, in bytes.</summary>
    public int ProgramMemory { get; init; } = 192 * 1024 * 1024;

    /// <summary>Characters of text.</summary>
    public int Characters { get; init; } = 2_000_000;

    /// <summary>Paragraphs, those in cells included.</summary>
    public int Paragraphs { get; init; } = 200_000;

    /// <summary>Tables, nested ones included.</summary>
    public int Tables { get; init; } = 5_000;

    /// <summary>Nested groups of an RTF file.</summary>
    public int RtfDepth { get; init; } = 256;

    /// <summary>Tables within tables, in files that say of each paragraph how deep it stands.</summary>
    public int TableDepth { get; init; } = 60;

    /// <summary>Rows of one table.</summary>
    public int GridRows { get; init; } = 2_000;

    /// <summary>Columns of one table. A wider span is cut to this.</summary>
    public int GridColumns { get; init; } = 200;

    /// <summary>Cells of all tables, a merged one counted in every row it crosses.</summary>
    public int Cells { get; init; } = 400_000;
}
