namespace Nianbao.Generator.Printing;

/// <summary>A part of a report.</summary>
internal abstract record ReportBlock
{
    public static implicit operator ReportBlock(string prose) => new Prose(prose);

    /// <summary>A heading of a section: 3 and its text print 三、….</summary>
    internal sealed record Heading(int Number, string Text) : ReportBlock;

    internal sealed record Prose(string Text) : ReportBlock;

    /// <summary>A table of the form, by its id.</summary>
    internal sealed record Table(string Id) : ReportBlock;

    /// <summary>A picture, as of a table that was scanned.</summary>
    internal sealed record Picture(string Name) : ReportBlock;
}
