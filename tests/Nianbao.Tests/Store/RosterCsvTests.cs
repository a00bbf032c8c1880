using System.Text;
using Nianbao.Store;

namespace Nianbao.Tests.Store;

public sealed class RosterCsvTests
{
    private const string Header = "统一社会信用代码,名称,曾用名,行政区划代码,类别,层级,规章制定权,上级,联系人\n";
    private const string Government = $"{An.GovernmentId},甲县人民政府,,321322,政府,县,否,,\n";
    private const string Department = $"{An.DepartmentId},甲县工业和信息化局,甲县经济贸易局；甲县经委,,部门,县,,{An.GovernmentId},李 0527-1\n";

    [Fact]
    public void A_roster_is_read_with_all_its_attributes()
    {
        var agencies = Read(Header + Government + Department);
        Assert.Equal((AgencyKind.Government, FilingScope.Area, "321322"), (agencies[0].Kind, agencies[0].DefaultScope, agencies[0].RegionCode));
        Assert.Equal(["甲县经济贸易局", "甲县经委"], agencies[1].FormerNames.Select(former => former.Name));
        Assert.Equal((AgencyLevel.County, An.GovernmentId, "李 0527-1"), (agencies[1].Level, agencies[1].Parent, agencies[1].Contact));
    }

    [Fact]
    public void English_headers_in_any_order_are_read_too()
    {
        var agency = Assert.Single(Read($"level,kind,rulemaking,name,id,note\ncity,government,yes,乙市人民政府,{An.GovernmentId},x\n"));
        Assert.Equal((AgencyLevel.City, true, null), (agency.Level, agency.HasRulemakingPower, agency.Parent));
    }

