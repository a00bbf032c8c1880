using Nianbao.Generator.Printing;

namespace Nianbao.Generator.Drifts;

/// <summary>One way in which the tables of real reports differ from the official form. Figures stay what they are, or are left out with their rows.</summary>
/// <param name="Name">What the command line and the tests call it.</param>
/// <param name="Tables">The ids of the tables that it changes.</param>
/// <param name="Apply">Makes one table, or several, out of one.</param>
internal sealed record Drift(string Name, IReadOnlyList<string> Tables, Func<PrintedTable, Random, IReadOnlyList<PrintedTable>> Apply)
{
    /// <summary>Every drift that is known.</summary>
    public static IReadOnlyList<Drift> All { get; } = [.. WordingDrifts.All, .. ColumnDrifts.All, .. RowDrifts.All, .. SplitDrifts.All];

    /// <summary>The drift of a name. Throws when there is none.</summary>
    public static Drift Named(string name) => All.First(drift => drift.Name == name);

    /// <summary>A drift that makes one table out of one.</summary>
    public static Drift Of(string name, string tables, Func<PrintedTable, Random, PrintedTable> apply) =>
        new(name, tables.Split(' '), (table, random) => [apply(table, random)]);

    /// <summary>A drift that may make several tables out of one.</summary>
    public static Drift Of(string name, string tables, Func<PrintedTable, Random, IReadOnlyList<PrintedTable>> apply) => new(name, tables.Split(' '), apply);
}

/// <summary>The tables of a report as its style has them printed.</summary>
internal static class DriftedTables
{
    /// <summary>One table of the form: in one part, or in several.</summary>
    public static IReadOnlyList<PrintedTable> Of(SampleReport report, string table)
    {
        IReadOnlyList<PrintedTable> parts = [TableLayout.Of(report, table)];
        // Whatever the order in which they are named: wording first, and what needs the whole table before what takes it apart.
        foreach (var (at, drift) in report.Style.Drifts.OrderBy(drift => Drift.All.Index().First(each => each.Item == drift).Index).Index())
        {
            parts = [.. parts.SelectMany((part, number) => drift.Tables.Contains(part.Id) ? drift.Apply(part, new Random(HashCode(report.Style.DriftSeed, at, number, table))) : [part])];
        }

        return [.. parts.Select(part => part.Filled())];
    }

    // The same in every run, unlike that of the platform.
    private static int HashCode(int seed, int at, int number, string table) => unchecked((((((seed * 31) + at) * 31) + number) * 31) + table.Sum(character => character));
}
