using Nianbao.Generator.Printing;
using Nianbao.Generator.Reports;

namespace Nianbao.Generator.Errors;

/// <summary>A way of breaking one rule in a valid report.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Forms">The forms it can be done in.</param>
/// <param name="Keys">The figures the finding must name, the one to look at first; empty when it speaks of the text.</param>
/// <param name="Spoil">Breaks it; null when this report cannot be broken so.</param>
internal sealed record PlantedError(string Rule, string[] Forms, string[] Keys, Func<Draft, Draft?> Spoil)
{
    /// <summary>Rules that then cannot hold either.</summary>
    public string[] Consequences { get; init; } = [];

    /// <summary>Where the first figure stands in the printed file; null when the error is not in one cell.</summary>
    public string? PlaceIn(SampleReport report)
    {
        if (Keys.Length == 0)
        {
            return null;
        }

        var tables = report.Blocks.OfType<ReportBlock.Table>().ToList();
        var at = tables.FindIndex(table => Keys[0].StartsWith(table.Id + ".", StringComparison.Ordinal));
        return at >= 0 && TableLayout.Of(report, tables[at].Id).PlaceOf(Keys[0]) is { } place
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"table {at + 1}, row {place.Row}, column {place.Column}")
            : null;
    }
}
