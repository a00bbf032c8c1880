using System.Text;

namespace Nianbao.Documents.Outline;

/// <summary>A line that may say something about the report: a paragraph, or a table row with only one filled cell.</summary>
/// <param name="Text">Half-width and without any white space.</param>
/// <param name="Printed">As printed.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Paragraph">The paragraph's number; for a row of a table that of the paragraph behind it.</param>
/// <param name="IsCaption">It is a row of a table.</param>
internal sealed record OutlineLine(string Text, string Printed, Place Place, int Paragraph, bool IsCaption)
{
    public static List<OutlineLine> Of(ReportDocument document)
    {
        List<OutlineLine> lines = [];
        var last = 0;
        foreach (var block in document.Blocks)
        {
            switch (block)
            {
                case Paragraph paragraph:
                    lines.Add(new(Bare(paragraph.Text), paragraph.Text, paragraph.Place, paragraph.Number, false));
                    last = paragraph.Number;
                    break;
                case TableBlock table:
                    lines.AddRange(CaptionsOf(table.Grid, last + 1));
                    break;
            }
        }

        return lines;
    }

    /// <summary>Half-width, without white space and zero-width characters.</summary>
    public static string Bare(string printed)
    {
        var bare = new StringBuilder(printed.Length);
        foreach (var character in printed.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(character) && character is not ('\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF'))
            {
                bare.Append(character);
            }
        }

        return bare.ToString();
    }

    private static IEnumerable<OutlineLine> CaptionsOf(Grid grid, int paragraph) =>
        from row in grid.Rows.Index()
        let filled = row.Item.Cells.Index().Where(cell => cell.Item.Row == row.Index && cell.Item.Text.Length > 0).Take(2).ToList()
        where filled.Count == 1
        from line in filled[0].Item.Text.Split('\n')
        select new OutlineLine(Bare(line), line, grid.PlaceOf(row.Index, filled[0].Index), paragraph, true);
}
