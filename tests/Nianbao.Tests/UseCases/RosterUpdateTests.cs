using System.Text;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.UseCases;

public sealed class RosterUpdateTests : IDisposable
{
    private const string Header = "统一社会信用代码,名称,类别,层级,上级,原上级,前身,停用日期\n";

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Each_line_is_told_what_it_does()
    {
        await _desk.Submissions.PutAgenciesAsync([An.Agency() with { Name = "甲局" }, An.Agency(An.GovernmentId, AgencyKind.Government) with { Name = "甲县人民政府" }], default);
        var done = await DoneAsync($"""
            统一社会信用代码,名称,类别,层级,上级,停用日期
            {An.GovernmentId},甲县人民政府,县政府,,,
            {An.DepartmentId},乙局,部门,县,{An.GovernmentId},
            {An.OtherDepartmentId},丙局,部门,县,{An.GovernmentId},2025-06-30
            """);
        Assert.Equal(
            ["2 Unchanged 没有变化。", $"3 Changed 修改：名称由“甲局”改为“乙局”；上级由空改为“{An.GovernmentId}”。", "4 Added 新增。"],
            done.Changes.Select(change => $"{change.Line} {change.Kind} {change.Text}"));
        done = await DoneAsync(Header + $"{An.OtherDepartmentId},丙局,部门,县,{An.GovernmentId},,,2024-12-31\n");
        Assert.Equal("停用：停用日期由“2025-06-30”改为“2024-12-31”。", Assert.Single(done.Changes).Text);
    }

    [Fact]
    public async Task What_a_file_has_no_column_for_stays_and_a_blank_cell_takes_away()
    {
        await _desk.Submissions.PutAgenciesAsync([An.Agency(An.OtherDepartmentId) with { ActiveTo = new(2018, 12, 31) }, An.AgencyWithHistory(), An.Agency(An.GovernmentId)], default);
        var before = Printed.Of((await _desk.Submissions.FindAgencyOrNullAsync(An.DepartmentId, default))!);
        await DoneAsync($"统一社会信用代码,名称,类别,层级\n{An.DepartmentId},单位{An.DepartmentId},部门,县\n");
        Assert.Equal(before, Printed.Of((await _desk.Submissions.FindAgencyOrNullAsync(An.DepartmentId, default))!));
        await DoneAsync($"统一社会信用代码,名称,类别,层级,电子邮箱,联系电话\n{An.DepartmentId},单位{An.DepartmentId},部门,县,,\n");
        var after = (await _desk.Submissions.FindAgencyOrNullAsync(An.DepartmentId, default))!;
        Assert.Equal((0, null, "王", 2), (after.Emails.Count, after.Phone, after.HeadName, after.FormerParents.Count));
    }

    [Fact]
    public async Task An_agency_ends_with_a_report_open_only_when_somebody_answers_for_it()
    {
        await _desk.FileAsync("error A04 a.x");
        var ending = $"{An.DepartmentId},甲局,部门,县,,,,2024-06-30\n";
        Assert.Equal(
            "2:2023 年度的报告尚未办结：请先办结再停用，或在承接单位的“前身”中写明由它承接。", Assert.Single(await ErrorsAsync(Header + ending)));
        Assert.Null((await _desk.Submissions.FindAgencyOrNullAsync(An.DepartmentId, default))!.ActiveTo);
        await DoneAsync(Header + ending + $"{An.OtherDepartmentId},乙局,部门,县,,,{An.DepartmentId}（并入 2024-07-01）,\n");
        Assert.Equal(new(2024, 6, 30), (await _desk.Submissions.FindAgencyOrNullAsync(An.DepartmentId, default))!.ActiveTo);
    }

    [Fact]
    public async Task An_agency_ends_freely_when_its_report_is_accepted()
    {
        await _desk.FileAsync("a.x=1");
        await DoneAsync(Header + $"{An.DepartmentId},甲局,部门,县,,,,2024-06-30\n");
    }

