using System.Collections.Frozen;
using System.Text;

namespace Nianbao.Store;

/// <summary>What came of reading a roster: all agencies, or what is wrong with it line by line; never a part.</summary>
public abstract record RosterOutcome
{
    private RosterOutcome() { }

    /// <summary>Every line is right.</summary>
    /// <param name="Agencies">In the order of the file.</param>
    public sealed record Read(IReadOnlyList<Agency> Agencies) : RosterOutcome;

    /// <summary>Something is wrong; nothing of the file may be used.</summary>
    /// <param name="Errors">Ordered by line; at least one.</param>
    public sealed record Refused(IReadOnlyList<RosterError> Errors) : RosterOutcome;
}

/// <summary>What is wrong with a line of a roster.</summary>
/// <param name="Line">One-based; the header is line 1.</param>
/// <param name="Message">What is wrong (中文).</param>
public sealed record RosterError(int Line, string Message);

/// <summary>
/// The roster as CSV (RFC 4180): a header line with Chinese or English names in any order, then one agency a line. Read in UTF-8 with or
/// without a byte order mark, or in GB18030; written in UTF-8 with one.
/// </summary>
public static class RosterCsv
{
    private const string Id = "id", Name = "name", FormerNames = "formerNames", RegionCode = "regionCode", Kind = "kind", Level = "level",
        Rulemaking = "rulemaking", Parent = "parent", Contact = "contact";

    private static readonly (string Key, string Chinese)[] Columns =
    [
        (Id, "统一社会信用代码"), (Name, "名称"), (FormerNames, "曾用名"), (RegionCode, "行政区划代码"), (Kind, "类别"), (Level, "层级"),
        (Rulemaking, "规章制定权"), (Parent, "上级"), (Contact, "联系人"),
    ];

    private static readonly string[] Required = [Id, Name, Kind, Level];

