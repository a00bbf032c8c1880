using Nianbao.Documents.Legacy;
using Nianbao.Intake;

namespace Nianbao.Documents.Sheets;

/// <summary>
/// Reads a workbook of Excel 97-2003, and an et file, which is the same. It is read here for the reasons of <see cref="XlsxBook"/>. Macros are
/// never run, links never followed.
/// </summary>
internal static class XlsBook
{
    private const int Version97 = 0x0600;

    /// <summary>Refuses what is encrypted or older; throws <see cref="InvalidDataException"/> when the file is damaged.</summary>
    public static ReportDocument Read(ReadOnlyMemory<byte> content, ReadBudget budget)
    {
        var file = CompoundFile.Open(content);
        ReadOnlyMemory<byte> stream = file.Find("Workbook") ?? throw new RefusedException(Refusals.OldExcel());
        var common = new XlsCommon(budget);
        var isBook = false;
        foreach (var record in BiffRecord.From(stream, 0))
        {
            if (record.Type == BiffRecord.Beginning)
            {
                CheckVersion(record);
                isBook = true;
            }
            else if (record.Type == BiffRecord.End)
            {
                break;
            }
            else
            {
                common.Take(record);
            }
        }

        if (!isBook)
        {
            throw new InvalidDataException("The book does not begin.");
        }

        var document = SheetDocument.Of(FileKind.Xls, SheetsOf(stream, common, budget), budget);
        return file.HasMacros ? document with { Hidden = [.. document.Hidden, HiddenContent.Macros] } : document;
    }

    /// <summary>The sheets, one after another. Sheets that share their bytes would be read as often as they are listed: they are damage.</summary>
    private static IEnumerable<Sheet> SheetsOf(ReadOnlyMemory<byte> stream, XlsCommon common, ReadBudget budget)
    {
        var left = stream.Length;
        foreach (var listed in common.Sheets)
        {
            var sheet = new Sheet(listed.Name, budget.Limits) { IsHidden = listed.IsHidden };
            var reader = new XlsSheet(sheet, common, budget);
            foreach (var record in OwnRecords(stream, listed.At, Spend))
            {
                reader.Take(record);
            }

            reader.Finish();
            yield return sheet;
        }

        void Spend(int length)
        {
            left -= length;
            if (left < 0)
            {
                throw new InvalidDataException("Sheets share their bytes.");
            }
        }
    }

    /// <summary>The records of a sheet without those of charts in it, which have a beginning and an end of their own.</summary>
    private static IEnumerable<BiffRecord> OwnRecords(ReadOnlyMemory<byte> stream, long at, Action<int> spend)
    {
        var depth = 0;
        foreach (var record in BiffRecord.From(stream, at))
        {
            spend(record.Length);
            depth += record.Type switch { BiffRecord.Beginning => 1, BiffRecord.End => -1, _ => 0 };
            if (depth == 0 && record.Type == BiffRecord.End)
            {
                yield break;
            }

            if (depth == 0)
            {
                break;
            }

            if (depth == 1 && record.Type != BiffRecord.Beginning)
            {
                yield return record;
            }
        }

        throw new InvalidDataException("A sheet does not begin or end where it should.");
    }

    private static void CheckVersion(BiffRecord record)
    {
        if (((ReadOnlySpan<byte>)record.Data.Span).Word(0) != Version97)
        {
            throw new RefusedException(Refusals.OldExcel());
        }
    }
}

/// <summary>A sheet as the book lists it.</summary>
internal sealed record XlsListed(string Name, long At, bool IsHidden);

/// <summary>What the sheets of a book have in common: texts, formats, styles, and the list of sheets.</summary>
internal sealed class XlsCommon(ReadBudget budget)
{
    private const int NoFont = 4;

    private readonly Dictionary<int, NumberFormat> _formats = [];
    private readonly List<bool> _strikes = [];
    private readonly List<CellStyle> _styles = [];

    public List<XlsListed> Sheets { get; } = [];

    public List<string> Texts { get; } = [];

    public bool IsFrom1904 { get; private set; }

    public CellStyle Style(int number) => number < _styles.Count ? _styles[number] : CellStyle.Plain;

    public void Take(BiffRecord record)
    {
        ReadOnlySpan<byte> data = record.Data.Span;
        switch (record.Type)
        {
            case BiffRecord.Password:
                throw new RefusedException(Refusals.Encrypted());
            case BiffRecord.DaysFrom1904:
                IsFrom1904 = data.Word(0) != 0;
                break;
            case BiffRecord.SheetInBook when data.Byte(5) == 0 && data.Length > 7:
                Sheets.Add(new(NameOf(record), data.Number(0), (data.Byte(4) & 3) != 0));
                if (Sheets.Count > budget.Limits.Tables)
                {
                    throw LimitExceededException.Of("工作表", budget.Limits.Tables, "个");
                }

                break;
            case BiffRecord.Font:
                AddFont((data.Word(2) & 8) != 0);
                break;
            case BiffRecord.Format:
                var text = new BiffText(record);
                AddFormat(text.Word(), text.Text());
                break;
            case BiffRecord.CellFormat:
                AddStyle(data);
                break;
            case BiffRecord.SharedTexts:
                ReadTexts(new(record));
                break;
        }
    }

    private static string NameOf(BiffRecord record)
    {
        var name = new BiffText(record);
        name.Skip(7);
        return name.Text(record.Data.Span[6]);
    }

    private void AddFormat(int id, string code)
    {
        _formats[id] = NumberFormat.Of(code);
        if (_formats.Count > NumberFormat.MostInFile)
        {
            throw LimitExceededException.Of("数字格式", NumberFormat.MostInFile, "个");
        }
    }

    // There is no font number 4: the format skips it.
    private void AddFont(bool isStruck)
    {
        if (_strikes.Count == NoFont)
        {
            _strikes.Add(false);
        }

        _strikes.Add(isStruck);
    }

    private void AddStyle(ReadOnlySpan<byte> style)
    {
        int format = style.Word(2);
        _styles.Add(new(_formats.GetValueOrDefault(format) ?? NumberFormat.BuiltIn(format), style.Word(10) != 0, _strikes.ElementAtOrDefault(style.Word(0))));
    }

    private void ReadTexts(BiffText text)
    {
        text.Skip(4);
        var (count, length) = (text.Number(), 0);
        if (count > budget.Limits.Cells)
        {
            throw LimitExceededException.Of("表格单元格", budget.Limits.Cells, "个");
        }

        for (var i = 0; i < count; i++)
        {
            Texts.Add(text.Text());
            length += Texts[^1].Length;
            budget.Room(length);
        }
    }
}
