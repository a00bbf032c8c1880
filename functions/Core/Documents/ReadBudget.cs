using System.Globalization;

namespace Nianbao.Documents;

/// <summary>Counts what one file has cost so far against its limits.</summary>
internal sealed class ReadBudget(ReadLimits limits)
{
    private int _characters;
    private int _shown;
    private int _fields;
    private int _paragraphs;
    private int _tables;
    private int _cells;

    public ReadLimits Limits => limits;

    public void Characters(int count) => _characters = Spent(_characters, count, limits.Characters, "文字", "个字符");

    /// <summary>
    /// Text that cells of sheets show, before it is copied: thousands of cells may share one long text, which is there only once.
    /// </summary>
    public void Shown(int count) => _shown = Spent(_shown, count, limits.Characters, "文字", "个字符");

    /// <summary>Fields that the lines of all pages part them into: two hundred pages ruled like squared paper took a minute.</summary>
    public void Fields(int count) => _fields = Spent(_fields, count, limits.Cells, "表格单元格", "个");

    /// <summary>Throws when one text alone is more than all texts may be.</summary>
    public void Room(int length) => Spent(0, length, limits.Characters, "文字", "个字符");

    public void Paragraph() => _paragraphs = Spent(_paragraphs, 1, limits.Paragraphs, "段落", "段");

    public void Table() => _tables = Spent(_tables, 1, limits.Tables, "表格", "个");

    public void Cells(int count) => _cells = Spent(_cells, count, limits.Cells, "表格单元格", "个");

    public void Pages(int count) => Spent(0, count, limits.Pages, "页数", "页");

    public void Marks(int characters, int lines) => Spent(characters, lines, limits.PageMarks, "单页的文字和线条数", "个");

    public void Columns(int count) => Spent(0, count, limits.GridColumns, "单个表格的列数", "列");

    public void Rows(int count) => Spent(0, count, limits.GridRows, "单个表格的行数", "行");

    private static int Spent(int before, int count, int limit, string what, string unit) =>
        count <= limit - before ? before + count : throw LimitExceededException.Of(what, limit, unit);
}

/// <summary>A file costs more than it may. Caught where reading begins; its message is for officers.</summary>
internal sealed class LimitExceededException(string message) : Exception(message)
{
    public static LimitExceededException Of(string what, long limit, string unit) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{what}超过上限（{limit:N0} {unit}）"));
}
