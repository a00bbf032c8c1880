using System.Globalization;

namespace Nianbao.Benchmarks;

/// <summary>Prints results as lines of a Markdown table, as they come.</summary>
internal sealed class ResultTable(TextWriter output)
{
    private bool _isBegun;

    /// <param name="what">What was measured.</param>
    /// <param name="measured">With its unit.</param>
    /// <param name="budget">What it may be; empty where nothing is laid down.</param>
    /// <param name="isMet">Whether the budget is kept; null where there is none.</param>
    public void Add(string what, string measured, string budget = "", bool? isMet = null)
    {
        if (!_isBegun)
        {
            output.WriteLine("| what | measured | budget | |");
            output.WriteLine("| --- | --- | --- | --- |");
            _isBegun = true;
        }

        output.WriteLine($"| {what} | {measured} | {budget} | {isMet switch { true => "met", false => "MISSED", null => "" }} |");
        output.Flush();
    }

    public static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.000} ms");

    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");

    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0} MB");

    public static string Times(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}x");
}
