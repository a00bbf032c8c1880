using System.Globalization;
using System.IO.Compression;
using Nianbao.Deadlines;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Summary.Files;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Summary;

/// <summary>A province on 5 February 2024: departments are overdue, governments are not, townships have no deadline.</summary>
public sealed class CircularTests
{
    private static readonly DateTimeOffset s_now = Beijing.MomentOf(new(2024, 2, 5), new(10, 30));

    private static readonly Agency[] s_agencies =
    [
        Of("P", "江南省人民政府", AgencyKind.Government, null), Of("P1", "省水利厅", AgencyKind.Department, "P"), Of("C", "东市人民政府", AgencyKind.Government, "P"),
        Of("C1", "东市水利局", AgencyKind.Department, "C"), Of("C2", "=HYPERLINK(\"http://x\")【局】", AgencyKind.Department, "C"), Of("D", "西市人民政府", AgencyKind.Government, "P"),
        Of("D1", "西市财政局", AgencyKind.Department, "D"), Of("D2", "西镇人民政府", AgencyKind.Township, "D"), Of("D3", "西市水利局", AgencyKind.Department, "D"),
    ];

    [Fact]
    public void The_counts_of_regions_and_of_kinds_add_up_to_those_of_all()
    {
        var overview = ProgressOverview.Of(Progress());
        Assert.Equal("江南省人民政府", overview.AreaName);
        Assert.Equal(new ProgressCounts(Duties: 9, Filed: 4, Accepted: 2, Returned: 1, Awaiting: 0, Checking: 1, Missing: 5, Late: 4, Overdue: 3, WithoutDeadline: 1, Zero: 1), overview.Total);
        Assert.Equal(["直属单位 2", "东市人民政府 3", "西市人民政府 4"], overview.Regions.Select(region => $"{region.Name} {region.Counts.Duties}"));
        Assert.Equal(["人民政府 3", "政府部门 5", "乡镇、街道 1"], overview.Kinds.Select(kind => $"{kind.Name} {kind.Counts.Duties}"));
        foreach (var parts in new[] { overview.Regions, overview.Kinds })
        {
            Assert.Equal(overview.Total, parts.Select(part => part.Counts).Aggregate((a, b) => new(
                a.Duties + b.Duties, a.Filed + b.Filed, a.Accepted + b.Accepted, a.Returned + b.Returned, a.Awaiting + b.Awaiting, a.Checking + b.Checking,
                a.Missing + b.Missing, a.Late + b.Late, a.Overdue + b.Overdue, a.WithoutDeadline + b.WithoutDeadline, a.Zero + b.Zero)));
        }
    }

    [Fact]
    public void Every_duty_is_counted_in_one_state()
    {
        var total = ProgressOverview.Of(Progress()).Total;
        Assert.Equal(total.Duties, total.Accepted + total.Returned + total.Awaiting + total.Checking + total.Missing);
    }

    [Fact]
    public void Its_lists_say_who_is_missing_who_is_not_accepted_and_who_was_late_by_region_and_kind()
    {
        var circular = Circular.Of(Progress(), CircularChoices.All);
        Assert.Equal("关于江南省2023年度政府信息公开工作年度报告报送情况的通报", circular.Title);
        Assert.Equal("北京时间2024年2月5日 10:30", circular.AsOf);
        Assert.Equal("应报送9家，已报送4家，其中已接收2家、已退回1家、核对中1家；未报送5家。逾期4家，其中至今没有接收的3家。", circular.Sentence);
        Assert.Equal(
            [
                "Missing: P C D D1 D2", "Open: C2 D3", "Late: C1",
            ],
            circular.Sections.Select(section => $"{section.List}: {string.Join(' ', section.Lines.Select(line => line.Duty.Agency.Id))}"));
        Assert.Equal("未规定", circular.Sections[0].Lines[^1].Deadline);
        Assert.Equal(("2024-01-31", "2024-02-02"), (circular.Sections[2].Lines[0].Deadline, circular.Sections[2].Lines[0].AcceptedOn));
    }

