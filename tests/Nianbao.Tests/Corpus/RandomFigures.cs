using System.Globalization;
using Nianbao.Forms;

namespace Nianbao.Tests.Corpus;

/// <summary>Figures drawn at random of which every total is the sum of its parts; sums as the form states them, not as the rules do.</summary>
internal sealed class RandomFigures
{
    private static readonly string[] s_notSums = ["proactive_info_count", "press_conference_count", "online_interview_count"];

    private readonly Random _random;
    private readonly FormDefinition _form;
    private readonly Dictionary<string, decimal> _values = [];

    private RandomFigures(FormDefinition form, int seed) => (_form, _random) = (form, new(seed));

    /// <summary>By key, every figure of the form.</summary>
    public static IReadOnlyDictionary<string, decimal> Of(string form, int seed)
    {
        var figures = new RandomFigures(NationalForms.Find(form)!, seed);
        figures.Draw();
        return figures._values;
    }

    /// <summary>The cells that are a total or a part of one.</summary>
    public static IEnumerable<string> SumBearing(string form) => NationalForms.Find(form)!.Tables.SelectMany(table => table.Id switch
    {
        "t3" or "l4" => table.Cells.Select(cell => cell.Key.Text),
        "a" => table.Blocks[0].Rows.Where(row => IsSum(table, row)).SelectMany(row => Parts(table, row).Prepend(row)).Select(row => $"a.{row.Key}").Distinct(),
        _ => [],
    });

    private void Draw()
    {
        foreach (var cell in _form.Cells.Where(cell => !cell.Row.IsOptional))
        {
            _values[cell.Key.Text] = cell.Kind == FigureKind.Money ? _random.Next(100) / 10m : _random.Next(3) == 0 ? _random.Next(3000) : _random.Next(2);
        }

        foreach (var table in _form.Tables)
        {
            switch (table.Id)
            {
                case "a":
                    Balance(table);
                    break;
                case "s2" when _form.Id == "B":
                    BalanceMatters();
                    break;
                case "t3":
                    BalanceRequests(table.Blocks[0]);
                    break;
                case "l4":
                    BalanceDisputes(table);
                    break;
            }
        }
    }

    /// <summary>Totals from the innermost outwards, which are below their own total in the form.</summary>
    private void Balance(FormTable table)
    {
        foreach (var row in table.Blocks[0].Rows.Reverse().Where(row => IsSum(table, row)))
        {
            _values[$"a.{row.Key}"] = Parts(table, row).Sum(part => _values[$"a.{part.Key}"]);
        }

        var channels = table.Cells.Where(cell => cell.Row.Parent == "hdr_channel").Sum(cell => _values[cell.Key.Text]);
        _values["a.proactive_info_count"] = channels;
        _values["a.proactive_normative_doc_count"] = _random.Next((int)channels + 1);
        _values["a.press_conference_by_head_count"] = _values["a.press_conference_count"];
        _values["a.online_interview_by_head_count"] = 0;
    }

    private void BalanceMatters()
    {
        foreach (var change in _values.Keys.Where(key => key.EndsWith("_items_change", StringComparison.Ordinal)).ToList())
        {
            _values[change] = -_random.Next((int)_values[change.Replace("_change", "_prev", StringComparison.Ordinal)] + 1);
        }
    }

    private void BalanceRequests(FormBlock block)
    {
        var outcomes = block.Rows.Where(row => row.Group is not null && row.Key != "handled_total").ToList();
        foreach (var column in block.Columns)
        {
            var handled = outcomes.Sum(row => _values[$"t3.{row.Key}.{column.Key}"]);
            var pending = handled + _values[$"t3.carried_out.{column.Key}"];
            _values[$"t3.handled_total.{column.Key}"] = handled;
            _values[$"t3.carried_in.{column.Key}"] = _random.Next((int)pending + 1);
            _values[$"t3.new_received.{column.Key}"] = pending - _values[$"t3.carried_in.{column.Key}"];
        }

        foreach (var row in block.Rows)
        {
            _values[$"t3.{row.Key}.total"] = block.Columns.Where(column => column.Key != "total").Sum(column => _values[$"t3.{row.Key}.{column.Key}"]);
        }
    }

    private void BalanceDisputes(FormTable table)
    {
        foreach (var group in table.Cells.Chunk(5))
        {
            _values[group[^1].Key.Text] = group[..^1].Sum(cell => _values[cell.Key.Text]);
        }
    }

    private static bool IsSum(FormTable table, FormRow row) => !row.IsHeader && !s_notSums.Contains(row.Key) && Parts(table, row).Any();

    private static IEnumerable<FormRow> Parts(FormTable table, FormRow row) => table.Blocks[0].Rows.Where(part => part.Parent == row.Key);

    /// <summary>A number as people print it: plain, full-width, or with thousands separators.</summary>
    public static string Print(decimal value, Random random)
    {
        var plain = value.ToString(CultureInfo.InvariantCulture);
        return random.Next(4) switch
        {
            0 => string.Concat(plain.Select(character => char.IsAsciiDigit(character) ? (char)(character - '0' + '０') : character)),
            1 when decimal.IsInteger(value) => value.ToString("#,##0", CultureInfo.InvariantCulture),
            2 => $"　{plain} ",
            _ => plain,
        };
    }
}
