using System.Text.Json;
using Nianbao.Documents;
using Nianbao.Http;
using Nianbao.Http.Notifying;

namespace Nianbao.Local;

/// <summary>How the log is written.</summary>
public enum LogFormat
{
    /// <summary>Lines for people.</summary>
    Text,

    /// <summary>One JSON object a line.</summary>
    Json,
}

/// <summary>Everything that can be set from outside. There is no setting that turns sign-in off.</summary>
public sealed record Settings
{
    /// <summary>The names, as in the environment and in <c>local.settings.json</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "NIANBAO_DATA", "NIANBAO_URLS", "NIANBAO_CERTIFICATE", "NIANBAO_CERTIFICATE_PASSWORD", "NIANBAO_LOG", "NIANBAO_OTLP", "NIANBAO_RATE",
        "NIANBAO_BAD_KEYS", "NIANBAO_UPLOAD_MEMORY", "NIANBAO_BATCH_FILES", "NIANBAO_BATCH_SIZE", "NIANBAO_PATIENCE", ReadLimitSettings.Name, .. NotifyingSettings.Names,
    ];

    /// <summary>The folder of database and files.</summary>
    public string Data { get; init; } = "./nianbao-data";

    /// <summary>Where to listen.</summary>
    public string Urls { get; init; } = "http://localhost:7071";

    /// <summary>A PKCS#12 file for https; null when there is none.</summary>
    public string? Certificate { get; init; }

    /// <summary>Its password; null when it has none.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>How the log is written; null for text on a terminal and JSON elsewhere.</summary>
    public LogFormat? Log { get; init; }

    /// <summary>Where traces and metrics are sent (OTLP over HTTP); null for nowhere.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>What callers may ask for.</summary>
    public CallLimits Limits { get; init; } = CallLimits.Default;

    /// <summary>How long a client may send nothing, or next to nothing, in the middle of a request.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>What one file may cost to read.</summary>
    public ReadLimits Reading { get; init; } = ReadLimits.Default;

    /// <summary>How people are reached.</summary>
    public NotifyingSettings Notifying { get; init; } = NotifyingSettings.None;
}

/// <summary>
/// Reads settings from the environment and <c>local.settings.json</c>; the environment goes first. Throws
/// <see cref="WrongSettingException"/> when one cannot be used.
/// </summary>
public static class SettingsReader
{
    private const string FileName = "local.settings.json";

    /// <summary>Reads the settings of this process and its current folder.</summary>
    public static Settings Read()
    {
        try
        {
            return Read(Environment.GetEnvironmentVariable, File.Exists(FileName) ? File.ReadAllText(FileName) : null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException($"{FileName} 读不出来，请检查它的权限，或删去它而用环境变量设定。");
        }
    }

    /// <param name="environment">Finds a variable of the environment.</param>
    /// <param name="file">The text of <c>local.settings.json</c>; null when there is none.</param>
    public static Settings Read(Func<string, string?> environment, string? file)
    {
        try
        {
            var values = ValuesOf(file);
            return SettingsOf(name =>
                environment(name) is { Length: > 0 } set ? set : values.GetValueOrDefault(name) is { Length: > 0 } written ? written : null);
        }
        catch (JsonException)
        {
            throw new WrongSettingException($"{FileName} 不是完整的 JSON，请对照 local.settings.sample.json 改正，或删去它。");
        }
    }

    private static Settings SettingsOf(Func<string, string?> find)
    {
        var settings = new Settings();
        var (notifying, wrong) = NotifyingSettings.Read(find);
        return wrong is not null ? throw new WrongSettingException(wrong) : settings with
        {
            Data = find("NIANBAO_DATA") ?? settings.Data,
            Urls = find("NIANBAO_URLS") ?? settings.Urls,
            Certificate = find("NIANBAO_CERTIFICATE"),
            CertificatePassword = find("NIANBAO_CERTIFICATE_PASSWORD"),
            Log = find("NIANBAO_LOG") switch
            {
                null => null,
                "json" => LogFormat.Json,
                "text" => LogFormat.Text,
                _ => throw new WrongSettingException("NIANBAO_LOG 只能是 json 或 text。"),
            },
            Otlp = SharedSettings.CollectorIn(find),
            Limits = SharedSettings.LimitsIn(find),
            Patience = TimeSpan.FromSeconds(SharedSettings.Number(find, "NIANBAO_PATIENCE", (int)settings.Patience.TotalSeconds, 2, 600)),
            Reading = ReadLimitSettings.In(find),
            Notifying = notifying,
        };
    }

    private static Dictionary<string, string> ValuesOf(string? file)
    {
        if (file is null)
        {
            return [];
        }

        using var settings = JsonDocument.Parse(file);
        if (settings.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new WrongSettingException($"{FileName} 的最外层应当是一个对象，请对照 local.settings.sample.json 改正。");
        }

        return settings.RootElement.TryGetProperty("Values", out var values) && values.ValueKind == JsonValueKind.Object
            ? values.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.ToString())
            : throw new WrongSettingException($"{FileName} 里没有 Values，请对照 local.settings.sample.json 改正。");
    }
}
