using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nianbao.Documents;

/// <summary>
/// Where something stands in the filer's own file. Everything is one-based. A column counts the cells that cross the row from the
/// left, a merged cell once, so that every kind of file gives the same place for the same report.
/// </summary>
[JsonConverter(typeof(PlaceJsonConverter))]
public abstract record Place
{
    private Place() { }

    /// <summary>Where on a page it stands, in a file that has pages; null in others. Printed around the rest: <c>page 2, table 3, row 22, column 3, box 72 310 128 332</c>.</summary>
    public PageBox? Box { get; init; }

    /// <summary>A whole table. Printed as <c>table 3</c>.</summary>
    /// <param name="Table">Number in document order.</param>
    public sealed record OfTable(int Table) : Place;

    /// <summary>A row. Printed as <c>table 3, row 22</c>.</summary>
    /// <param name="Table">Number in document order.</param>
    /// <param name="Row">Header rows included.</param>
    public sealed record OfRow(int Table, int Row) : Place;

    /// <summary>A cell. Printed as <c>table 3, row 22, column 3</c>.</summary>
    /// <param name="Table">Number in document order.</param>
    /// <param name="Row">Header rows included.</param>
    /// <param name="Column">Cells counted from the left.</param>
    public sealed record OfCell(int Table, int Row, int Column) : Place;

    /// <summary>A paragraph outside the tables. Printed as <c>paragraph 12</c>.</summary>
    /// <param name="Paragraph">Number in document order, empty ones not counted.</param>
    public sealed record OfParagraph(int Paragraph) : Place;

    /// <summary>A cell of a spreadsheet. Printed as <c>情况表!C22</c>.</summary>
    /// <param name="Sheet">The sheet's name.</param>
    /// <param name="Row">As the sheet counts them.</param>
    /// <param name="Column">1 is column A.</param>
    public sealed record OfSheetCell(string Sheet, int Row, int Column) : Place;

    /// <summary>A range of a spreadsheet: a row of a table, or a whole one. Printed as <c>情况表!A3:H30</c>.</summary>
    /// <param name="Sheet">The sheet's name.</param>
    /// <param name="FirstRow">As the sheet counts them.</param>
    /// <param name="FirstColumn">1 is column A.</param>
    /// <param name="LastRow">The last row in it.</param>
    /// <param name="LastColumn">The last column in it.</param>
    public sealed record OfSheetRange(string Sheet, int FirstRow, int FirstColumn, int LastRow, int LastColumn) : Place;

    /// <summary>The file as a whole: for what is missing. Printed as <c>document</c>.</summary>
    public sealed record OfDocument : Place;

    /// <summary>The one value of <see cref="OfDocument"/>.</summary>
    public static Place Document { get; } = new OfDocument();

    /// <summary>The stable form that is stored and sent: English, numbers in order.</summary>
    public sealed override string ToString() => Box is null ? Within() : string.Create(CultureInfo.InvariantCulture, $"page {Box.Page}, {Within()}, {Box}");

    private string Within() => this switch
    {
        OfCell at => string.Create(CultureInfo.InvariantCulture, $"table {at.Table}, row {at.Row}, column {at.Column}"),
        OfRow at => string.Create(CultureInfo.InvariantCulture, $"table {at.Table}, row {at.Row}"),
        OfTable at => string.Create(CultureInfo.InvariantCulture, $"table {at.Table}"),
        OfParagraph at => string.Create(CultureInfo.InvariantCulture, $"paragraph {at.Paragraph}"),
        OfSheetCell at => $"{at.Sheet}!{SheetReference.Of(at.Row, at.Column)}",
        OfSheetRange at => $"{at.Sheet}!{SheetReference.Of(at.FirstRow, at.FirstColumn)}:{SheetReference.Of(at.LastRow, at.LastColumn)}",
        OfDocument => "document",
        var other => throw new UnreachableException(other.GetType().Name),
    };

    /// <summary>The form officers read.</summary>
    public string ToChinese() => Box is null ? WithinInChinese() : string.Create(CultureInfo.InvariantCulture, $"第 {Box.Page} 页") + WithinInChinese();

    private string WithinInChinese() => this switch
    {
        OfCell at => string.Create(CultureInfo.InvariantCulture, $"第 {at.Table} 个表第 {at.Row} 行第 {at.Column} 列"),
        OfRow at => string.Create(CultureInfo.InvariantCulture, $"第 {at.Table} 个表第 {at.Row} 行"),
        OfTable at => string.Create(CultureInfo.InvariantCulture, $"第 {at.Table} 个表"),
        OfParagraph at => string.Create(CultureInfo.InvariantCulture, $"正文第 {at.Paragraph} 段"),
        OfSheetCell at => $"工作表“{at.Sheet}”{SheetReference.Of(at.Row, at.Column)}",
        OfSheetRange at => $"工作表“{at.Sheet}”{SheetReference.Of(at.FirstRow, at.FirstColumn)}:{SheetReference.Of(at.LastRow, at.LastColumn)}",
        OfDocument => "全文",
        var other => throw new UnreachableException(other.GetType().Name),
    };

    /// <summary>Reads back what <see cref="ToString"/> printed. Throws <see cref="FormatException"/> on anything else.</summary>
    public static Place Parse(string printed)
    {
        if (printed == "document")
        {
            return Document;
        }

        // No other place has an exclamation mark; a sheet's name may hold anything.
        if (printed.LastIndexOf('!') is >= 0 and var mark)
        {
            return SheetReference.Parse(printed[..mark], printed[(mark + 1)..]);
        }

        var parts = printed.Split(", ");
        return parts is [var page, .. var within, var box] && page.StartsWith("page ", StringComparison.Ordinal)
            ? Within(within) with { Box = PageBox.Parse(NumberIn(page), box) }
            : Within(parts);
    }

    private static Place Within(string[] parts)
    {
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            numbers[i] = NumberIn(parts[i]);
        }

        return (parts[0].StartsWith("paragraph ", StringComparison.Ordinal), numbers) switch
        {
            (true, [var paragraph]) => new OfParagraph(paragraph),
            (false, [var table]) => new OfTable(table),
            (false, [var table, var row]) => new OfRow(table, row),
            (false, [var table, var row, var column]) => new OfCell(table, row, column),
            _ => throw new FormatException($"Not a place: {string.Join(", ", parts)}"),
        };
    }

    private static int NumberIn(string part) =>
        int.Parse(part.AsSpan(part.IndexOf(' ', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Writes a place as <see cref="ToString"/> prints it.</summary>
    public sealed class PlaceJsonConverter : JsonConverter<Place>
    {
        /// <inheritdoc/>
        public override Place Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString()!);

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, Place value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
