using Nianbao.Documents;
using Nianbao.Forms;
using Nianbao.Intake;

namespace Nianbao.Tests.Tables;

/// <summary>Grids drawn as text: a row a line, cells between bars; <c>&lt;</c> continues the cell at the left, <c>^</c> the one above.</summary>
internal static class GridText
{
    public static Grid Ragged(int number, string drawn) =>
        new(number, [.. Lines(drawn).Select((line, row) => new GridRow([.. line.Select((text, column) => new GridCell(text, row, column))]))], true);

    public static Grid Spanned(int number, string drawn)
    {
        var lines = Lines(drawn);
        var owners = new GridCell[lines.Count][];
        for (var row = 0; row < lines.Count; row++)
        {
            owners[row] = new GridCell[lines[row].Length];
            for (var column = 0; column < lines[row].Length; column++)
            {
                owners[row][column] = lines[row][column] switch
                {
                    "<" => owners[row][column - 1],
                    "^" => owners[row - 1][column],
                    var text => new GridCell(text, row, column, Height(lines, row, column), Width(lines[row], column)),
                };
            }
        }

        return new(number, [.. owners.Select(row => new GridRow([.. row.Distinct(ReferenceEqualityComparer.Instance).Cast<GridCell>()]))], false);
    }

    public static ReportDocument Document(params Grid[] grids) => new(FileKind.Text, [.. grids.Select(grid => new TableBlock(grid))], []);

    /// <summary>The printed rows of 《政府信息公开情况统计表》: label, unit, and a number that tells the row.</summary>
    public static string Statistics(string form, Func<FormRow, int, string>? value = null) =>
        "统计指标|单位|统计数\n" + string.Join('\n', NationalForms.Find(form)!.Tables[0].Blocks[0].Rows
            .Select((row, i) => $"{row.Label}|{(row.IsHeader ? "——" : row.Unit)}|{(row.IsHeader ? "" : value?.Invoke(row, i) ?? $"{i}")}"));

    /// <summary>The printed rows of the request table of a form, header included: every cell holds row number x 10 + column number.</summary>
    public static string Requests(string form, Func<FormRow, int, int, string>? value = null)
    {
        var block = NationalForms.Find(form)!.Tables.First(table => table.Id == "t3").Blocks[0];
        var rows = block.Rows.Select((row, i) =>
            $"{row.Group ?? row.Label}|{(row.Group is null ? "<" : row.Label)}|{string.Join('|', block.Columns.Select((_, j) => value?.Invoke(row, i, j) ?? $"{(i * 10) + j}"))}");
        return "勾稽关系|<|申请人情况|<|<|<|<|<|<\n^|<|自然人|法人或其他组织|<|<|<|<|总计\n^|<|^|商业企业|科研机构|社会公益组织|法律服务机构|其他|^\n" + string.Join('\n', rows);
    }

    private static List<string[]> Lines(string drawn) => [.. drawn.Split('\n').Select(line => line.Split('|'))];

    private static int Width(string[] line, int column) => 1 + line.Skip(column + 1).TakeWhile(text => text == "<").Count();

    private static int Height(List<string[]> lines, int row, int column) =>
        1 + lines.Skip(row + 1).TakeWhile(line => column < line.Length && line[column] == "^").Count();
}