    [Fact]
    public async Task What_is_only_tried_is_told_and_not_stored()
    {
        var csv = Encoding.UTF8.GetBytes(Header + $"{An.OtherDepartmentId},丙局,部门,县,,,,\n");
        var tried = Assert.IsType<RosterUpdateOutcome.Done>(await Update.ApplyAsync(csv, null, isMeant: false, default));
        Assert.False(tried.IsStored);
        Assert.Null(await _desk.Submissions.FindAgencyOrNullAsync(An.OtherDepartmentId, default));
    }

    // An office that wrote itself a history could read what others filed, or hide what stands under it.
    [Theory]
    [InlineData("113213220142148103,丙局,部门,县,11321322014214799H,,,", null)]
    [InlineData("113213220142148103,丙局,部门,县,11321322014214799H,11321322014214749C（至2020-12-31）,,", "2:113213220142148103 或它的上级、原上级、前身不在本级管辖范围内。")]
    [InlineData("113213220142148103,丙局,部门,县,11321322014214799H,无（至2030-12-31）,,", "2:113213220142148103 或它的上级、原上级、前身不在本级管辖范围内。")]
    [InlineData("113213220142148103,丙局,部门,县,11321322014214799H,,11321322014214749C（分设 2020-01-01）,", "2:113213220142148103 或它的上级、原上级、前身不在本级管辖范围内。")]
    [InlineData("11321322014214799H,甲局,部门,县,11321322014214749C,,,", "2:11321322014214799H 或它的上级、原上级、前身不在本级管辖范围内。")]
    [InlineData("11321322014214749C,甲县人民政府,政府,县,,,,", "2:11321322014214749C 或它的上级、原上级、前身不在本级管辖范围内。")]
    public async Task An_office_writes_only_its_own_subtree_and_its_own_past(string line, string? error)
    {
        var outcome = await Update.ApplyAsync(Encoding.UTF8.GetBytes($"{Header}{line}\n"), top: An.DepartmentId, isMeant: true, default);
        Assert.Equal(error, outcome is RosterUpdateOutcome.OutsideArea { Errors: [var only] } ? $"{only.Line}:{only.Message}" : null);
        Assert.Equal(error is null, outcome is RosterUpdateOutcome.Done);
    }

    [Fact]
    public async Task Twelve_thousand_agencies_load_and_come_back_as_they_went_in()
    {
        var lines = from i in Enumerable.Range(0, 12_000)
                    let seventeen = $"1132{i:0000000000000}"
                    select $"{seventeen}{CreditCode.CheckCharacter(seventeen)},单位{i},部门,县,{An.GovernmentId},,,\n";
        Assert.Equal(12_000, (await DoneAsync(Header + string.Concat(lines))).Changes.Count(change => change.Kind == RosterChangeKind.Added));
        var printed = RosterCsv.Write(await An.ListAsync(_desk.Submissions.ListAgenciesAsync(default)));
        var again = Assert.IsType<RosterUpdateOutcome.Done>(await Update.ApplyAsync(printed, null, isMeant: true, default));
        Assert.All(again.Changes, change => Assert.Equal(RosterChangeKind.Unchanged, change.Kind));
    }

    private RosterUpdate Update => new(_desk.Submissions, _desk.Clock);

    private async Task<RosterUpdateOutcome.Done> DoneAsync(string csv) =>
        Assert.IsType<RosterUpdateOutcome.Done>(await Update.ApplyAsync(Encoding.UTF8.GetBytes(csv), null, isMeant: true, default));

    private async Task<IEnumerable<string>> ErrorsAsync(string csv) =>
        Assert.IsType<RosterUpdateOutcome.Wrong>(await Update.ApplyAsync(Encoding.UTF8.GetBytes(csv), null, isMeant: true, default)).Errors
            .Select(error => $"{error.Line}:{error.Message}");
}
