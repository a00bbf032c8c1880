using Nianbao.Intake;

namespace Nianbao.Documents;

/// <summary>What a file says, free of its format: paragraphs and tables in reading order, each with its place.</summary>
/// <param name="Kind">The kind the file really is.</param>
/// <param name="Blocks">In reading order; may be empty.</param>
/// <param name="Noise">Leftovers of web pages, images and bookmarks that were taken out, as they stood; one entry each.</param>
public sealed record ReportDocument(FileKind Kind, IReadOnlyList<Block> Blocks, IReadOnlyList<string> Noise)
{
    /// <summary>What the file hides from its readers and was not read; one entry each, with its place.</summary>
    public IReadOnlyList<HiddenContent> Hidden { get; init; } = [];

    /// <summary>The paragraphs, in order.</summary>
    public IEnumerable<Paragraph> Paragraphs => Blocks.OfType<Paragraph>();

    /// <summary>The tables, in order.</summary>
    public IEnumerable<Grid> Grids => Blocks.OfType<TableBlock>().Select(block => block.Grid);
}

/// <summary>Something that stands in a file but is not shown.</summary>
/// <param name="What">What it is, as an officer would say it (中文).</param>
/// <param name="Place">Where.</param>
public sealed record HiddenContent(string What, Place Place)
{
    /// <summary>Programs inside a document; they are never run.</summary>
    internal static HiddenContent Macros { get; } = new("宏（不会运行）", Place.Document);
}

/// <summary>A paragraph or a table.</summary>
public abstract record Block;

/// <summary>A paragraph outside the tables (or inside a table that only lays out the page).</summary>
/// <param name="Number">One-based, in document order; empty paragraphs are not listed.</param>
/// <param name="Text">As printed, trimmed, with the number of an auto-numbered heading restored in front.</param>
/// <param name="At">Where it stands in a file that names its cells; null where paragraphs are counted.</param>
public sealed record Paragraph(int Number, string Text, Place? At = null) : Block
{
    /// <summary>Where on a page it begins, in a file that has pages; null in others.</summary>
    public PageBox? Box { get; init; }

    /// <summary>Where it stands.</summary>
    public Place Place => At ?? new Place.OfParagraph(Number) { Box = Box };
}

/// <summary>A table.</summary>
/// <param name="Grid">Its cells.</param>
public sealed record TableBlock(Grid Grid) : Block;

/// <summary>What came of reading a file: a document, or the reason why there is none.</summary>
public abstract record ReadOutcome
{
    private ReadOutcome() { }

    /// <summary>The file could be read.</summary>
    /// <param name="Document">What it says.</param>
    public sealed record Read(ReportDocument Document) : ReadOutcome;

    /// <summary>The file could not be read.</summary>
    /// <param name="Reason">A stable English word for programs: <c>empty</c>, <c>damaged</c>, <c>too-large</c>, <c>encrypted</c>, <c>kind-not-read</c> …</param>
    /// <param name="Message">What is wrong, and what to send instead (中文).</param>
    public sealed record Unreadable(string Reason, string Message) : ReadOutcome;
}
