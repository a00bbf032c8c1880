using System.Buffers.Binary;
using Nianbao.Documents.Legacy;

namespace Nianbao.Documents.Sheets;

/// <summary>Reads the records of one sheet.</summary>
internal sealed class XlsSheet(Sheet sheet, XlsCommon common, ReadBudget budget)
{
    private const int HiddenRowFlag = 0x20;
    private const int ShowsZerosFlag = 0x10;
    private const int NotCalculatedFlags = 3;

    private readonly List<(int Row, int Column, int Style, double Number)> _numbers = [];
    private (int Row, int Column, int Style)? _awaitsText;
    private bool _hidesZeros;

    public void Take(BiffRecord record)
    {
        ReadOnlySpan<byte> data = record.Data.Span;
        switch (record.Type)
        {
            case BiffRecord.Row when (data.Word(12) & HiddenRowFlag) != 0:
                sheet.HideRow(data.Word(0));
                break;
            case BiffRecord.Columns when (data.Word(8) & 1) != 0 || data.Word(4) == 0:
                sheet.HideColumns(data.Word(0), data.Word(2));
                break;
            case BiffRecord.View:
                _hidesZeros = (data.Word(0) & ShowsZerosFlag) == 0;
                break;
            case BiffRecord.MergedCells:
                TakeMerged(data);
                break;
            case BiffRecord.TextOfFormula when _awaitsText is { } formula:
                _awaitsText = null;
                Add(formula.Row, formula.Column, formula.Style, new BiffText(record).Text());
                break;
            default:
                TakeCell(record, data);
                break;
        }
    }

    /// <summary>Numbers are shown when everything is known of how: the view stands behind the cells.</summary>
    public void Finish()
    {
        foreach (var (row, column, style, number) in _numbers)
        {
            Add(row, column, style, common.Style(style).Format.Show(number, common.IsFrom1904, _hidesZeros));
        }
    }

    private void TakeCell(BiffRecord record, ReadOnlySpan<byte> data)
    {
        switch (record.Type)
        {
            case BiffRecord.Blank:
                Add(data.Word(0), data.Word(2), data.Word(4), "");
                break;
            case BiffRecord.Blanks:
                for (var i = 0; 4 + (2 * i) + 2 < data.Length; i++)
                {
                    Add(data.Word(0), data.Word(2) + i, data.Word(4 + (2 * i)), "");
                }

                break;
            case BiffRecord.Number:
                AddNumber(data.Word(0), data.Word(2), data.Word(4), BinaryPrimitives.ReadDoubleLittleEndian(data.Part(6, 8)));
                break;
            case BiffRecord.ShortNumber:
                AddNumber(data.Word(0), data.Word(2), data.Word(4), ShortNumber(data.Number(6)));
                break;
            case BiffRecord.ShortNumbers:
                for (var i = 0; 4 + (6 * i) + 6 < data.Length; i++)
                {
                    AddNumber(data.Word(0), data.Word(2) + i, data.Word(4 + (6 * i)), ShortNumber(data.Number(6 + (6 * i))));
                }

                break;
            case BiffRecord.SharedText:
                var text = data.Number(6);
                Add(data.Word(0), data.Word(2), data.Word(4), text < common.Texts.Count ? common.Texts[(int)text] : throw new InvalidDataException("A text is missing."));
                break;
            case BiffRecord.Label or BiffRecord.RichLabel:
                var label = new BiffText(record);
                label.Skip(6);
                Add(data.Word(0), data.Word(2), data.Word(4), label.Text());
                break;
            case BiffRecord.TruthOrError:
                Add(data.Word(0), data.Word(2), data.Word(4), data.Byte(7) != 0 ? Error(data.Byte(6)) : data.Byte(6) == 0 ? "FALSE" : "TRUE");
                break;
            case BiffRecord.Formula:
                TakeFormula(data);
                break;
        }
    }

    private void TakeFormula(ReadOnlySpan<byte> data)
    {
        var (row, column, style) = (data.Word(0), data.Word(2), data.Word(4));
        var result = data.Part(6, 8);
        // Programs that write files without calculating leave 0 as the result and ask for it to be calculated.
        if ((data.Word(14) & NotCalculatedFlags) != 0)
        {
            Add(row, column, style, "=（公式，没有计算结果）");
        }
        else if (data.Word(12) != 0xFFFF)
        {
            AddNumber(row, column, style, BinaryPrimitives.ReadDoubleLittleEndian(result));
        }
        else if (result[0] == 0)
        {
            _awaitsText = (row, column, style);
        }
        else
        {
            Add(row, column, style, result[0] switch { 1 => result[2] == 0 ? "FALSE" : "TRUE", 2 => Error(result[2]), _ => "" });
        }
    }

    private void TakeMerged(ReadOnlySpan<byte> data)
    {
        for (int i = 0, count = data.Word(0); i < count; i++)
        {
            var range = data.Part(2 + (8 * i), 8);
            sheet.Merge(new(range.Word(0), range.Word(4), range.Word(2), range.Word(6)));
        }
    }

    private void AddNumber(int row, int column, int style, double number)
    {
        _numbers.Add((row, column, style, number));
        if (_numbers.Count > budget.Limits.Cells)
        {
            throw LimitExceededException.Of("表格单元格", budget.Limits.Cells, "个");
        }
    }

    private void Add(int row, int column, int style, string text)
    {
        budget.Shown(text.Length);
        sheet.Add(row, column, common.Style(style).Of(Content.Trimmed(Content.WithWholeCharacters(text)).ToString()));
    }

    // 30 bits of a whole number or the upper ones of a floating one, perhaps times a hundred.
    private static double ShortNumber(uint number)
    {
        var value = (number & 2) != 0 ? unchecked((int)number) >> 2 : BitConverter.UInt64BitsToDouble((ulong)(number & 0xFFFFFFFC) << 32);
        return (number & 1) != 0 ? value / 100 : value;
    }

    private static string Error(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
}
