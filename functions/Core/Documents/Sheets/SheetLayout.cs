using System.Text.RegularExpressions;
using Nianbao.Forms;

namespace Nianbao.Documents.Sheets;

/// <summary>
/// Tells the text on a sheet from its tables. Empty rows part them; a row with one text alone is text when it stands before or behind a table,
/// and in a table when it is a sentence or a heading of the report. Rows of the form that nobody filled in stay in their table.
/// </summary>
internal sealed partial class SheetLayout
{
    private const int ProseLength = 40;

    private static readonly HashSet<string> s_rowLabels =
    [
        .. from form in NationalForms.All
           from table in form.Tables
           from row in table.Blocks.SelectMany(block => block.Rows)
           from label in (string[])[row.Label, .. row.Aliases]
           select LabelText.Of(label).Text into label
           where label.Length > 0
           select label,
    ];

    private readonly Action<SeenCell, int> _addText;
    private readonly Action<List<SeenRow>> _addTable;
    private readonly List<SeenRow> _table = [];
    private readonly List<SeenRow> _pending = [];

    private SheetLayout(Action<SeenCell, int> addText, Action<List<SeenRow>> addTable) => (_addText, _addTable) = (addText, addTable);

    /// <summary>Hands out texts and the rows of tables, in reading order.</summary>
    /// <param name="rows">What is seen of a sheet.</param>
    /// <param name="addText">Takes a text and its row.</param>
    /// <param name="addTable">Takes the rows of a table.</param>
    public static void Tell(List<SeenRow> rows, Action<SeenCell, int> addText, Action<List<SeenRow>> addTable)
    {
        var layout = new SheetLayout(addText, addTable);
        for (var at = 0; at < rows.Count;)
        {
            var next = rows.FindIndex(at + 1, row => row.IsApart);
            next = next < 0 ? rows.Count : next;
            layout.TellRun(rows.GetRange(at, next - at));
            at = next;
        }
    }

    private void TellRun(List<SeenRow> run)
    {
        var boxed = run.FindIndex(row => row.HasBorder && !row.IsSingle);
        var lastBoxed = run.FindLastIndex(row => row.HasBorder && !row.IsSingle);
        foreach (var (at, row) in run.Index())
        {
            if (row.IsSingle)
            {
                TellSingle(row, isOutside: boxed >= 0 && !row.HasBorder && (at < boxed || at > lastBoxed));
            }
            else if (boxed >= 0 && !row.HasBorder && (at < boxed || at > lastBoxed) && !row.Cells.Any(IsNumber))
            {
                // 填报单位 and 单位：件 beside each other, above the table or below.
                Close();
                AddTexts(row);
            }
            else
            {
                _table.AddRange(_pending);
                _pending.Clear();
                _table.Add(row);
            }
        }

        Close();
    }

    private void TellSingle(SeenRow row, bool isOutside)
    {
        var text = row.Cells.First(cell => cell.IsFilled).Text;
        if (_table.Count > 0 && !isOutside && s_rowLabels.Contains(LabelText.Of(text).Text))
        {
            _table.AddRange(_pending);
            _pending.Clear();
            _table.Add(row);
        }
        else if (_table.Count == 0 || isOutside || IsText(text))
        {
            Close();
            AddTexts(row);
        }
        else
        {
            _pending.Add(row);
        }
    }

    private void Close()
    {
        if (_table.Count > 0)
        {
            _addTable([.. _table]);
        }

        _table.Clear();
        _pending.ForEach(AddTexts);
        _pending.Clear();
    }

    private void AddTexts(SeenRow row)
    {
        foreach (var cell in row.Cells.Where(cell => cell.IsFilled && !cell.IsContinued))
        {
            _addText(cell, row.Row);
        }
    }

    private static bool IsText(string text) => (text.Length >= ProseLength && text.Contains('。', StringComparison.Ordinal)) || SectionHeading().IsMatch(text);

    private static bool IsNumber(SeenCell cell) => decimal.TryParse(cell.Text, System.Globalization.CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"^\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}部分)", RegexOptions.CultureInvariant)]
    private static partial Regex SectionHeading();
}
