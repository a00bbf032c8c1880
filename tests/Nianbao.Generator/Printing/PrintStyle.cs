using Nianbao.Generator.Drifts;

namespace Nianbao.Generator.Printing;

/// <summary>How a report is printed; the same report reads the same in every style.</summary>
internal sealed record PrintStyle
{
    public TextTables TextTables { get; init; } = TextTables.CellALine;

    /// <summary>utf-8, utf-8 with its mark, or GB18030.</summary>
    public TextCoding TextCoding { get; init; } = TextCoding.Utf8;

    /// <summary>Markup as a word processor saves it: a span around every run, &amp;nbsp; in empty cells.</summary>
    public bool IsWordMarkup { get; init; }

    /// <summary>Word files with the properties that an office program writes for every paragraph, run and cell.</summary>
    public bool HasProperties { get; init; }

    /// <summary>Word files with the widths of columns: without them a program that converts the file has to make some up.</summary>
    public bool HasWidths { get; init; }

    /// <summary>The numbers of headings are made by Word's lists.</summary>
    public bool HasAutoNumbers { get; init; }

    /// <summary>Labels in narrow columns are broken over lines.</summary>
    public bool HasBrokenLabels { get; init; }

    /// <summary>1．instead of 1.</summary>
    public bool HasWideDots { get; init; }

    /// <summary>Every table stands in the only cell of another one, in the kinds that know such.</summary>
    public bool IsNested { get; init; }

    /// <summary>How its tables differ from the official form.</summary>
    public IReadOnlyList<Drift> Drifts { get; init; } = [];

    /// <summary>What the drifts draw from.</summary>
    public int DriftSeed { get; init; }

    /// <summary>Rows are indented by ideographic spaces.</summary>
    public bool IsIndented { get; init; }
}

/// <summary>How tables are laid out in text.</summary>
internal enum TextTables
{
    /// <summary>A cell a line, each behind a TAB.</summary>
    CellALine,

    /// <summary>A row a line, a bar behind each cell.</summary>
    Bars,

    /// <summary>A row a line, TABs between the cells.</summary>
    Tabs,

    /// <summary>A row a line, a bar behind each cell; spans are lost, and bars fill every row up to the same number.</summary>
    PaddedBars,

    /// <summary>The same with a bar in front of the row too, and blank cells in place of what a cell spans to its right.</summary>
    SpannedBars,

    /// <summary>A cell a line, a bar behind it; spans are lost, and bars in a line of their own fill a row up.</summary>
    BarCells,

    /// <summary>The same with a bar in a line of its own in front of each row, and what fills it up behind its last cell.</summary>
    BarCellsOfRows,
}

/// <summary>How text becomes bytes.</summary>
internal enum TextCoding
{
    Utf8,
    Utf8WithMark,
    Gb18030,
}
