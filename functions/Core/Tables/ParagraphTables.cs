using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>
/// Tables that were saved as text without any mark: a label or a value a line. Blank cells leave no line there, so that what stands under which header is
/// known only where not one is blank.
/// </summary>
public static class ParagraphTables
{
    // A report has a few hundred lines, tables and all.
    private const int MostParagraphs = 5_000;

    // Between two values stand at most the name of a part, its header, a group and a label.
    private const int MostLabelsTogether = 8;

    private static readonly IReadOnlyList<TableLabels> Tables = [.. NationalForms.All.SelectMany(form => form.Tables).Select(table => new TableLabels(table))];

    /// <summary>
    /// The document with such tables in place of their paragraphs, where it then holds a form of which every figure is certain; null where it does not. Places
    /// stay those of the paragraphs.
    /// </summary>
    /// <param name="document">The document as it was read.</param>
    /// <param name="read">Reads the form in a document; null when there is none.</param>
    public static (ReportDocument Document, FormReading Reading)? Find(ReportDocument document, Func<ReportDocument, FormReading?> read)
    {
        var paragraphs = document.Paragraphs.Take(MostParagraphs + 1).ToList();
        if (paragraphs.Count > MostParagraphs || Runs(paragraphs) is not { Count: > 0 } runs)
        {
            return null;
        }

        List<Block> blocks = [];
        var number = document.Grids.Count();
        foreach (var block in document.Blocks)
        {
            var run = block is Paragraph paragraph ? runs.Find(each => each[0].Number <= paragraph.Number && paragraph.Number <= each[^1].Number) : null;
            if (run is null)
            {
                blocks.Add(block);
            }
            else if (ReferenceEquals(block, run[0]))
            {
                blocks.Add(new TableBlock(StreamOf(run, ++number)));
            }
        }

        var gathered = document with { Blocks = blocks };
        return read(gathered) is { IsWhole: true } reading ? (gathered, reading) : null;
    }

    /// <summary>From the header of a table to the last of its values.</summary>
    private static List<List<Paragraph>> Runs(List<Paragraph> paragraphs)
    {
        var all = new LabelledGrid(StreamOf(paragraphs, 0));
        List<List<Paragraph>> runs = [];
        var taken = 0;
        foreach (var (from, behind) in Tables.SelectMany(labels => new CellStream(all, labels).Headers()).Distinct().Order())
        {
            if (from >= taken)
            {
                taken = EndOf(paragraphs, behind);
                runs.Add(paragraphs[from..taken]);
            }
        }

        return runs;
    }

    private static int EndOf(List<Paragraph> paragraphs, int from)
    {
        var end = from;
        for (var at = from; at < paragraphs.Count && at - end <= MostLabelsTogether; at++)
        {
            end = NumberText.IsNumber(paragraphs[at].Text) ? at + 1 : end;
        }

        return end;
    }

    private static Grid StreamOf(List<Paragraph> paragraphs, int number) =>
        new(number, [.. paragraphs.Select((paragraph, row) => new GridRow([new GridCell(paragraph.Text, row, 0)]))], IsRagged: true) { Origin = new Origin(paragraphs) };

    private sealed record Origin(IReadOnlyList<Paragraph> Paragraphs) : GridOrigin
    {
        public override Place PlaceOf(Grid grid) => Paragraphs[0].Place;

        public override Place PlaceOf(int row) => Paragraphs[row].Place;

        public override Place PlaceOf(GridCell cell) => Paragraphs[cell.Row].Place;
    }
}
