namespace Nianbao.Documents;

/// <summary>A paragraph or a table as a reader met it, before tables that only lay out the page are told from real ones.</summary>
internal abstract record Piece
{
    internal sealed record OfText(string Text) : Piece
    {
        /// <summary>Where it stands; null where paragraphs are counted.</summary>
        public Place? At { get; init; }

        /// <summary>Where on a page it stands; null in files without pages.</summary>
        public PageBox? Box { get; init; }
    }

    internal sealed record OfTable(DraftTable Table) : Piece;

    /// <summary>A table of a text file: it has no spans and cannot be nested.</summary>
    internal sealed record OfLines(IReadOnlyList<IReadOnlyList<string>> Rows) : Piece;

    /// <summary>A table whose cells are known with their spans and their places on pages.</summary>
    internal sealed record OfCells(IReadOnlyList<GridRow> Rows) : Piece;
}

/// <summary>What stands in a document, or in a cell: pieces in reading order.</summary>
internal sealed class Content(ReadBudget budget)
{
    private readonly List<Piece> _pieces = [];

    public ReadBudget Budget => budget;

    public IReadOnlyList<Piece> Pieces => _pieces;

    /// <summary>
    /// Its own paragraphs joined by line feeds, without those of nested tables; but a nested table that holds no more than a figure would
    /// is only a frame around it.
    /// </summary>
    public string Text => _pieces switch
    {
        [] => "",
        [Piece.OfText only] => only.Text,
        _ => string.Join('\n', _pieces.Select(TextOf).Where(text => text.Length > 0)),
    };

    private static string TextOf(Piece piece) => piece switch
    {
        Piece.OfText paragraph => paragraph.Text,
        Piece.OfTable { Table: var table } when table.IsFrame => string.Join('\n', table.Rows.SelectMany(row => row).Select(cell => cell.Content.Text)),
        _ => "",
    };

    /// <summary>Adds the lines of a text as paragraphs, trimmed; empty ones are left out.</summary>
    public void Add(string text) => Add(text, at: null);

    /// <summary>The same for a text that stands in a place of its own (<paramref name="at"/>), or somewhere on a page (<paramref name="box"/>).</summary>
    public void Add(string text, Place? at, PageBox? box = null)
    {
        budget.Characters(text.Length);
        text = WithWholeCharacters(text);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (Trimmed(line) is { Length: > 0 } paragraph)
            {
                budget.Paragraph();
                _pieces.Add(new Piece.OfText(paragraph.Length == text.Length ? text : paragraph.ToString()) { At = at, Box = box });
            }
        }
    }

    public void Add(DraftTable table) => _pieces.Add(new Piece.OfTable(table));

    public void Add(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        budget.Table();
        budget.Rows(rows.Count);
        budget.Cells(rows.Sum(row => row.Count));
        _pieces.Add(new Piece.OfLines(rows));
    }

    public void Add(IReadOnlyList<GridRow> rows)
    {
        budget.Table();
        budget.Rows(rows.Count);
        budget.Cells(rows.Sum(row => row.Cells.Count));
        _pieces.Add(new Piece.OfCells(rows));
    }

    /// <summary>Empties it.</summary>
    public void Clear() => _pieces.Clear();

    public void Add(Content other) => _pieces.AddRange(other._pieces);

    /// <summary>
    /// Half a character outside the basic plane and U+FFFE, which is none, become U+FFFD: only a damaged file holds them, nothing else can be done with
    /// them, and no text that holds one can be normalised.
    /// </summary>
    public static string WithWholeCharacters(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains('\uFFFE', StringComparison.Ordinal)
        ? text
        : string.Concat(text.Replace('\uFFFE', '\uFFFD').EnumerateRunes());

    /// <summary>Without white space and invisible marks at both ends.</summary>
    public static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> text)
    {
        var (from, to) = (0, text.Length);
        while (from < to && IsBlank(text[from]))
        {
            from++;
        }

        while (from < to && IsBlank(text[to - 1]))
        {
            to--;
        }

        return text[from..to];
    }

    private static bool IsBlank(char character) => char.IsWhiteSpace(character) || character is '\u200B' or '\uFEFF' or '\u2060' or '\0';
}
