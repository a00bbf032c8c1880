using System.Text.Json;
using Nianbao.Local;

namespace Nianbao.Tests.Hosts;

public class SettingsTests
{
    [Fact]
    public void The_sample_names_every_setting_and_no_other()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Project.PathOf("local.settings.sample.json")));
        var names = sample.RootElement.GetProperty("Values").EnumerateObject().Select(value => value.Name);
        Assert.Equal(Settings.Names.Order(), names.Order());
    }

    [Fact]
    public void The_sample_as_it_is_gives_the_defaults() =>
        Assert.Equal(Settings.Read(_ => null, null), Settings.Read(_ => null, File.ReadAllText(Project.PathOf("local.settings.sample.json"))));

    [Fact]
    public void The_settings_are_read_by_these_names_only()
    {
        var asked = new List<string>();
        Settings.Read(name => { asked.Add(name); return null; }, null);
        Assert.Equal(Settings.Names, asked);
    }

    [Fact]
    public void The_environment_goes_before_the_file()
    {
        const string file = """{"Values":{"NIANBAO_DATA":"from file","NIANBAO_URLS":"http://localhost:1"}}""";
        var settings = Settings.Read(name => name == "NIANBAO_DATA" ? "from environment" : null, file);
        Assert.Equal(new("from environment", "http://localhost:1", null, null), settings);
    }
}
