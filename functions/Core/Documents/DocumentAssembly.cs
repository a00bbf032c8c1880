using Nianbao.Intake;

namespace Nianbao.Documents;

/// <summary>Makes the document out of what a reader met: tells real tables from those that only lay out the page, and numbers all.</summary>
internal sealed class DocumentAssembly
{
    private const int LayoutCellLength = 400;
    private const int ProseLength = 40;

    private readonly List<Block> _blocks = [];
    private int _tables;
    private int _paragraphs;

    private DocumentAssembly() { }

    /// <summary>The document. Leftovers of web pages at both ends become noise, after the noise the reader found itself.</summary>
    public static ReportDocument Of(FileKind kind, Content content, IReadOnlyList<string> noise)
    {
        var pieces = new List<Piece>();
        Flatten(content, pieces);
        var removed = Boilerplate.Remove(pieces);
        var assembly = new DocumentAssembly();
        pieces.ForEach(assembly.Add);
        return new(kind, assembly._blocks, [.. noise, .. removed]);
    }

    private void Add(Piece piece) => _blocks.Add(piece switch
    {
        Piece.OfText paragraph => new Paragraph(++_paragraphs, paragraph.Text, paragraph.At) { Box = paragraph.Box },
        Piece.OfTable { Table: var table } => new TableBlock(GridOf(++_tables, table)),
        Piece.OfCells cells => new TableBlock(new(++_tables, cells.Rows, IsRagged: false)),
        Piece.OfLines lines => new TableBlock(GridOf(++_tables, lines.Rows)),
        var other => throw new System.Diagnostics.UnreachableException(other.GetType().Name),
    });

    // Layout tables dissolve into their paragraphs and inner tables; a real table is followed by the tables and the prose inside its cells.
    private static void Flatten(Content content, List<Piece> pieces)
    {
        foreach (var piece in content.Pieces)
        {
            if (piece is not Piece.OfTable { Table: var table })
            {
                pieces.Add(piece);
                continue;
            }

            if (IsLayout(table))
            {
                OwnCells(table).ToList().ForEach(cell => Flatten(cell.Content, pieces));
                continue;
            }

            if (OwnCells(table).Any(cell => cell.Content.Text.Length > 0))
            {
                pieces.Add(piece);
            }

            foreach (var cell in OwnCells(table))
            {
                (cell.Content.Text.Length > LayoutCellLength ? (Action<Content, List<Piece>>)Flatten : FlattenNested)(cell.Content, pieces);
            }
        }
    }

    private static void FlattenNested(Content content, List<Piece> pieces)
    {
        if (content.Pieces.Any(piece => piece is not Piece.OfText))
        {
            var nested = new Content(content.Budget);
            foreach (var piece in content.Pieces.OfType<Piece.OfTable>().Where(piece => !piece.Table.IsFrame))
            {
                nested.Add(piece.Table);
            }

            Flatten(nested, pieces);
        }
    }

    private static bool IsLayout(DraftTable table)
    {
        var cells = OwnCells(table).ToList();
        var texts = cells.ConvertAll(cell => cell.Content.Text);
        var isOneColumn = table.Rows.All(row => row.Count <= 1);
        return (isOneColumn && (texts.Count == 1 || texts.Any(IsProse)))
            || (!HoldsData(table)
                && (texts.Any(text => text.Length > LayoutCellLength) || cells.Any(cell => cell.Content.Pieces.Any(piece => piece is Piece.OfTable))));
    }

    private static bool IsProse(string text) => text.Length >= ProseLength && text.Contains('。', StringComparison.Ordinal);

    // Two rows with three filled cells each: no page layout looks so.
    private static bool HoldsData(DraftTable table) =>
        table.Rows.Count(row => row.Count(cell => cell.Content.Text.Length > 0) >= 3) >= 2;

    private static IEnumerable<DraftCell> OwnCells(DraftTable table) =>
        table.Rows.SelectMany((row, index) => row.Where(cell => cell.Row == index));

    private static Grid GridOf(int number, DraftTable table)
    {
        var cells = OwnCells(table).ToDictionary(
            cell => cell, cell => new GridCell(cell.Content.Text, cell.Row, cell.Column, cell.RowSpan, cell.ColumnSpan));
        return new(number, [.. table.Rows.Select(row => new GridRow([.. row.Select(cell => cells[cell])]))], IsRagged: false) { Origin = table.Origin };
    }

    private static Grid GridOf(int number, IReadOnlyList<IReadOnlyList<string>> rows) => new(
        number, [.. rows.Select((row, at) => new GridRow([.. row.Select((text, ordinal) => new GridCell(Content.WithWholeCharacters(text), at, ordinal))]))], IsRagged: true);
}
