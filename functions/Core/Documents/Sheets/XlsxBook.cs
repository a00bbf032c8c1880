using System.Xml;
using Nianbao.Documents.Word;
using Nianbao.Intake;

namespace Nianbao.Documents.Sheets;

/// <summary>
/// Reads a workbook (xlsx, xlsm, and et files that are such). It is read here and not by a library such as ExcelDataReader, because what decides
/// whether a figure may be believed must be seen: formulas without a result, formats that round or hide, borders of empty cells, hidden columns;
/// and because shared texts, styles and merged ranges must be bounded before they are built. Macros are never run, links never followed.
/// </summary>
internal static class XlsxBook
{
    /// <summary>Throws <see cref="InvalidDataException"/> or <see cref="XmlException"/> when the file is damaged.</summary>
    public static ReportDocument Read(ReadOnlyMemory<byte> content, ReadBudget budget)
    {
        using var package = OfficePackage.Open(content, budget.Limits);
        var main = package.Main ?? (ZipDirectory.Contains(content.Span, "xl/workbook.bin") ? "xl/workbook.bin" : "xl/workbook.xml");
        if (main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException(Refusals.BinaryWorkbook());
        }

        var parts = package.Relationships(main);
        List<(string Name, string Id, bool IsHidden)> listed = [];
        var (isFrom1904, isStale) = (false, false);
        var isThere = package.WithPart(main, xml =>
        {
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                {
                    listed.Add((xml.Value("name") ?? "", xml.Value("id") ?? "", xml.Value("state") is "hidden" or "veryHidden"));
                    if (listed.Count > budget.Limits.Tables)
                    {
                        throw LimitExceededException.Of("工作表", budget.Limits.Tables, "个");
                    }
                }

                isFrom1904 |= xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" } && xml.Value("date1904") is "1" or "true";
                isStale |= xml is { NodeType: XmlNodeType.Element, LocalName: "calcPr" } && xml.Value("fullCalcOnLoad") is "1" or "true";
            }
        });
        if (!isThere)
        {
            throw new InvalidDataException("The main part is missing.");
        }

        var common = Common(package, parts, budget) with { IsFrom1904 = isFrom1904, IsStale = isStale };
        var document = SheetDocument.Of(FileKind.Xlsx, listed.Select(each => SheetOf(package, parts, each, common, budget)).OfType<Sheet>(), budget);
        return ZipDirectory.Contains(content.Span, "xl/vbaproject.bin") ? document with { Hidden = [.. document.Hidden, HiddenContent.Macros] } : document;
    }

    private static XlsxCommon Common(OfficePackage package, List<Relationship> parts, ReadBudget budget)
    {
        List<string> texts = [];
        IReadOnlyList<CellStyle> styles = [];
        package.WithPart(TargetOf(parts, "sharedStrings"), xml => texts = XlsxText.ReadShared(xml, budget));
        package.WithPart(TargetOf(parts, "styles"), xml => styles = XlsxStyles.Read(xml));
        return new(texts, styles, false, false);
    }

    private static string? TargetOf(List<Relationship> parts, string type) => parts.Find(part => part.Type == type)?.Target;

    private static Sheet? SheetOf(
        OfficePackage package, List<Relationship> parts, (string Name, string Id, bool IsHidden) listed, XlsxCommon common, ReadBudget budget)
    {
        var target = parts.Find(part => part.Id == listed.Id);
        if (target is { Type: "chartsheet" or "dialogsheet" or "xlMacrosheet" })
        {
            return null;
        }

        var sheet = new Sheet(listed.Name, budget.Limits) { IsHidden = listed.IsHidden };
        return package.WithPart(target?.Target, xml => new XlsxSheet(xml, sheet, common, budget).Read())
            ? sheet
            : throw new InvalidDataException("A sheet is missing.");
    }
}
