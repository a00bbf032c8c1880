using System.Globalization;
using System.Text;
using Nianbao.Figures;
using Nianbao.Store;

namespace Nianbao.Summary.Files;

/// <summary>
/// Every addend of every total of the year's form: a line a report, a column a figure. A blank cell is empty, a marker for not applicable
/// a slash, and what could not be added a question mark, so that every total can be added up again from this file alone.
/// </summary>
internal static class FiguresCsv
{
    /// <summary>Its file name.</summary>
    public const string FileName = "figures.csv";

    /// <summary>UTF-8 with a byte order mark, RFC 4180.</summary>
    public static byte[] Write(OwnReports own)
    {
        var text = new StringBuilder();
        Csv.AppendRecord(text, ["报告", "单位", "文件指纹", .. own.Keys]);
        var columns = own.Keys.Select((key, column) => (key, column)).ToDictionary(pair => pair.key, pair => pair.column, StringComparer.Ordinal);
        var byUtf8 = columns.GetAlternateLookup<ReadOnlySpan<char>>();
        var cells = new string[own.Keys.Count];
        foreach (var report in own.Reports.Values)
        {
            Array.Fill(cells, "");
            report.Figures.ForEach((key, figure) =>
            {
                Span<char> name = stackalloc char[key.Length];
                if (byUtf8.TryGetValue(name[..Encoding.UTF8.GetChars(key, name)], out var column))
                {
                    cells[column] = Print(figure);
                }
            });
            Csv.AppendRecord(text, report.Submission.ToString(), report.Agency, report.Sha256);
            AppendCells(text, cells);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    // They hold nothing that has to be quoted.
    private static void AppendCells(StringBuilder text, string[] cells)
    {
        text.Length -= 2;
        foreach (var cell in cells)
        {
            text.Append(',').Append(cell);
        }

        text.Append("\r\n");
    }

    private static string Print(PackedFigure figure) => figure switch
    {
        { Doubt: not null } => "?",
        { State: FigureState.Number } => figure.Value!.Value.ToString(CultureInfo.InvariantCulture),
        { State: FigureState.Blank } => "",
        _ => "/",
    };
}
