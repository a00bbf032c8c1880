namespace Nianbao.Local.CommandLine;

/// <summary>The data folder of commands that need one that is there already.</summary>
internal static class DataOption
{
    /// <summary>The one that was named, or else the setting's; with a refusal (中文) when it cannot be used.</summary>
    public static (string Data, string? Refusal) Find(string? named)
    {
        var outcome = SettingsReader.Read();
        if (outcome is not SettingsOutcome.Read { Settings: var settings })
        {
            return ("", ((SettingsOutcome.Refused)outcome).Why);
        }

        var data = named ?? settings.Data;
        return Directory.Exists(data) ? (data, null) : (data, $"没有数据目录“{data}”，请先启动服务收取报告，或用 --data 指明目录。");
    }
}
