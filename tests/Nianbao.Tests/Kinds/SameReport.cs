using System.Globalization;
using Nianbao.Findings;
using Nianbao.Tests.Corpus;

namespace Nianbao.Tests.Kinds;

/// <summary>What two files of one report must agree on: every figure and every finding, wherever they stand in the file.</summary>
internal static class SameReport
{
    /// <summary>Fails with the lines that differ.</summary>
    public static void Equal(CheckedReport expected, CheckedReport actual)
    {
        Assert.Equal(Figures(expected), Figures(actual));
        Assert.Equal(Findings(expected), Findings(actual));
        Assert.Equal((expected.Title?.Replace(" ", "", StringComparison.Ordinal), expected.Agency, expected.Year, expected.Form, expected.Verdict),
            (actual.Title?.Replace(" ", "", StringComparison.Ordinal), actual.Agency, actual.Year, actual.Form, actual.Verdict));
    }

    /// <summary>What only one of two files says.</summary>
    public static List<string> Different(CheckedReport expected, CheckedReport actual) =>
    [
        .. Lines(expected).Except(Lines(actual)).Select(line => $"gone: {line}"), .. Lines(actual).Except(Lines(expected)).Select(line => $"new: {line}"),
    ];

    private static List<string> Lines(CheckedReport read) =>
        [$"{read.Title?.Replace(" ", "", StringComparison.Ordinal)} | {read.Agency} | {read.Year} | {read.Form} | {read.Verdict}", .. Figures(read), .. Findings(read)];

    /// <summary>One line a figure: value, state, unit and text.</summary>
    public static List<string> Figures(CheckedReport read) => [.. read.Figures.Select(figure => string.Create(
        CultureInfo.InvariantCulture, $"{figure.Key} = {figure.Value.Value} {figure.Value.Unit} | {figure.Value.State} | {figure.Value.Raw}"))];

    /// <summary>One line a finding; those that speak of how the file was made are left out.</summary>
    public static List<string> Findings(CheckedReport read) => [.. read.Findings.Where(finding => !Golden.IsOfFile(finding))
        .Select(finding => $"{finding.Rule} {finding.Severity} | {finding.Message} | {string.Join(' ', finding.Keys)}")];
}