    [Fact]
    public void An_office_chooses_lists_a_kind_and_only_who_is_overdue()
    {
        var circular = Circular.Of(Progress(), new([CircularList.Missing], AgencyKind.Department, OverdueOnly: true));
        Assert.Equal(["D1"], Assert.Single(circular.Sections).Lines.Select(line => line.Duty.Agency.Id));
        Assert.Equal(["以下名单只列政府部门。", "以下名单只列报送期限已过的单位。", "有1家单位条例没有规定报送期限，主管部门也没有设定，不计入逾期。"], circular.Remarks());
        Assert.Equal(9, circular.Overview.Total.Duties);
    }

    [Fact]
    public void The_same_progress_gives_the_same_bytes_in_any_culture()
    {
        byte[][] Written() => [Circular.Of(Progress(), CircularChoices.All).ToWorkbook(), Circular.Of(Progress(), CircularChoices.All).ToDocument()];
        var (before, culture) = (Written(), CultureInfo.CurrentCulture);
        try
        {
            CultureInfo.CurrentCulture = new("ar-SA");
            Assert.Equal(before, Written());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Totals_of_the_workbook_are_formulas_that_hold_and_no_name_becomes_one()
    {
        var workbook = Circular.Of(Progress(), CircularChoices.All).ToWorkbook();
        var formulas = new SheetFormulas(workbook);
        Assert.Equal(18, formulas.Count);
        Assert.Empty(formulas.Wrong());
        Assert.Contains("<t xml:space=\"preserve\">=HYPERLINK(&quot;http://x&quot;)【局】</t>", PartOf(workbook, "xl/worksheets/sheet3.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_lists_everybody_and_marks_what_the_office_adds()
    {
        var document = PartOf(Circular.Of(Progress(), CircularChoices.All).ToDocument(), "word/document.xml");
        Assert.All(["省水利厅"], name => Assert.DoesNotContain(name, document, StringComparison.Ordinal));
        Assert.All(["西镇人民政府", "西市财政局", "东市水利局", "二、未报送的单位（5家）", "三、已报送、还没有接收的单位（2家）", "四、逾期报送的单位（1家）", "五、工作要求"],
            text => Assert.Contains(text, document, StringComparison.Ordinal));
        Assert.Contains("<w:highlight w:val=\"yellow\"/></w:rPr><w:t xml:space=\"preserve\">【请补充发文机关、日期】", document, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_anybody_to_name_it_says_so()
    {
        var progress = Progress() with { Duties = [] };
        var document = PartOf(Circular.Of(progress, CircularChoices.All).ToDocument(), "word/document.xml");
        Assert.Contains("未报送的单位（0家）", document, StringComparison.Ordinal);
        Assert.Contains(">没有。<", document, StringComparison.Ordinal);
        Assert.Empty(new SheetFormulas(Circular.Of(progress, CircularChoices.All).ToWorkbook()).Wrong());
    }

    private static YearProgress Progress()
    {
        var (calendar, roster) = (FilingCalendar.Empty(2023), new Roster(s_agencies));
        Filing[] heads =
        [
            Accepted("P1", new(2024, 1, 20), isZero: true), Accepted("C1", new(2024, 2, 2)), An.Head(An.Submission(SubmissionState.Returned, key: An.Key("C2"))),
            An.Head(An.Submission(SubmissionState.Received, key: An.Key("D3"))),
        ];
        return new(calendar, roster, null, s_now, Nianbao.Summary.Progress.Of(calendar, roster.DutiesOf(2023, null), roster, heads.ToDictionary(head => head.Key), s_now));
    }

    private static Filing Accepted(string agency, DateOnly on, bool isZero = false) => An.Head(An.Submission(SubmissionState.Accepted, key: An.Key(agency))) with
    {
        Accepted = new(1, "C", "ab", "rules-1", s_now, AcceptedFigures.Pack(An.Report().Figures), 0, 0) { IsZero = isZero },
        FirstAcceptedAt = Beijing.MomentOf(on, new(12, 0)),
    };

    private static Agency Of(string id, string name, AgencyKind kind, string? parent) => An.Agency(id, kind, parent) with { Name = name };

    private static string PartOf(byte[] package, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
