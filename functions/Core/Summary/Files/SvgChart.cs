using System.Globalization;
using System.Text;

namespace Nianbao.Summary.Files;

/// <summary>Draws a chart as SVG: no script, no font of its own, readable in grey.</summary>
internal static class SvgChart
{
    private const int Width = 640;
    private const int Height = 300;
    private const int Left = 70;
    private const int Right = 12;
    private const int Top = 34;
    private const int Bottom = 62;
    private const int GridLines = 4;

    // Of the legend: names are Chinese, a letter as wide as it is high.
    private const int LetterWidth = 12;
    private const int LegendGap = 18;

    public static string Draw(Chart chart, IReadOnlyList<string> colours)
    {
        var most = Ceiling(chart.Series.SelectMany(series => series.Values).Max() ?? 0);
        var svg = new StringBuilder(FormattableString.Invariant(
            $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Markup.Escape(chart.Title)}\" xmlns=\"http://www.w3.org/2000/svg\"><text x=\"{Width / 2}\" y=\"18\" class=\"t\">{Markup.Escape(chart.Title)}</text>"));
        for (var line = 0; line <= GridLines; line++)
        {
            var y = YOf(most * line / GridLines, most);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Print(y)}\" y2=\"{Print(y)}\" class=\"g\"/><text x=\"{Left - 6}\" y=\"{Print(y + 4)}\" class=\"y\">{Markup.Readable(most * line / GridLines)}</text>");
        }

        var step = (decimal)(Width - Left - Right) / Math.Max(1, chart.Categories.Count);
        for (var i = 0; i < chart.Categories.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Print(Left + (step * i) + (step / 2))}\" y=\"{Height - Bottom + 16}\" class=\"x\">{Markup.Escape(Shorten(chart.Categories[i], step))}</text>");
        }

        var legend = Left;
        for (var at = 0; at < chart.Series.Count; at++)
        {
            var colour = colours[at % colours.Count];
            AppendSeries(svg, chart, at, colour, step, most);
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{legend}\" y=\"{Height - 24}\" width=\"12\" height=\"12\" fill=\"#{colour}\"/><text x=\"{legend + 17}\" y=\"{Height - 14}\" class=\"l\">{Markup.Escape(chart.Series[at].Name)}</text>");
            legend += 17 + (LetterWidth * chart.Series[at].Name.Length) + LegendGap;
        }

        return svg.Append("</svg>").ToString();
    }

    private static void AppendSeries(StringBuilder svg, Chart chart, int at, string colour, decimal step, decimal most)
    {
        var values = chart.Series[at].Values;
        if (!chart.IsLine)
        {
            var bar = step * 0.7m / chart.Series.Count;
            for (var i = 0; i < values.Count; i++)
            {
                var y = YOf(values[i] ?? 0, most);
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Print(Left + (step * i) + (step * 0.15m) + (bar * at))}\" y=\"{Print(y)}\" width=\"{Print(bar)}\" height=\"{Print(Height - Bottom - y)}\" fill=\"#{colour}\"><title>{Markup.Escape(chart.Categories[i])} {Markup.Readable(values[i])}</title></rect>");
            }

            return;
        }

        var points = values.Select((value, i) => (Value: value, X: Left + (step * i) + (step / 2))).Where(point => point.Value is not null).ToList();
        svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"#{colour}\" stroke-width=\"2\" points=\"{string.Join(' ', points.Select(point => $"{Print(point.X)},{Print(YOf(point.Value!.Value, most))}"))}\"/>");
        foreach (var (value, x) in points)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Print(x)}\" cy=\"{Print(YOf(value!.Value, most))}\" r=\"4\" fill=\"#{colour}\"><title>{Markup.Readable(value)}</title></circle>");
        }
    }

    private static decimal YOf(decimal value, decimal most) => Height - Bottom - (Math.Max(0, value) / most * (Height - Top - Bottom));

    /// <summary>The next number that people draw axes to: 1, 2 or 5 and zeros, and at least 4.</summary>
    private static decimal Ceiling(decimal value)
    {
        var step = 1m;
        while (step * 10 < value)
        {
            step *= 10;
        }

        return Math.Max(4, value <= step ? step : value <= step * 2 ? step * 2 : value <= step * 5 ? step * 5 : step * 10);
    }

    private static string Shorten(string name, decimal step) => (int)(step / 12) is var most && name.Length > most ? name[..Math.Max(1, most - 1)] + "…" : name;

    private static string Print(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
