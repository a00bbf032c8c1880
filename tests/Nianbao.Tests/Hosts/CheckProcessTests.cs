using System.Text;
using System.Text.Json;
using Nianbao.Tests.Generated;

namespace Nianbao.Tests.Hosts;

public sealed class CheckProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nianbao-cli-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_report_with_nothing_to_correct_ends_with_0()
    {
        Write("good.txt", SmallReport.Text());
        var (exit, output, error) = await CheckAsync("good.txt");
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("结论  通过", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_alone_is_nothing_to_correct()
    {
        Write("warned.txt", SmallReport.Text(period: ""));
        var (exit, output, _) = await CheckAsync("warned.txt");
        Assert.Equal(0, exit);
        Assert.Contains("结论  待说明", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_returned_report_ends_with_1_and_says_what_where_and_what_to_do()
    {
        Write("bad.txt", SmallReport.Text(refusedReasons: 1));
        var (exit, output, _) = await CheckAsync("bad.txt");
        Assert.Equal(1, exit);
        Assert.Matches(@"A04  问题  .*2.*1", output);
        Assert.Matches(@"位置  第 1 个表第 \d+ 行第 \d+ 列", output);
        Assert.Matches(@"处理  \S", output);
        Assert.Matches(@"核对 \d+ 项：相符 \d+，不符 \d+；无法核对 \d+，不适用 \d+", output);
    }

    [Fact]
    public async Task What_cannot_be_read_wins_over_what_is_to_be_corrected()
    {
        Write("bad.txt", SmallReport.Text(refusedReasons: 1));
        Write("empty.docx", "");
        Assert.Equal(2, (await CheckAsync("empty.docx", "bad.txt")).ExitCode);
    }

    [Fact]
    public async Task A_missing_file_is_said_and_the_others_are_still_checked()
    {
        Write("good.txt", SmallReport.Text());
        var (exit, output, error) = await CheckAsync("nothing.docx", "good.txt");
        Assert.Equal((2, "nothing.docx：没有这个文件，请检查文件名和所在目录。"), (exit, error.TrimEnd()));
        Assert.Contains("结论  通过", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_of_a_folder_is_checked_and_every_report_of_an_archive()
    {
        _folder.CreateSubdirectory(Path.Combine("reports", "东市"));
        Write(Path.Combine("reports", "b.txt"), SmallReport.Text());
        Write(Path.Combine("reports", "东市", "a.txt"), SmallReport.Text(refusedReasons: 1));
        Write(Path.Combine("reports", "~$b.txt"), "leftover");
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "reports", "c.zip"), Kinds.Packed.AsZip(
            ("西市/d.txt", Encoding.UTF8.GetBytes(SmallReport.Text())), ("e.txt", Encoding.UTF8.GetBytes(SmallReport.Text(period: ""))), ("f.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])));
        var (exit, output, error) = await CheckAsync("reports", "--json");
        var verdicts = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .Select(report => $"{report.GetProperty("file").GetString()} {report.GetProperty("verdict").GetString()}");
        Assert.Equal(["b.txt accepted", "c.zip/西市/d.txt accepted", "c.zip/e.txt awaiting-explanation", "东市/a.txt returned"], verdicts);
        Assert.Equal(2, exit);
        Assert.Contains("f.png：这不是可以报送的文档", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_compared_with_the_one_of_the_year_before_that_is_named()
    {
        var years = new TwoYears("云汀市水利局");
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "2022.docx"), years.Before.Print("docx"));
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "2023.docx"), years.NowWithOneMore.Print("docx"));
        Assert.Equal(0, (await CheckAsync("2023.docx")).ExitCode);
        var (exit, output, error) = await CheckAsync("2023.docx", "--prior", "2022.docx");
        Assert.Equal((1, ""), (exit, error));
        Assert.Matches(@"T06  问题  上年结转 \d+ 件与上一年度报告结转下年 \d+ 件不一致", output);
    }

    [Fact]
    public async Task A_report_of_another_year_than_the_one_before_is_said_not_to_be_compared_with()
    {
        var years = new TwoYears("云汀市水利局");
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "2022.txt"), years.Before.Print("txt"));
        var (_, output, error) = await CheckAsync("2022.txt", "--prior", "2022.txt");
        Assert.DoesNotContain("N08", output, StringComparison.Ordinal);
        Assert.Contains("没有与上一年度对照：2022.txt 是 2022 年度的报告，2022.txt 是 2022 年度的。", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reports")]
    [InlineData("several.zip")]
    public async Task Several_reports_are_not_compared_with_the_one_report_of_one_agency(string asked)
    {
        var years = new TwoYears("云汀市水利局");
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "2022.txt"), years.Before.Print("txt"));
        _folder.CreateSubdirectory("reports");
        Write(Path.Combine("reports", "a.txt"), SmallReport.Text());
        Write(Path.Combine("reports", "b.txt"), SmallReport.Text());
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "several.zip"), Kinds.Packed.AsZip(("a.txt", Encoding.UTF8.GetBytes(SmallReport.Text())), ("b.txt", Encoding.UTF8.GetBytes(SmallReport.Text()))));
        var (exit, output, error) = await CheckAsync(asked, "--prior", "2022.txt");
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("--prior 只能和一份报告一起写", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing.txt", "没有这个文件")]
    [InlineData("note.txt", "不能作为上一年度的报告")]
    public async Task What_is_no_report_of_the_year_before_is_refused(string prior, string why)
    {
        Write("good.txt", SmallReport.Text());
        Write("note.txt", "会议通知");
        var (exit, _, error) = await CheckAsync("good.txt", "--prior", prior);
        Assert.Equal(2, exit);
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_any_file_is_said()
    {
        _folder.CreateSubdirectory("reports");
        var (exit, _, error) = await CheckAsync("reports");
        Assert.Equal((2, "reports：这个目录里没有可以核对的文件。"), (exit, error.TrimEnd()));
    }

    [Fact]
    public async Task A_file_of_more_than_20_MB_is_not_read()
    {
        await using (var file = File.Create(Path.Combine(_folder.FullName, "large.docx")))
        {
            file.SetLength((20 * 1024 * 1024) + 1);
        }

        var (exit, _, error) = await CheckAsync("large.docx");
        Assert.Equal(2, exit);
        Assert.Contains("超过 20 MB", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_object_a_line_in_the_order_of_the_files()
    {
        var names = Enumerable.Range(1, 8).Select(i => $"{i}.txt").ToList();
        names.ForEach(name => Write(name, SmallReport.Text(refusedReasons: name == "5.txt" ? 1 : 2)));
        var (exit, output, error) = await CheckAsync(["--json", .. names]);
        var lines = output.TrimEnd('\n').Split('\n').Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal((1, ""), (exit, error));
        Assert.Equal(names, lines.Select(line => line.GetProperty("file").GetString()));
        Assert.Equal("returned", lines[4].GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Json_lists_every_figure_writes_nulls_and_leaves_chinese_as_it_is()
    {
        Write("blank.txt", SmallReport.Text(blank: "press_conference_count"));
        var (_, output, _) = await CheckAsync("--json", "blank.txt");
        var report = JsonSerializer.Deserialize<JsonElement>(output);
        Assert.Equal(
            "file kind sha256 title agency year form figures findings rules ruleSet verdict",
            string.Join(' ', report.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(Nianbao.Forms.Form2014.Definition.Cells.Count, report.GetProperty("figures").EnumerateObject().Count());
        Assert.Contains("示例市公开局", output, StringComparison.Ordinal);
        var blank = report.GetProperty("figures").GetProperty("a.press_conference_count");
        Assert.Equal(("blank", JsonValueKind.Null), (blank.GetProperty("state").GetString(), blank.GetProperty("value").ValueKind));
    }

    [Fact]
    public async Task What_is_piped_has_no_colours_and_no_progress()
    {
        var names = Enumerable.Range(1, 6).Select(i => $"{i}.txt").ToList();
        names.ForEach(name => Write(name, SmallReport.Text(refusedReasons: 1)));
        var (_, output, error) = await CheckAsync([.. names]);
        Assert.DoesNotContain('\u001b', output + error);
        Assert.DoesNotContain('\r', output + error);
    }

    [Fact]
    public async Task Many_files_end_in_a_table_with_a_line_each()
    {
        Write("a.txt", SmallReport.Text());
        Write("b.txt", SmallReport.Text(refusedReasons: 1));
        var lines = (await CheckAsync("a.txt", "b.txt")).Output.TrimEnd('\n').Split('\n');
        Assert.StartsWith("文件   单位", lines[^3], StringComparison.Ordinal);
        Assert.EndsWith("通过", lines[^2], StringComparison.Ordinal);
        Assert.EndsWith("退回", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_characters_of_a_file_do_not_reach_the_terminal()
    {
        Write("a.txt", SmallReport.Text(period: "").Replace("示例市公开局", "示例\u001b[2J公开局", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', (await CheckAsync("a.txt")).Output);
    }

    [Theory]
    [InlineData("chekc")]
    [InlineData("check")]
    [InlineData("check --xml a.txt")]
    public async Task A_wrong_command_ends_with_2_and_shows_how_it_is_used(string arguments)
    {
        var (exit, output, error) = await NianbaoProcess.RunAsync(_folder.FullName, arguments.Split(' '));
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("用法", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_verb()
    {
        var (exit, output, _) = await NianbaoProcess.RunAsync(_folder.FullName, "--help");
        Assert.Equal(0, exit);
        Assert.All(["check", "compile", "keys", "demo", "--json", "--out", "--data"], word => Assert.Contains(word, output, StringComparison.Ordinal));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    [Fact]
    public async Task A_report_is_written_as_a_page_with_its_findings_marked()
    {
        Write("bad.txt", SmallReport.Text(refusedReasons: 1));
        Write("empty.docx", "");
        var (exit, output, error) = await CheckAsync("--html", "bad.txt", "empty.docx", "-o", "pages");
        Assert.Equal(2, exit);
        Assert.Contains("结论  退回", output, StringComparison.Ordinal);
        Assert.Contains($"已写入 {Path.Combine("pages", "bad.txt.核对.html")}", error, StringComparison.Ordinal);
        Assert.Matches("<a class=\"mark error\" id=\"finding-[0-9a-f]{16}\"", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "pages", "bad.txt.核对.html")));
        Assert.Contains("id=\"finding-unreadable-empty\"", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "pages", "empty.docx.核对.html")), StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Error)> CheckAsync(params string[] arguments) =>
        NianbaoProcess.RunAsync(_folder.FullName, ["check", .. arguments]);
}
