namespace Nianbao.Summary;

/// <summary>Comparable figures over up to five years, the year of the summary last.</summary>
/// <param name="Years">The years that have reports in force.</param>
/// <param name="Rows">A figure each, those without any number left out.</param>
/// <param name="Regions">What the regions of the area come to this year and came to the year before, the largest first.</param>
/// <param name="Outliers">Agencies whose figure stands far off from those of the same level and kind.</param>
public sealed record YearSeries(
    IReadOnlyList<SeriesYear> Years, IReadOnlyList<SeriesRow> Rows, IReadOnlyList<RegionRank> Regions, IReadOnlyList<Outlier> Outliers);

/// <summary>A year of the series.</summary>
/// <param name="Year">The data year.</param>
/// <param name="Generation">Its form.</param>
/// <param name="Reports">How many reports are added up.</param>
/// <param name="Duties">How many should be.</param>
public sealed record SeriesYear(int Year, string Generation, int Reports, int Duties);

/// <summary>A figure over the years.</summary>
/// <param name="Id">The row of the crosswalk.</param>
/// <param name="Name">What it is (中文).</param>
/// <param name="Unit">Of the figure.</param>
/// <param name="Points">A year each, in the order of <see cref="YearSeries.Years"/>.</param>
/// <param name="Growth">From the year before to this one, in percent with one decimal; null when either is missing or the year before is 0.</param>
public sealed record SeriesRow(string Id, string Name, string Unit, IReadOnlyList<SeriesPoint> Points, decimal? Growth);

/// <summary>A figure of a year.</summary>
/// <param name="Value">Null when no report has a number, or the year's form has nothing like it.</param>
/// <param name="Comparability">How far it means the same as in the year of the summary.</param>
public sealed record SeriesPoint(decimal? Value, Comparability Comparability);

/// <summary>A region's place.</summary>
/// <param name="Rank">One-based; equal values share it.</param>
/// <param name="Region">The id of its government.</param>
/// <param name="Name">Its name.</param>
/// <param name="Received">Requests received this year; null when no report has a number.</param>
/// <param name="Before">The same of the year before; null when there is none, or it is in another form.</param>
/// <param name="Growth">In percent with one decimal.</param>
public sealed record RegionRank(int Rank, string Region, string Name, decimal? Received, decimal? Before, decimal? Growth);

/// <summary>An agency whose figure is above three times the spread of the middle half of its peers.</summary>
/// <param name="Agency">The agency's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">The region it stands in (中文).</param>
/// <param name="Peers">Its level and kind (中文).</param>
/// <param name="Key">The figure.</param>
/// <param name="Label">What the form calls it.</param>
/// <param name="Value">Its figure.</param>
/// <param name="Median">The middle of its peers.</param>
/// <param name="Bound">What is above stands off.</param>
public sealed record Outlier(string Agency, string Name, string Region, string Peers, string Key, string Label, decimal Value, decimal Median, decimal Bound);
