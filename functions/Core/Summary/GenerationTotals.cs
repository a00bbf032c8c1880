using System.Text;
using Nianbao.Figures;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>The totals of one generation of the form so far.</summary>
internal sealed class GenerationTotals
{
    private readonly string generation;
    private readonly FormColumns forms;
    private readonly List<RunningTotal> totals;
    private readonly Dictionary<string, int> byKey;
    private readonly List<LeftOutFigure> leftOut = [];
    private int reports;

    public GenerationTotals(string generation, FormColumns forms)
    {
        (this.generation, this.forms) = (generation, forms);
        totals = [.. forms.Cells(generation).Select(cell => new RunningTotal(cell.Key.Text, cell.Label, cell.Unit))];
        byKey = totals.Select((total, column) => (total.Key, column)).ToDictionary(pair => pair.Key, pair => pair.column, StringComparer.Ordinal);
    }

    /// <summary>Adds the figures of one report, and leaves its numbers in <paramref name="read"/>.</summary>
    public void Add(SubmissionId submission, string form, AcceptedFigures figures, ReportFigures read)
    {
        reports++;
        read.Clear();
        var printed = forms.PrintedOrder(form);
        var next = 0;
        figures.ForEach((key, figure) =>
        {
            // Figures come in printed order, so the next one is nearly always the one expected: no string is made for its key.
            var column = next < printed.Count && key.SequenceEqual(printed[next].Key) ? printed[next].Column : ColumnOf(key);
            next++;
            var total = totals[column];
            if (figure is { State: FigureState.Number, Doubt: null } && column < read.Columns)
            {
                read.Set(column, figure.Value!.Value);
            }

            if (!total.Add(figure))
            {
                leftOut.Add(new(submission, total.Key, figure.State, figure.Value, figure.Doubt?.Raw, figure.Doubt!.Place));
            }
        });
    }

    /// <summary>Takes off a total what a report in it counts and another agency leads.</summary>
    public void Take(string key, decimal count) => totals[byKey[key]].Take(count);

    public GenerationSummary Finish()
    {
        var known = forms.Cells(generation).Count;
        var inOrder = totals.Take(known).Concat(totals.Skip(known).OrderBy(total => total.Key, StringComparer.Ordinal));
        return new(
            generation, reports, [.. inOrder.Where(total => total.IsReported).Select(total => total.Finish())],
            [.. leftOut.OrderBy(figure => figure.Submission.Filing.Agency, StringComparer.Ordinal)]);
    }

    // A figure that the forms do not have any more is still added up, under its key.
    private int ColumnOf(ReadOnlySpan<byte> utf8)
    {
        var key = Encoding.UTF8.GetString(utf8);
        if (!byKey.TryGetValue(key, out var column))
        {
            byKey.Add(key, column = totals.Count);
            totals.Add(new(key, key, ""));
        }

        return column;
    }

    private sealed class RunningTotal(string key, string label, string unit)
    {
        private decimal sum;
        private int addends;
        private int blank;
        private int notApplicable;
        private int doubtful;
        private decimal deducted;

        public string Key => key;

        public bool IsReported => addends + blank + notApplicable + doubtful > 0;

        /// <summary>Counts a figure. False when it could not be added: unparsed, or an amount without any unit.</summary>
        public bool Add(PackedFigure figure)
        {
            switch (figure)
            {
                case { Doubt: not null }:
                    doubtful++;
                    return false;
                case { State: FigureState.Number }:
                    sum += figure.Value!.Value;
                    addends++;
                    return true;
                case { State: FigureState.Blank }:
                    blank++;
                    return true;
                default:
                    notApplicable++;
                    return true;
            }
        }

        public void Take(decimal count) => deducted += count;

        public FigureTotal Finish() =>
            new(key, label, unit, addends > 0 ? sum - deducted : null, addends, blank, notApplicable, doubtful, Additivity.IsCareful(key)) { Deducted = deducted };
    }
}
