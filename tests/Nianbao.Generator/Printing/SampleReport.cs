using Nianbao.Forms;

namespace Nianbao.Generator.Printing;

/// <summary>A report of our own making, before it is printed into a file of some kind.</summary>
/// <param name="Form">Whose tables and labels it has.</param>
/// <param name="TitleLines">The title, one paragraph a line.</param>
/// <param name="Blocks">What follows the title.</param>
internal sealed record SampleReport(FormDefinition Form, IReadOnlyList<string> TitleLines, IReadOnlyList<ReportBlock> Blocks)
{
    private readonly Dictionary<string, string> _texts = [];

    /// <summary>What stands in the cells that nothing was written into.</summary>
    public string Filler { get; init; } = "0";

    /// <summary>How it is printed.</summary>
    public PrintStyle Style { get; init; } = new();

    /// <summary>What stands in the cell of a figure, or beside a heading of the table.</summary>
    public string TextOf(string key) => _texts.GetValueOrDefault(key, Filler);

    /// <summary>Whether something was written into the cell.</summary>
    public bool Holds(string key) => _texts.ContainsKey(key);

    /// <summary>The report with one cell changed. Throws when the form has no such cell.</summary>
    public SampleReport With(string key, string text) =>
        IsCell(key) ? new SampleReport(this, [new(key, text)]) : throw new ArgumentException($"{Form.Id} has no cell {key}.", nameof(key));

    /// <summary>The report with many cells changed. Throws when the form has no such cell.</summary>
    public SampleReport WithTexts(IEnumerable<KeyValuePair<string, string>> cells)
    {
        var all = cells.ToList();
        return all.Find(cell => !IsCell(cell.Key)) is { Key: { } wrong }
            ? throw new ArgumentException($"{Form.Id} has no cell {wrong}.", nameof(cells))
            : new SampleReport(this, all);
    }

    /// <summary>The report with a text changed wherever it stands in title or prose.</summary>
    public SampleReport WithWording(string from, string to) => this with
    {
        TitleLines = [.. TitleLines.Select(line => line.Replace(from, to, StringComparison.Ordinal))],
        Blocks = [.. Blocks.Select(block => block is ReportBlock.Prose prose ? new ReportBlock.Prose(prose.Text.Replace(from, to, StringComparison.Ordinal)) : block)],
    };

    /// <summary>The report with a picture where a table was.</summary>
    public SampleReport WithPictureOf(string table) => this with
    {
        Blocks = [.. Blocks.Select(block => block == new ReportBlock.Table(table) ? new ReportBlock.Picture("table.png") : block)],
    };

    /// <summary>
    /// The report with cells as listed: <c>t3.granted 1 0 0 0 0 0 1</c> fills all cells whose keys begin so, <c>a.staff_total 3</c> one;
    /// <c>_</c> is a blank cell.
    /// </summary>
    public SampleReport WithFigures(string listed)
    {
        var report = this;
        foreach (var line in listed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var keys = KeysOf(words[0]);
            if (keys.Count != words.Length - 1)
            {
                throw new ArgumentException($"{words[0]} has {keys.Count} cells: {line}", nameof(listed));
            }

            report = keys.Zip(words.Skip(1)).Aggregate(report, (each, cell) => each.With(cell.First, cell.Second == "_" ? "" : cell.Second));
        }

        return report;
    }

    private SampleReport(SampleReport original, IEnumerable<KeyValuePair<string, string>> cells)
        : this(original.Form, original.TitleLines, original.Blocks)
    {
        (Filler, Style) = (original.Filler, original.Style);
        _texts = new(original._texts);
        foreach (var (key, text) in cells)
        {
            _texts[key] = text;
        }
    }

    private List<string> KeysOf(string start) => IsCell(start)
        ? [start]
        : [.. Form.Cells.Where(cell => !cell.Row.IsOptional).Select(cell => cell.Key.Text).Where(key => key.StartsWith(start + (start[0] == 't' ? '.' : '_'), StringComparison.Ordinal))];

    private bool IsCell(string key) =>
        Form.Find(key) is not null || Form.Tables.SelectMany(table => table.Blocks).SelectMany(block => block.Rows).Any(row => row.IsHeader && $"a.{row.Key}" == key);
}
