using System.Text.RegularExpressions;

namespace Nianbao.Store;

/// <summary>One line of a roster file on its way to an agency. What a file has no column for stays as it was before.</summary>
/// <param name="cells">By column; those the file has.</param>
/// <param name="before">The agency as the roster has it; null for a new one.</param>
internal sealed partial class RosterRow(IReadOnlyDictionary<string, string> cells, Agency? before)
{
    private const int LongestCell = 2000;
    private const int LongestName = 200;

    // Cells that hold several parts may part them by lines.
    private static readonly string[] s_lists =
        [RosterColumns.FormerNames, RosterColumns.FormerParents, RosterColumns.Predecessors, RosterColumns.Emails, RosterColumns.HeadEmails];

    private readonly List<string> problems = [];

    /// <summary>What is wrong with the line (中文); looked at after <see cref="Read"/>.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>The agency; null when something is wrong.</summary>
    public Agency? Read()
    {
        CheckTexts();
        var id = ReadId();
        var name = Cell(RosterColumns.Name) ?? "";
        Require(name.Length > 0, "名称为空。");
        Require(name.Length <= LongestName, $"名称超过 {LongestName} 个字。");
        var (kind, level) = ReadKind();
        var rulemaking = Parsed(RosterColumns.Rulemaking, before?.HasRulemakingPower ?? false, RosterWords.AnswerOf, "应为是或否");
        var agency = new Agency(
            id, name, ReadAll(RosterColumns.FormerNames, before?.FormerNames, text => RosterDates.ReadName(text), "日期应写成 名称（至2018-12-31）"), ReadRegion(),
            kind, level, rulemaking, ReadParent(), Optional(RosterColumns.Contact, before?.Contact))
        {
            FormerParents = ReadAll(RosterColumns.FormerParents, before?.FormerParents, RosterDates.ReadParent, "应写成 统一社会信用代码（至2018-12-31）"),
            Predecessors = ReadAll(RosterColumns.Predecessors, before?.Predecessors, RosterDates.ReadPredecessor, "应写成 统一社会信用代码（并入 2019-01-01），也可以是分设、更名或划转"),
            ActiveFrom = ReadDate(RosterColumns.ActiveFrom, before?.ActiveFrom),
            ActiveTo = ReadDate(RosterColumns.ActiveTo, before?.ActiveTo),
            Phone = Optional(RosterColumns.Phone, before?.Phone),
            Emails = ReadEmails(RosterColumns.Emails, before?.Emails),
            HeadName = Optional(RosterColumns.HeadName, before?.HeadName),
            HeadEmails = ReadEmails(RosterColumns.HeadEmails, before?.HeadEmails),
        };
        Require(agency is not { ActiveFrom: { } from, ActiveTo: { } to } || from <= to, "停用日期早于启用日期。");
        Require(agency.FormerParents.DistinctBy(former => former.Until).Count() == agency.FormerParents.Count, "原上级中有两个的截止日期相同。");
        return problems.Count == 0 ? agency : null;
    }

    private void CheckTexts()
    {
        foreach (var (column, text) in cells)
        {
            var isPlain = !text.Any(letter => char.IsControl(letter) && !(letter is '\n' or '\r' && s_lists.Contains(column)));
            Require(isPlain && text.Length <= LongestCell, $"“{RosterColumns.Chinese(column)}”中有换行或看不见的字符，或太长。");
        }
    }

    private string ReadId()
    {
        var given = Cell(RosterColumns.Id) ?? "";
        var id = RosterText.Code(given);
        Require(CreditCode.IsValid(id), Mangled().IsMatch(id)
            ? $"统一社会信用代码“{given}”被表格软件当成了数字，原来的数字已经丢失：请把这一列设为“文本”格式后重新填写。"
            : $"统一社会信用代码“{given}”有误：应为 18 位，且校验码正确。");
        return id;
    }

