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

    // Written as the first word, read as any of them.
    private static readonly (AgencyKind Value, string[] Words)[] Kinds =
    [
        (AgencyKind.Government, ["政府", "government"]), (AgencyKind.Department, ["部门", "department"]),
        (AgencyKind.Township, ["乡镇街道", "township"]), (AgencyKind.Institution, ["公共企事业单位", "institution"]),
    ];

    private static readonly (AgencyLevel Value, string[] Words)[] Levels =
    [
        (AgencyLevel.Province, ["省", "province"]), (AgencyLevel.City, ["市", "city"]), (AgencyLevel.County, ["县", "county"]),
        (AgencyLevel.Township, ["乡", "township"]),
    ];

    private static readonly (bool Value, string[] Words)[] Answers =
        [(true, ["是", "有", "yes", "true", "1"]), (false, ["否", "无", "no", "false", "0", ""])];

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

        errors.AddRange(RosterChecks.Duplicates(lines));
        if (errors.Count == 0)
        {
            errors.AddRange(RosterChecks.Tree(lines, known));
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
                csv, agency.Id, agency.Name, string.Join('；', agency.FormerNames.Select(former => former.Name)), agency.RegionCode ?? "",
                Word(Kinds, agency.Kind), Word(Levels, agency.Level),
                Word(Answers, agency.HasRulemakingPower), agency.Parent ?? "", agency.Contact ?? "");
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
            (Meaning(Kinds, Cell(Kind)) is null, $"类别“{Cell(Kind)}”无法识别：应为政府、部门、乡镇街道或公共企事业单位。"),
            (Meaning(Levels, Cell(Level)) is null, $"层级“{Cell(Level)}”无法识别：应为省、市、县或乡。"),
            (Meaning(Answers, Cell(Rulemaking)) is null, $"规章制定权“{Cell(Rulemaking)}”无法识别：应为是或否。"),
            (Cell(RegionCode) is { Length: > 0 } code && !IsRegionCode(code), $"行政区划代码“{Cell(RegionCode)}”有误：应为 6 至 12 位数字。"),
        }.Where(check => check.IsWrong).Select(check => check.Message);
    }

    private static T? Meaning<T>((T Value, string[] Words)[] words, string word) where T : struct =>
        words.Where(known => known.Words.Contains(word, StringComparer.OrdinalIgnoreCase)).Select(known => (T?)known.Value).FirstOrDefault();

    private static string Word<T>((T Value, string[] Words)[] words, T value) where T : struct => words.First(known => known.Value.Equals(value)).Words[0];

    private static bool IsRegionCode(string code) => code.Length is >= 6 and <= 12 && code.All(char.IsAsciiDigit);

    private static Agency AgencyOf(Dictionary<string, string> cells)
    {
        string? Optional(string column) => cells.GetValueOrDefault(column) is { Length: > 0 } text ? text : null;
        var formerNames = (Optional(FormerNames) ?? "").Split(['；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(
            cells[Id], cells[Name], [.. formerNames.Select(name => new FormerName(name, null))], Optional(RegionCode), Meaning(Kinds, cells[Kind])!.Value, Meaning(Levels, cells[Level])!.Value,
            Meaning(Answers, cells.GetValueOrDefault(Rulemaking, ""))!.Value, Optional(Parent), Optional(Contact));
    }
}
