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
        Assert.Equal(["甲县经济贸易局", "甲县经委"], agencies[1].FormerNames);
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
    [InlineData(Header + An.DepartmentId + ",甲,,,委员会,县,,,\n", "2:类别“委员会”无法识别：应为政府、部门、乡镇街道或公共企事业单位。")]
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
            An.Agency(parent: An.GovernmentId) with { Name = "=甲,\"乙\"", FormerNames = ["丙", "丁"], Contact = "+86 1" },
        ];
        var again = Agencies(RosterCsv.Read(RosterCsv.Write(agencies), []));
        Assert.Equal(RosterCsv.Write(agencies), RosterCsv.Write(again));
        Assert.Equal(("=甲,\"乙\"", "+86 1"), (again[1].Name, again[1].Contact));
    }

    private static IReadOnlyList<Agency> Read(string csv) => Agencies(RosterCsv.Read(Encoding.UTF8.GetBytes(csv), []));

    private static IReadOnlyList<Agency> Agencies(RosterOutcome outcome) => Assert.IsType<RosterOutcome.Read>(outcome).Agencies;

    private static IEnumerable<string> Errors(string csv, IReadOnlyList<Agency> known) =>
        Assert.IsType<RosterOutcome.Refused>(RosterCsv.Read(Encoding.UTF8.GetBytes(csv), known)).Errors.Select(error => $"{error.Line}:{error.Message}");
}