    private static readonly FrozenDictionary<string, AgencyKind> Kinds = new Dictionary<string, AgencyKind>
    {
        ["政府"] = AgencyKind.Government, ["部门"] = AgencyKind.Department, ["乡镇街道"] = AgencyKind.Township, ["公共企事业单位"] = AgencyKind.Institution,
        ["government"] = AgencyKind.Government, ["department"] = AgencyKind.Department, ["township"] = AgencyKind.Township,
        ["institution"] = AgencyKind.Institution,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, AgencyLevel> Levels = new Dictionary<string, AgencyLevel>
    {
        ["省"] = AgencyLevel.Province, ["市"] = AgencyLevel.City, ["县"] = AgencyLevel.County, ["乡"] = AgencyLevel.Township,
        ["province"] = AgencyLevel.Province, ["city"] = AgencyLevel.City, ["county"] = AgencyLevel.County, ["township"] = AgencyLevel.Township,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, bool> Answers = new Dictionary<string, bool>
    {
        ["是"] = true, ["有"] = true, ["yes"] = true, ["true"] = true, ["1"] = true,
        [""] = false, ["否"] = false, ["无"] = false, ["no"] = false, ["false"] = false, ["0"] = false,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a roster. Never throws.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="known">The agencies already in the roster: a parent may be one of them, and agencies named again are replaced.</param>
    public static RosterOutcome Read(ReadOnlySpan<byte> content, IReadOnlyList<Agency> known)
    {
        var records = Csv.Read(Decode(content)).ToList();
        var errors = new List<RosterError>();
        var lines = records.Count == 0 ? [] : ReadLines(records, errors);
        if (lines.Count == 0 && errors.Count == 0)
        {
            errors.Add(new(1, "文件中没有单位。"));
        }

        errors.AddRange(Duplicates(lines));
        if (errors.Count == 0)
        {
            errors.AddRange(TreeErrors(lines, known));
        }

        return errors.Count > 0
            ? new RosterOutcome.Refused([.. errors.OrderBy(error => error.Line)])
            : new RosterOutcome.Read([.. lines.Select(line => line.Agency)]);
    }

    /// <summary>Writes a roster that <see cref="Read"/> reads back.</summary>
    public static byte[] Write(IEnumerable<Agency> agencies)
    {
        var csv = new StringBuilder();
        Csv.AppendRecord(csv, [.. Columns.Select(column => column.Chinese)]);
        foreach (var agency in agencies)
        {
            Csv.AppendRecord(
                csv, agency.Id, agency.Name, string.Join('；', agency.FormerNames), agency.RegionCode ?? "",
                Kinds.First(pair => pair.Value == agency.Kind && !char.IsAscii(pair.Key[0])).Key,
                Levels.First(pair => pair.Value == agency.Level && !char.IsAscii(pair.Key[0])).Key,
                agency.HasRulemakingPower ? "是" : "否", agency.Parent ?? "", agency.Contact ?? "");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static string Decode(ReadOnlySpan<byte> content)
    {
        var bytes = content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
        return System.Text.Unicode.Utf8.IsValid(bytes)
            ? Encoding.UTF8.GetString(bytes)
            : CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
    }

    private static List<(int Line, Agency Agency)> ReadLines(List<(int Line, IReadOnlyList<string> Fields)> records, List<RosterError> errors)
    {
        var header = records[0].Fields.Select(ColumnOf).ToList();
        errors.AddRange(Required.Where(column => !header.Contains(column)).Select(column => new RosterError(1, $"缺少“{Chinese(column)}”列。")));
        errors.AddRange(header.Where(column => column is not null).GroupBy(column => column).Where(same => same.Count() > 1)
            .Select(same => new RosterError(1, $"“{Chinese(same.Key!)}”列重复。")));
        if (errors.Count > 0)
        {
            return [];
        }

        var lines = new List<(int, Agency)>();
        foreach (var (line, fields) in records.Skip(1))
        {
            var cells = header.Zip(fields).Where(pair => pair.First is not null)
                .ToDictionary(pair => pair.First!, pair => Unescaped(pair.Second), StringComparer.Ordinal);
            var wrong = Problems(cells, fields.Count > header.Count).Select(message => new RosterError(line, message)).ToList();
            errors.AddRange(wrong);
            if (wrong.Count == 0)
            {
                lines.Add((line, AgencyOf(cells)));
            }
        }

        return lines;
    }

    private static string? ColumnOf(string header) => Columns
        .Where(column => column.Chinese == header.Trim() || column.Key.Equals(header.Trim(), StringComparison.OrdinalIgnoreCase))
        .Select(column => column.Key).FirstOrDefault();

    private static string Chinese(string column) => Columns.First(known => known.Key == column).Chinese;

    // Spreadsheets and our own export put an apostrophe in front of what would run as a formula.
    private static string Unescaped(string field) => field.Trim() is ['\'', '=' or '+' or '-' or '@', ..] escaped ? escaped[1..] : field.Trim();

    private static IEnumerable<string> Problems(Dictionary<string, string> cells, bool hasMoreFields)
    {
        string Cell(string column) => cells.GetValueOrDefault(column, "");
        return new (bool IsWrong, string Message)[]
        {
            (hasMoreFields, "字段比表头多。"),
            (!CreditCode.IsValid(Cell(Id)), $"统一社会信用代码“{Cell(Id)}”有误：应为 18 位，且校验码正确。"),
            (Cell(Name).Length == 0, "名称为空。"),
            (!Kinds.ContainsKey(Cell(Kind)), $"类别“{Cell(Kind)}”无法识别：应为政府、部门、乡镇街道或公共企事业单位。"),
            (!Levels.ContainsKey(Cell(Level)), $"层级“{Cell(Level)}”无法识别：应为省、市、县或乡。"),
            (!Answers.ContainsKey(Cell(Rulemaking)), $"规章制定权“{Cell(Rulemaking)}”无法识别：应为是或否。"),
            (Cell(RegionCode) is { Length: > 0 } code && !IsRegionCode(code), $"行政区划代码“{Cell(RegionCode)}”有误：应为 6 至 12 位数字。"),
        }.Where(check => check.IsWrong).Select(check => check.Message);
    }

    private static bool IsRegionCode(string code) => code.Length is >= 6 and <= 12 && code.All(char.IsAsciiDigit);

    private static Agency AgencyOf(Dictionary<string, string> cells)
    {
        string? Optional(string column) => cells.GetValueOrDefault(column) is { Length: > 0 } text ? text : null;
        var formerNames = (Optional(FormerNames) ?? "").Split(['；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(
            cells[Id], cells[Name], formerNames, Optional(RegionCode), Kinds[cells[Kind]], Levels[cells[Level]],
            Answers[cells.GetValueOrDefault(Rulemaking, "")], Optional(Parent), Optional(Contact));
    }

    private static IEnumerable<RosterError> Duplicates(List<(int Line, Agency Agency)> lines) =>
        from same in lines.GroupBy(line => line.Agency.Id)
        from again in same.Skip(1)
        select new RosterError(again.Line, $"统一社会信用代码 {again.Agency.Id} 与第 {same.First().Line} 行重复。");

    private static IEnumerable<RosterError> TreeErrors(List<(int Line, Agency Agency)> lines, IReadOnlyList<Agency> known)
    {
        var all = known.ToDictionary(agency => agency.Id, StringComparer.Ordinal);
        foreach (var (_, agency) in lines)
        {
            all[agency.Id] = agency;
        }

        foreach (var (line, agency) in lines)
        {
            if (agency.Parent is { } parent && !all.ContainsKey(parent))
            {
                yield return new(line, $"上级 {parent} 不在名册中。");
            }
            else if (StandsUnderItself(agency, all))
            {
                yield return new(line, "上级关系成环：该单位直接或间接是自己的上级。");
            }
        }
    }

    private static bool StandsUnderItself(Agency agency, Dictionary<string, Agency> all)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = agency; at.Parent is { } parent && all.TryGetValue(parent, out var above); at = above)
        {
            if (parent == agency.Id)
            {
                return true;
            }

            if (!seen.Add(parent))
            {
                // A ring further up: it is told at the lines that form it.
                return false;
            }
        }

        return false;
    }
}
