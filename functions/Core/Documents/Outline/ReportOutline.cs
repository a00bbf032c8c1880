namespace Nianbao.Documents.Outline;

/// <summary>What a report says of itself outside its figures: title, agency, year, period and headings.</summary>
/// <param name="Title">The title; null when none was found.</param>
/// <param name="Captions">Years printed as a table's caption, as （2017年度）; may be empty.</param>
/// <param name="Period">The statistic period (统计期限); null when none is stated.</param>
/// <param name="FilingUnit">What stands after 填报单位 or 单位名称; null when the line is not there, empty when nothing follows.</param>
/// <param name="Headings">The top-level headings, in order.</param>
/// <param name="StatedParts">How many parts the text says it has; null when it says nothing of it.</param>
public sealed record ReportOutline(
    ReportTitle? Title, IReadOnlyList<CaptionYear> Captions, StatisticPeriod? Period, FilingUnit? FilingUnit,
    IReadOnlyList<Heading> Headings, StatedParts? StatedParts)
{
    /// <summary>The agency as printed: from the title, else from above the table; null when neither names one.</summary>
    public string? Agency => Title?.Agency ?? (FilingUnit?.Name is { Length: > 0 } name ? name : null);

    /// <summary>The data year: of the title, else of the caption, else of the period; null when none is stated.</summary>
    public int? Year => Title?.Year ?? (Captions.Count > 0 ? Captions[0].Year : Period?.From.Year);

    /// <summary>Reads the outline of a document. Never throws.</summary>
    public static ReportOutline Of(ReportDocument document)
    {
        var lines = OutlineLine.Of(document);
        var headings = Heading.In(lines);
        return new(
            ReportTitle.In(lines, headings),
            CaptionYear.In(lines),
            StatisticPeriod.In(document),
            Outline.FilingUnit.In(lines),
            headings,
            Outline.StatedParts.In(document));
    }
}

/// <summary>A year printed as a table's caption.</summary>
/// <param name="Year">The data year.</param>
/// <param name="Printed">As printed.</param>
/// <param name="Place">Where.</param>
public sealed record CaptionYear(int Year, string Printed, Place Place)
{
    internal static IReadOnlyList<CaptionYear> In(IEnumerable<OutlineLine> lines) =>
        [.. from line in lines
            let year = Years.OfCaption(line.Text)
            where year is not null
            select new CaptionYear(year.Value, line.Printed, line.Place)];
}

/// <summary>The line that names the filing unit above the table.</summary>
/// <param name="Name">May be empty.</param>
/// <param name="Place">Where.</param>
public sealed partial record FilingUnit(string Name, Place Place)
{
    internal static FilingUnit? In(IEnumerable<OutlineLine> lines)
    {
        foreach (var line in lines)
        {
            if (Label().Match(line.Text) is { Success: true } match)
            {
                return new(match.Groups["name"].Value, line.Place);
            }
        }

        return null;
    }

    [System.Text.RegularExpressions.GeneratedRegex(
        @"^(?:填报单位|单位名称|填报部门|报送单位|填表单位)(?:\((?:盖章|公章|签章)\))?:(?<name>[^(:]*?)(?:\(.*|填报日期.*|填报人.*|负责人.*)?$")]
    private static partial System.Text.RegularExpressions.Regex Label();
}
