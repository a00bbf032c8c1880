using System.Text.Json;
using System.Text.RegularExpressions;
using Nianbao.Http;
using Nianbao.Local;

namespace Nianbao.Tests.Hosts;

public partial class SettingsTests
{
    private static string Sample => File.ReadAllText(Project.PathOf("local.settings.sample.json"));

    [Fact]
    public void The_sample_begins_with_every_setting_of_this_host() => Assert.Equal(Settings.Names, InSample().Select(setting => setting.Name));

    [Fact]
    public void The_readme_has_a_line_for_every_setting_with_the_default_of_the_sample() => Assert.Equal(
        InSample().Select(setting => (setting.Name, setting.Value)),
        SettingRow().Matches(File.ReadAllText(Project.PathOf("README.md"))).Select(row => (row.Groups["name"].Value, row.Groups["value"].Value)));

    [Fact]
    public void The_sample_as_it_is_gives_the_defaults() => Assert.Equal(new Settings(), Read(Sample));

    [Fact]
    public void The_settings_are_read_by_these_names_only()
    {
        var asked = new List<string>();
        SettingsReader.Read(name => { asked.Add(name); return null; }, null);
        Assert.Equal(Settings.Names.Order(), asked.Order());
    }

    [Fact]
    public void The_environment_goes_before_the_file()
    {
        const string file = """{"Values":{"NIANBAO_DATA":"from file","NIANBAO_URLS":"http://localhost:1"}}""";
        var settings = SettingsReader.Read(name => name == "NIANBAO_DATA" ? "from environment" : null, file);
        Assert.Equal(new Settings { Data = "from environment", Urls = "http://localhost:1" }, settings);
    }

    [Theory]
    [InlineData("""{"Values":{"NIANBAO_DATA":""", "local.settings.json 不是完整的 JSON")]
    [InlineData("[]", "最外层应当是一个对象")]
    [InlineData("{}", "里没有 Values")]
    [InlineData("""{"Values":{"NIANBAO_LOG":"xml"}}""", "NIANBAO_LOG 只能是 json 或 text")]
    [InlineData("""{"Values":{"NIANBAO_RATE":"many"}}""", "NIANBAO_RATE 请填 10 到 1000000 之间的整数")]
    [InlineData("""{"Values":{"NIANBAO_PATIENCE":"0"}}""", "NIANBAO_PATIENCE 请填 2 到 600 之间的整数")]
    [InlineData("""{"Values":{"NIANBAO_READ_LIMITS":"page=9"}}""", "NIANBAO_READ_LIMITS 里没有“page”这一项")]
    [InlineData("""{"Values":{"NIANBAO_READ_LIMITS":"pages=0"}}""", "NIANBAO_READ_LIMITS 里的 pages 请填 1 到 5000 之间的整数")]
    [InlineData("""{"Values":{"NIANBAO_READ_LIMITS":"pages"}}""", "NIANBAO_READ_LIMITS 里的 pages 请填")]
    [InlineData("""{"Values":{"NIANBAO_READ_LIMITS":"file=21"}}""", "NIANBAO_READ_LIMITS 里的 file 请填 1 到 20")]
    [InlineData("""{"Values":{"NIANBAO_OTLP":"localhost"}}""", "NIANBAO_OTLP 请写成")]
    [InlineData("""{"Values":{"NIANBAO_SMTP_HOST":"mail","NIANBAO_SMTP_FROM":"nobody"}}""", "在 NIANBAO_SMTP_FROM 写明发件人")]
    [InlineData("""{"Values":{"NIANBAO_SMTP_HOST":"mail","NIANBAO_SMTP_FROM":"a@b.cn","NIANBAO_SMTP_PORT":"0"}}""", "NIANBAO_SMTP_PORT 请填 1 到 65535")]
    [InlineData("""{"Values":{"NIANBAO_SMTP_HOST":"mail","NIANBAO_SMTP_FROM":"a@b.cn","NIANBAO_SMTP_USER":"a"}}""", "要么都填，要么都不填")]
    [InlineData("""{"Values":{"NIANBAO_WEBHOOK_URL":"http://example.com/"}}""", "NIANBAO_WEBHOOK_URL 请写成 https://")]
    [InlineData("""{"Values":{"NIANBAO_WEBHOOK_URL":"https://example.com/","NIANBAO_WEBHOOK_KIND":"qq"}}""", "NIANBAO_WEBHOOK_KIND 只能是")]
    public void A_wrong_setting_is_named_with_what_it_should_be(string file, string why) => Assert.Contains(
        why, Assert.Throws<WrongSettingException>(() => Read(file)).Advice, StringComparison.Ordinal);

    [Theory]
    [InlineData("serve")]
    [InlineData("compile 2023")]
    [InlineData("keys")]
    public async Task A_broken_settings_file_ends_the_program_with_2_and_a_sentence(string arguments)
    {
        var folder = Directory.CreateTempSubdirectory("nianbao-settings-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "local.settings.json"), "{");
        var (exit, output, error) = await NianbaoProcess.RunAsync(folder.FullName, arguments.Split(' '));
        folder.Delete(recursive: true);
        Assert.Equal((2, "", "local.settings.json 不是完整的 JSON，请对照 local.settings.sample.json 改正，或删去它。"), (exit, output, error.TrimEnd()));
    }

    private static Settings Read(string file) => SettingsReader.Read(_ => null, file);

    private static List<(string Name, string Value)> InSample()
    {
        // This host's come first; what only the function app reads comes after them.
        using var sample = JsonDocument.Parse(Sample);
        return [.. sample.RootElement.GetProperty("Values").EnumerateObject().Take(Settings.Names.Count).Select(value => (value.Name, value.Value.GetString()!))];
    }

    [GeneratedRegex(@"^\| `(?<name>NIANBAO_[A-Z_]+)` \| (`(?<value>[^`]*)`)?[^|]*\|", RegexOptions.Multiline)]
    private static partial Regex SettingRow();
}
