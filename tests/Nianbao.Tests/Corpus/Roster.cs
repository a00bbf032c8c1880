using Nianbao.Store;

namespace Nianbao.Tests.Corpus;

/// <summary>The agencies of the cases, from <c>agencies.csv</c>.</summary>
internal static class Roster
{
    public static IReadOnlyList<Agency> All { get; } = [.. File.ReadLines(CorpusFolder.PathOf("agencies.csv")).Skip(1).Select(Read)];

    public static Agency Find(string name) => All.First(agency => agency.Name == name);

    private static Agency Read(string line) => line.Split(',') switch
    {
        [var id, var name, var former, var region, var kind, var level, var power, var parent, var contact] => new(
            id, name, former.Split('；', StringSplitOptions.RemoveEmptyEntries), region, KindOf(kind), LevelOf(level), power == "是",
            parent.Length > 0 ? parent : null, contact),
        _ => throw new FormatException(line),
    };

    private static AgencyKind KindOf(string printed) => printed switch
    {
        "政府" => AgencyKind.Government,
        "部门" => AgencyKind.Department,
        "乡镇街道" => AgencyKind.Township,
        "公共企事业单位" => AgencyKind.Institution,
        _ => throw new FormatException(printed),
    };

    private static AgencyLevel LevelOf(string printed) => printed switch
    {
        "省" => AgencyLevel.Province,
        "市" => AgencyLevel.City,
        "县" => AgencyLevel.County,
        "乡" => AgencyLevel.Township,
        _ => throw new FormatException(printed),
    };
}
