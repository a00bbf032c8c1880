using System.Globalization;
using Nianbao.Documents;
using Nianbao.Documents.Outline;
using Nianbao.Intake;
using Nianbao.Tables;
using static Nianbao.Findings.Evaluation;
using static Nianbao.Findings.Shapes.Cells;

namespace Nianbao.Findings.Rules;

/// <summary>Rules about what was filed, and about what was read with doubt.</summary>
internal static class IdentityRules
{
    private static readonly string[] Forms = ["A", "A-SD", "B", "C"];

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("I01", Severity.Error, Forms, "报送要求",
            "报告单位“{x}”与报送单位“{y}”不符。", "请核对是否传错了文件；单位已更名的，请主管部门在名册中补登曾用名。", SameAgency),
        new("I02", Severity.Error, Forms, "报送要求",
            "报告年度为 {x}，报送年度为 {y}。", "请核对是否传错了文件或选错了年度。", SameYear),
        new("I03", Severity.Error, Forms, "读取要求",
            "“{row}/{col}”处的“{raw}”无法确认为数字，请更正。", "请在该格只填一个数字（可带表中的单位），没有数据的填 0。", Certain),
        new("I04", Severity.Warning, Forms, "读取要求",
            "“{raw}”按“{label}”读取，请核对。", "读取无误的，说明一句即可；否则请改为官方表式的文字。", ExactLabels),
        new("I05", Severity.Info, Forms, "读取要求",
            "表中另有“{raw}”，未计入。", "官方表式没有这一行（列），其中的数不参与校验和汇总。", NothingMore),
        new("I06", Severity.Info, Forms, "读取要求",
            "文件实为 {kind}，扩展名为“{ext}”。", "已按实际格式读取，不必更改。", NameFits),
    ];

    /// <summary>A short form of the name is another rule's; a short form that cannot stand for the agency's name is another agency's.</summary>
    private static IEnumerable<Evaluation> SameAgency(ReportFacts facts)
    {
        if (facts.FiledAs is not { } filed || facts.Outline.Agency is not { } printed)
        {
            return [NotEvaluated];
        }

        string[] names = [.. filed.FormerNames.Prepend(filed.Agency).Select(OutlineLine.Bare)];
        var isSame = names.Contains(printed) || (AgencyName.IsShort(printed) && Array.Exists(names, name => AgencyName.CanStandFor(printed, name)));
        return [Of(isSame, () => Fail(facts.Outline.Title?.Place ?? Place.Document, facts.Outline.Title?.Printed, ("x", printed), ("y", filed.Agency)))];
    }

    private static IEnumerable<Evaluation> SameYear(ReportFacts facts) => facts is { FiledAs: { } filed, Year: { } year }
        ? [Of(filed.Year == year, () => Fail(facts.Outline.Title?.Place ?? Place.Document, facts.Outline.Title?.Printed,
            ("x", year.ToString(CultureInfo.InvariantCulture)), ("y", filed.Year.ToString(CultureInfo.InvariantCulture))))]
        : [NotEvaluated];

    private static List<Evaluation> ExactLabels(ReportFacts facts) =>
        OfNotes<TableNote.NearLabel>(facts, note => Fail(note.Place, note.Raw, ("raw", note.Raw), ("label", note.Label)));

    private static List<Evaluation> NothingMore(ReportFacts facts) =>
        OfNotes<TableNote>(facts, note => note is TableNote.UnknownRow or TableNote.UnknownColumn ? Fail(note.Place, note.Raw, ("raw", note.Raw)) : null);

    private static List<Evaluation> OfNotes<T>(ReportFacts facts, Func<T, Evaluation?> evaluate)
        where T : TableNote
    {
        if (facts.Reading is null)
        {
            return [NotEvaluated];
        }

        var evaluations = facts.Reading.Tables.SelectMany(table => table.Notes).OfType<T>().Select(evaluate).OfType<Evaluation>().ToList();
        return evaluations.Count > 0 ? evaluations : [Pass];
    }

    private static IEnumerable<Evaluation> NameFits(ReportFacts facts) =>
        [Of(FileKinds.FitsExtension(facts.FileKind, facts.FileName), () => Fail(
            Place.Document, facts.FileName, ("kind", FileKinds.Extension(facts.FileKind).TrimStart('.')), ("ext", Path.GetExtension(facts.FileName))))];
}
