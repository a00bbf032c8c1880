namespace Nianbao.Summary;

/// <summary>The numbers of one report by column of its generation; used again for the next report.</summary>
internal sealed class ReportFigures(int columns)
{
    private readonly decimal[] values = new decimal[columns];
    private readonly bool[] isNumber = new bool[columns];

    /// <summary>The number of a column; null when it holds none, or one that cannot be added.</summary>
    public decimal? this[int column] => isNumber[column] ? values[column] : null;

    public int Columns => columns;

    /// <summary>The same numbers, for keeping.</summary>
    public ReportFigures Copy()
    {
        var copy = new ReportFigures(columns);
        values.CopyTo(copy.values, 0);
        isNumber.CopyTo(copy.isNumber, 0);
        return copy;
    }

    public void Clear()
    {
        Array.Clear(values);
        Array.Clear(isNumber);
    }

    public void Set(int column, decimal value) => (values[column], isNumber[column]) = (value, true);
}

/// <summary>Sums of a part of the area by column, and how many reports are in it.</summary>
internal sealed class Tally(int columns)
{
    private readonly decimal[] sums = new decimal[columns];
    private readonly int[] addends = new int[columns];

    public int Reports { get; private set; }

    public int Missing { get; private set; }

    /// <summary>The sum of a column; null when no report has a number.</summary>
    public decimal? this[int column] => addends[column] > 0 ? sums[column] : null;

    public void Add(ReportFigures report)
    {
        Reports++;
        for (var column = 0; column < columns; column++)
        {
            if (report[column] is { } value)
            {
                sums[column] += value;
                addends[column]++;
            }
        }
    }

    /// <summary>Takes off a column what a report in it counts and another leads.</summary>
    public void Take(int column, decimal count) => sums[column] -= count;

    /// <summary>Counts a report that has no figures in the form of the year.</summary>
    public void AddWithoutFigures() => Reports++;

    public void AddMissing() => Missing++;

    public void Add(Tally other)
    {
        (Reports, Missing) = (Reports + other.Reports, Missing + other.Missing);
        for (var column = 0; column < columns; column++)
        {
            sums[column] += other.sums[column];
            addends[column] += other.addends[column];
        }
    }

    public IReadOnlyList<decimal?> Totals() => [.. Enumerable.Range(0, columns).Select(column => this[column])];
}
