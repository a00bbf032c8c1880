using Nianbao.Forms;
using Nianbao.Generator.Figures;
using Nianbao.Generator.Reports;

namespace Nianbao.Tests.Generated;

/// <summary>The reports of an agency for two years, the second going on from the first.</summary>
internal sealed class TwoYears(string agency)
{
    private readonly Reporter reporter = new(agency, [], CoversArea: false, FigureScale.Department with { Least = 1 });

    public Draft Before => Draft.Of(reporter, Form2021.Definition, 2022, 3);

    public Draft Now => Draft.Of(reporter, Form2021.Definition, 2023, 4, DrawnFigures.Of(Form2021.Definition, new(4), reporter.Scale, Before.Figures));

    /// <summary>The second with one request more carried over than the first left, and balanced all the same.</summary>
    public Draft NowWithOneMore => Draft.Of(reporter, Form2021.Definition, 2023, 4, new Dictionary<string, decimal>(
        Now.Figures.Select(figure => s_oneMore.Contains(figure.Key) ? KeyValuePair.Create(figure.Key, figure.Value + 1) : figure)));

    private static readonly string[] s_oneMore =
        ["t3.carried_in.natural_person", "t3.carried_in.total", "t3.carried_out.natural_person", "t3.carried_out.total"];
}
