using System.Text.RegularExpressions;

namespace Nianbao.Documents.Outline;

/// <summary>The report's title, which names the agency and the year.</summary>
/// <param name="Printed">As printed, its lines joined.</param>
/// <param name="Agency">The agency named in it or on the line above it; null when none is.</param>
/// <param name="Year">The data year named in it; null when none is.</param>
/// <param name="Place">Where it stands.</param>
public sealed partial record ReportTitle(string Printed, string? Agency, int? Year, Place Place)
{
    private const int LongestLine = 60;
    private const int LongestTitle = 90;

    /// <summary>
    /// The fullest title before the first heading, the last of them where several are as full: pages of web sites repeat it in front
    /// of the report.
    /// </summary>
    internal static ReportTitle? In(IReadOnlyList<OutlineLine> lines, IReadOnlyList<Heading> headings)
    {
        var firstHeading = headings.Count > 0 ? headings[0].Paragraph : int.MaxValue;
        ReportTitle? best = null;
        for (var i = 0; i < lines.Count && lines[i].Paragraph < firstHeading; i++)
        {
            if (At(lines, i) is { } title && title.Fullness >= (best?.Fullness ?? 0))
            {
                best = title;
            }
        }

        return best;
    }

    private int Fullness => (Agency is null ? 0 : 1) + (Year is null ? 0 : 2);

    /// <summary>A title that ends in this line; up to two lines above it belong to it where it does not say everything itself.</summary>
    private static ReportTitle? At(IReadOnlyList<OutlineLine> lines, int last)
    {
        if (!IsEnd(lines[last].Text))
        {
            return null;
        }

        var (text, printed) = (lines[last].Text, lines[last].Printed.Trim());
        var title = Of(text, printed, lines[last].Place);
        for (var i = last - 1; i >= 0 && i >= last - 2 && title.Fullness < 3 && IsPart(lines[i]); i--)
        {
            (text, printed) = (lines[i].Text + text, $"{lines[i].Printed.Trim()} {printed}");
            var longer = Of(text, printed, lines[last].Place);
            title = longer.Fullness > title.Fullness ? longer : title;
        }

        return title.Agency is null && last + 1 < lines.Count && IsPart(lines[last + 1]) && AgencyName.IsAgency(lines[last + 1].Text)
            ? title with { Agency = lines[last + 1].Text }
            : title;
    }

    private static bool IsEnd(string text) => text.Length <= LongestTitle && Ending().IsMatch(text) && !Sentence().IsMatch(text);

    private static bool IsPart(OutlineLine line) =>
        line.Text.Length is > 0 and <= LongestLine && !Sentence().IsMatch(line.Text) && (AgencyName.IsAgency(line.Text) || Years.First(line.Text) is not null);

    private static ReportTitle Of(string text, string printed, Place place)
    {
        var year = Years.First(text);
        var rest = year is { } found ? text[..found.Start] + text[found.End..] : text;
        rest = Around().Replace(rest[..Subject().Match(rest).Index], "");
        return new(printed, AgencyName.IsAgency(rest) ? rest : null, year?.Year, place);
    }

    /// <summary>…政府信息公开工作年度报告, with a year in brackets or the name of a web site behind it.</summary>
    [GeneratedRegex(@"信息公开.{0,14}(?:报告|年报|总结)(?:格式模板)?(?:\([^()]{0,20}\)|[-_|].{1,20})?[》〉]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();

    [GeneratedRegex("[。;；!?]|^[一二三四五六七八九十]+、|^\\d+[.、]|^(?:索引|名称|标题|来源|当前位置)|根据|现将|如下", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    [GeneratedRegex("(?:政府|政务)?信息公开", RegexOptions.CultureInvariant)]
    private static partial Regex Subject();

    /// <summary>What stands around the agency's name: quotes, 【年报】, 关于, brackets that held the year. Brackets in a name stay.</summary>
    [GeneratedRegex(@"^(?:【[^【】]*】|[《〈:,、]|关于|\((?:年度|年报)?\))+|(?:[:,、的]|关于|\((?:年度|年报)?\))+$", RegexOptions.CultureInvariant)]
    private static partial Regex Around();
}