    private (AgencyKind Kind, AgencyLevel Level) ReadKind()
    {
        var (word, level) = (Cell(RosterColumns.Kind) ?? "", Cell(RosterColumns.Level) ?? "");
        var kind = RosterWords.KindOf(word);
        Require(kind is not null, $"类别“{word}”无法识别：应为政府（或省政府、市政府、县政府）、部门、乡镇街道或公共企事业单位。");
        var named = level.Length == 0 ? kind?.Level : RosterWords.LevelOf(level);
        Require(named is not null, $"层级“{level}”无法识别：应为省、市、县或乡。");
        Require(kind?.Level is not { } said || named is null || said == named || kind.Value.Kind != AgencyKind.Government, $"类别“{word}”与层级“{level}”不一致。");
        return (kind?.Kind ?? default, named ?? default);
    }

    private string? ReadRegion()
    {
        var code = Optional(RosterColumns.RegionCode, before?.RegionCode);
        Require(code is null || Region().IsMatch(code), $"行政区划代码“{code}”有误：应为 6 至 12 位数字。");
        return code;
    }

    private string? ReadParent() => Optional(RosterColumns.Parent, before?.Parent) is { } parent ? RosterText.Code(parent) : null;

    private DateOnly? ReadDate(string column, DateOnly? otherwise)
    {
        if (Cell(column) is not { } text)
        {
            return otherwise;
        }

        var date = RosterDates.Read(RosterText.Plain(text));
        Require(date is not null || text.Length == 0, $"{RosterColumns.Chinese(column)}“{text}”无法识别：应写成 2019-01-31。");
        return date;
    }

    private IReadOnlyList<T> ReadAll<T>(string column, IReadOnlyList<T>? otherwise, Func<string, T?> read, string advice) where T : class =>
        ReadEach(column, otherwise, text => read(text) is { } item ? (true, item) : (false, null!), advice);

    private IReadOnlyList<FormerName> ReadAll(string column, IReadOnlyList<FormerName>? otherwise, Func<string, FormerName?> read, string advice) =>
        ReadEach(column, otherwise, text => read(text) is { } item ? (true, item) : (false, default), advice);

    private IReadOnlyList<T> ReadEach<T>(string column, IReadOnlyList<T>? otherwise, Func<string, (bool IsRead, T Item)> read, string advice)
    {
        if (Cell(column) is not { } cell)
        {
            return otherwise ?? [];
        }

        var items = new List<T>();
        foreach (var part in RosterText.Parts(cell))
        {
            var (isRead, item) = read(part);
            Require(isRead, $"{RosterColumns.Chinese(column)}“{part}”无法识别：{advice}。");
            items.Add(item);
        }

        return problems.Count == 0 ? items : [];
    }

    private IReadOnlyList<string> ReadEmails(string column, IReadOnlyList<string>? otherwise)
    {
        if (Cell(column) is not { } cell)
        {
            return otherwise ?? [];
        }

        string[] addresses = [.. RosterText.Plain(cell).Split([';', ',', '、', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];
        foreach (var wrong in addresses.Where(address => !Email().IsMatch(address)))
        {
            problems.Add($"{RosterColumns.Chinese(column)}“{wrong}”不是电子邮箱地址。");
        }

        return [.. addresses.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private T Parsed<T>(string column, T otherwise, Func<string, T?> read, string advice) where T : struct
    {
        if (Cell(column) is not { } text)
        {
            return otherwise;
        }

        var value = read(text);
        Require(value is not null, $"{RosterColumns.Chinese(column)}“{text}”无法识别：{advice}。");
        return value ?? otherwise;
    }

    private string? Optional(string column, string? otherwise) => Cell(column) switch { null => otherwise, "" => null, var text => text };

    /// <summary>Empty when the line leaves it blank; null when the file has no such column.</summary>
    private string? Cell(string column) => cells.GetValueOrDefault(column);

    private void Require(bool isRight, string problem)
    {
        if (!isRight)
        {
            problems.Add(problem);
        }
    }

    [GeneratedRegex(@"\A(\d(\.\d+)?E\+?\d+|\d{15}000)\z")]
    private static partial Regex Mangled();

    [GeneratedRegex(@"\A[0-9]{6,12}\z")]
    private static partial Regex Region();

    [GeneratedRegex(@"\A[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}\z")]
    private static partial Regex Email();
}
