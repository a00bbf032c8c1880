namespace Nianbao.Marked;

/// <summary>How much of a file a page shows, in characters of the page unless said otherwise. What is left out is said where it stood.</summary>
internal static class PageLimits
{
    /// <summary>Paragraphs and rows, in order.</summary>
    public const int Body = 2_000_000;

    /// <summary>Beyond that: paragraphs and rows with findings or figures.</summary>
    public const int Marked = 1_000_000;

    /// <summary>One cell.</summary>
    public const int Cell = 2_000;

    /// <summary>One paragraph.</summary>
    public const int Paragraph = 20_000;

    /// <summary>A finding's message.</summary>
    public const int Message = 500;

    /// <summary>A quotation, a name, a label.</summary>
    public const int Quote = 200;

    /// <summary>Findings, in their number.</summary>
    public const int Findings = 1_000;

    /// <summary>Entries of each list of what was not read, in their number.</summary>
    public const int Listed = 200;

    /// <summary>Figures of one finding that are pointed out beside the one it stands at, in their number; a sum has fewer.</summary>
    public const int Pointed = 24;
}