    [Fact]
    public void A_roster_in_GB18030_or_with_a_byte_order_mark_is_read_the_same()
    {
        var text = Header + Government;
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text);
        Assert.Equal("甲县人民政府", Assert.Single(Agencies(RosterCsv.Read(gb18030, []))).Name);
        Assert.Equal("甲县人民政府", Assert.Single(Agencies(RosterCsv.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], []))).Name);
    }

    [Theory]
    [InlineData("名称,类别,层级\n", "1:缺少“统一社会信用代码”列。")]
    [InlineData("id,统一社会信用代码,名称,类别,层级\n", "1:“统一社会信用代码”列重复。")]
    [InlineData("", "1:文件中没有单位。")]
    [InlineData(Header, "1:文件中没有单位。")]
    [InlineData(Header + "113213220142147995,甲,,,部门,县,,,\n", "2:统一社会信用代码“113213220142147995”有误：应为 18 位，且校验码正确。")]
    [InlineData(Header + An.DepartmentId + ",,,,部门,县,,,\n", "2:名称为空。")]
    [InlineData(Header + An.DepartmentId + ",甲,,,委员会,县,,,\n", "2:类别“委员会”无法识别：应为政府（或省政府、市政府、县政府）、部门、乡镇街道或公共企事业单位。")]
    [InlineData(Header + An.DepartmentId + ",甲,,,部门,处,,,\n", "2:层级“处”无法识别：应为省、市、县或乡。")]
    [InlineData(Header + An.DepartmentId + ",甲,,,部门,县,也许,,\n", "2:规章制定权“也许”无法识别：应为是或否。")]
    [InlineData(Header + An.DepartmentId + ",甲,,32,部门,县,,,\n", "2:行政区划代码“32”有误：应为 6 至 12 位数字。")]
    [InlineData(Header + An.DepartmentId + ",甲,,,部门,县,,,x,y\n", "2:字段比表头多。")]
    [InlineData(Header + An.DepartmentId + ",甲,,,部门,县,,11321322014214829,\n", "2:上级 11321322014214829 不在名册中。")]
    [InlineData(Header + Government + "\n" + Government, "4:统一社会信用代码 11321322014214749C 与第 2 行重复。")]
    [InlineData(Header + An.DepartmentId + ",甲,,,部门,县,," + An.DepartmentId + ",\n", "2:上级关系成环：该单位直接或间接是自己的上级。")]
    public void What_is_wrong_is_told_line_by_line(string csv, string expected) => Assert.Equal(expected, string.Join(' ', Errors(csv, [])));

    [Fact]
    public void One_wrong_line_refuses_the_whole_roster() =>
        Assert.Equal(["3:名称为空。"], Errors(Header + Government + $"{An.DepartmentId},,,,部门,县,,,\n", []));

    [Fact]
    public void A_parent_may_be_in_the_roster_already() =>
        Assert.IsType<RosterOutcome.Read>(RosterCsv.Read(Encoding.UTF8.GetBytes(Header + Department), [An.Agency(An.GovernmentId)]));

    [Fact]
    public void A_ring_through_agencies_that_are_there_already_is_found()
    {
        var known = An.Agency(An.GovernmentId, parent: An.DepartmentId);
        Assert.Equal(["2:上级关系成环：该单位直接或间接是自己的上级。"], Errors(Header + Department, [known]));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        Agency[] agencies =
        [
            An.Agency(An.GovernmentId, AgencyKind.Government) with { HasRulemakingPower = true, RegionCode = null },
            An.Agency(parent: An.GovernmentId) with { Name = "=甲,\"乙\"", FormerNames = ["丙", new("丁（物价局）", new(2018, 12, 31))], Contact = "+86 1" },
        ];
        var again = Agencies(RosterCsv.Read(RosterCsv.Write(agencies), []));
        Assert.Equal(RosterCsv.Write(agencies), RosterCsv.Write(again));
        Assert.Equal(("=甲,\"乙\"", "+86 1"), (again[1].Name, again[1].Contact));
    }

    [Fact]
    public void History_contacts_and_end_are_read_as_people_write_them()
    {
        var agency = Assert.Single(Read(
            "统一社会信用代码*,单位名称（全称）,曾用名,单位类型,级别,上级单位,原上级,前身,启用日期,停用日期,联系人,联系电话,邮箱,负责人,负责人邮箱\n"
            + $"{An.DepartmentId.ToLowerInvariant()},甲局,\"乙局(至2018/12/31)\n丙局\",政府部门,县级,{An.GovernmentId},"
            + $"{An.OtherDepartmentId}（至2019年3月1日）；无(至2015.1.2),{An.OtherDepartmentId}(2019-01-01 并入),20140101,2030/6/30 0:00,张,0527-1,"
            + "a@example.cn；Ｂ＠example.cn、a@example.cn,王,c@example.cn\n", [An.Agency(An.GovernmentId), An.Agency(An.OtherDepartmentId) with { ActiveTo = new(2018, 12, 31) }]));
        var expected = An.Agency(parent: An.GovernmentId) with
        {
            Name = "甲局",
            FormerNames = [new("乙局", new(2018, 12, 31)), "丙局"],
            RegionCode = null,
            FormerParents = [new(An.OtherDepartmentId, new(2019, 3, 1)), new(null, new(2015, 1, 2))],
            Predecessors = [new(An.OtherDepartmentId, new(2019, 1, 1), SuccessionKind.Merged)],
            ActiveFrom = new(2014, 1, 1),
            ActiveTo = new(2030, 6, 30),
            Contact = "张",
            Phone = "0527-1",
            Emails = ["a@example.cn", "B@example.cn"],
            HeadName = "王",
            HeadEmails = ["c@example.cn"],
        };
        Assert.Equal(Printed.Of(expected), Printed.Of(agency));
    }

    [Theory]
    [InlineData("省政府", "", AgencyLevel.Province)]
    [InlineData("市政府", "市", AgencyLevel.City)]
    [InlineData("县级政府", "", AgencyLevel.County)]
    public void A_government_may_be_named_with_its_level(string kind, string level, AgencyLevel expected)
    {
        var agency = Assert.Single(Read($"统一社会信用代码,名称,类别,层级\n{An.GovernmentId},甲,{kind},{level}\n"));
        Assert.Equal((AgencyKind.Government, expected), (agency.Kind, agency.Level));
    }

    // A workbook saved as text, as a list with semicolons, with a title above and empty cells around: as offices send them.
    [Theory]
    [InlineData('\t', "utf-16")]
    [InlineData('\t', "utf-16BE")]
    [InlineData(';', "utf-8")]
    [InlineData(',', "gb18030")]
    public void A_sheet_saved_by_a_spreadsheet_is_read_whatever_it_made_of_it(char separator, string encoding)
    {
        var text = $"\"某省政府信息公开单位名录\",,,,\n填表说明：带*的必填,,,,\n序号,*统一社会信用代码,*名称,*类别,*层级,,\n"
            + $"1,\"=\"\"{An.GovernmentId}\"\"\",甲县人民政府,政府,县,,\n,,,,,,\n2,{An.DepartmentId},甲局,部门,县,,\n";
        var bytes = Encoded(text.Replace(',', separator), encoding);
        Assert.Equal(["甲县人民政府", "甲局"], Agencies(RosterCsv.Read(bytes, [])).Select(agency => agency.Name));
    }

    [Theory]
    [InlineData("1.13213E+17")]
    [InlineData("113213220142147000")]
    public void A_code_that_a_spreadsheet_took_for_a_number_is_told_to_be_that(string code) => Assert.Equal(
        [$"2:统一社会信用代码“{code}”被表格软件当成了数字，原来的数字已经丢失：请把这一列设为“文本”格式后重新填写。"],
        Errors($"统一社会信用代码,名称,类别,层级\n{code},甲局,部门,县\n", []));

    [Theory]
    [InlineData("停用日期", "2019-02-30", "停用日期“2019-02-30”无法识别：应写成 2019-01-31。")]
    [InlineData("停用日期", "明年", "停用日期“明年”无法识别：应写成 2019-01-31。")]
    [InlineData("电子邮箱", "a@b", "电子邮箱“a@b”不是电子邮箱地址。")]
    [InlineData("电子邮箱", "\"a@example.cn\rBcc: x@example.cn\"", "电子邮箱“Bcc:”不是电子邮箱地址。")]
    [InlineData("曾用名", "乙局（至去年）", "曾用名“乙局（至去年）”无法识别：日期应写成 名称（至2018-12-31）。")]
    [InlineData("原上级", "11321322014214749C", "原上级“11321322014214749C”无法识别：应写成 统一社会信用代码（至2018-12-31）。")]
    [InlineData("原上级", "113213220142148110（至2018-12-31）", "上级 113213220142148110 不在名册中。")]
    [InlineData("原上级", "无（至2018-12-31）；11321322014214749C（至2018-12-31）", "原上级中有两个的截止日期相同。")]
    [InlineData("前身", "11321322014214749C（2019-01-01）", "前身“11321322014214749C（2019-01-01）”无法识别：应写成 统一社会信用代码（并入 2019-01-01），也可以是分设、更名或划转。")]
    [InlineData("前身", "113213220142148110（并入 2019-01-01）", "前身 113213220142148110 不在名册中。")]
    [InlineData("前身", "11321322014214799H（分设 2019-01-01）", "前身不能是该单位自己。")]
    [InlineData("前身", "11321322014214749C（并入 2019-01-01）", "前身 11321322014214749C 已并入该单位，它的停用日期应填在 2019-01-01 之前。")]
    [InlineData("联系人", "\"张\n李\"", "“联系人”中有换行或看不见的字符，或太长。")]
    public void What_is_wrong_with_history_and_contacts_is_told_too(string column, string cell, string expected) => Assert.Equal(
        [$"2:{expected}"], Errors($"统一社会信用代码,名称,类别,层级,{column}\n{An.DepartmentId},甲局,部门,县,{cell}\n", [An.Agency(An.GovernmentId)]));

    [Fact]
    public void A_level_that_the_kind_denies_and_an_end_before_the_beginning_are_told() => Assert.Equal(
        ["2:类别“省政府”与层级“县”不一致。", "3:停用日期早于启用日期。"],
        Errors($"统一社会信用代码,名称,类别,层级,启用日期,停用日期\n{An.GovernmentId},甲,省政府,县,,\n{An.DepartmentId},乙,部门,县,2020-01-01,2019-12-31\n", []));

    [Fact]
    public void Nobody_is_left_under_an_agency_that_ends()
    {
        var known = new[] { An.Agency(An.GovernmentId, AgencyKind.Government), An.Agency(An.DepartmentId, parent: An.GovernmentId) with { Name = "甲局" } };
        var header = "统一社会信用代码,名称,类别,层级,上级,停用日期\n";
        Assert.Equal(
            [$"2:该单位停用后，甲局（{An.DepartmentId}）等下级没有上级：请在同一个文件中把它们改到新的上级，或一并停用。"],
            Errors($"{header}{An.GovernmentId},甲县人民政府,政府,县,,2024-06-30\n", known));
        Assert.Equal(
            [$"2:上级 {An.GovernmentId} 已于 2024-06-30 停用：请改到新的上级，并把它写入原上级。"],
            Errors($"{header}{An.OtherDepartmentId},乙局,部门,县,{An.GovernmentId},\n", [known[0] with { ActiveTo = new(2024, 6, 30) }]));
        Assert.IsType<RosterOutcome.Read>(RosterCsv.Read(
            Encoding.UTF8.GetBytes($"{header}{An.GovernmentId},甲县人民政府,政府,县,,2024-06-30\n{An.DepartmentId},甲局,部门,县,{An.GovernmentId},2024-06-30\n"), known));
    }

    [Fact]
    public void Rings_of_the_past_and_of_succession_are_found()
    {
        Agency[] known = [An.Agency(An.GovernmentId) with { FormerParents = [new(An.DepartmentId, new(2018, 12, 31))], Predecessors = [new(An.DepartmentId, new(2019, 1, 1), SuccessionKind.Split)] }];
        Assert.Equal(
            ["2:原上级关系成环：2018-12-31 时该单位直接或间接是自己的上级。", "2:前身关系成环：该单位直接或间接是自己的前身。"],
            Errors($"统一社会信用代码,名称,类别,层级,上级,原上级,前身\n{An.DepartmentId},甲局,部门,县,,{An.GovernmentId}（至2019-12-31）,{An.GovernmentId}（分设 2020-01-01）\n", known));
    }

    private static byte[] Encoded(string text, string encoding)
    {
        var codec = encoding == "gb18030" ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")! : Encoding.GetEncoding(encoding);
        return [.. codec.Preamble, .. codec.GetBytes(text)];
    }

    private static IReadOnlyList<Agency> Read(string csv, IReadOnlyList<Agency> known) => Agencies(RosterCsv.Read(Encoding.UTF8.GetBytes(csv), known));

    private static IReadOnlyList<Agency> Read(string csv) => Agencies(RosterCsv.Read(Encoding.UTF8.GetBytes(csv), []));

    private static IReadOnlyList<Agency> Agencies(RosterOutcome outcome) => Assert.IsType<RosterOutcome.Read>(outcome).Agencies;

    private static IEnumerable<string> Errors(string csv, IReadOnlyList<Agency> known) =>
        Assert.IsType<RosterOutcome.Refused>(RosterCsv.Read(Encoding.UTF8.GetBytes(csv), known)).Errors.Select(error => $"{error.Line}:{error.Message}");
}
