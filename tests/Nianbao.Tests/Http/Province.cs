using Nianbao.Store;

namespace Nianbao.Tests.Http;

/// <summary>A small province: two cities, one with a department, one with a county and a township in it.</summary>
internal static class Province
{
    public static string Top { get; } = Code("11320000000000001");

    public static string EastCity { get; } = Code("11320100000000002");

    public static string EastBureau { get; } = Code("11320100000000003");

    public static string WestCity { get; } = Code("11320200000000004");

    public static string WestCounty { get; } = Code("11320201000000005");

    public static string WestTownship { get; } = Code("11320201000000006");

    public static IReadOnlyList<Agency> Agencies { get; } =
    [
        Of(Top, "江南省人民政府", AgencyKind.Government, AgencyLevel.Province, null),
        Of(EastCity, "东市人民政府", AgencyKind.Government, AgencyLevel.City, Top),
        Of(EastBureau, "东市水利局", AgencyKind.Department, AgencyLevel.City, EastCity),
        Of(WestCity, "西市人民政府", AgencyKind.Government, AgencyLevel.City, Top),
        Of(WestCounty, "西县人民政府", AgencyKind.Government, AgencyLevel.County, WestCity),
        Of(WestTownship, "西镇人民政府", AgencyKind.Township, AgencyLevel.Township, WestCounty),
    ];

    /// <summary>A key for everybody.</summary>
    public static IReadOnlyList<(string Name, Role Role, string? Agency)> Callers { get; } =
    [
        ("admin", Role.Admin, null),
        ("auditor", Role.Auditor, null),
        ("office", Role.Office, Top),
        ("east-office", Role.Office, EastCity),
        ("west-office", Role.Office, WestCity),
        ("agency", Role.Agency, EastBureau),
        ("west-agency", Role.Agency, WestTownship),
    ];

    /// <summary>A credit code: seventeen characters and the check character that belongs to them.</summary>
    public static string Code(string seventeen) => seventeen + CreditCode.CheckCharacter(seventeen);

    public static Agency Of(string id, string name, AgencyKind kind, AgencyLevel level, string? parent) =>
        new(id, name, [], null, kind, level, HasRulemakingPower: false, parent, Contact: null);
}
