using System.Text.Json;

namespace Nianbao.Local;

/// <summary>Everything that can be set from outside. There is no setting that turns sign-in off.</summary>
/// <param name="Data">The folder of database and files.</param>
/// <param name="Urls">Where to listen.</param>
/// <param name="Certificate">A PKCS#12 file for https; null when there is none.</param>
/// <param name="CertificatePassword">Its password; null when it has none.</param>
public sealed record Settings(string Data, string Urls, string? Certificate, string? CertificatePassword)
{
    private const string DefaultData = "./nianbao-data";
    private const string DefaultUrls = "http://localhost:7071";

    /// <summary>The names, as in the environment and in <c>local.settings.json</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["NIANBAO_DATA", "NIANBAO_URLS", "NIANBAO_CERTIFICATE", "NIANBAO_CERTIFICATE_PASSWORD"];

    /// <summary>Reads the settings: the environment goes before the file.</summary>
    /// <param name="environment">Finds a variable of the environment.</param>
    /// <param name="file">The text of <c>local.settings.json</c>; null when there is none.</param>
    public static Settings Read(Func<string, string?> environment, string? file)
    {
        var values = file is null ? new Dictionary<string, string>() : ValuesOf(file);
        string? Find(string name) => environment(name) is { Length: > 0 } set ? set : values.GetValueOrDefault(name) is { Length: > 0 } written ? written : null;
        return new(Find(Names[0]) ?? DefaultData, Find(Names[1]) ?? DefaultUrls, Find(Names[2]), Find(Names[3]));
    }

    /// <summary>Reads the settings of this process and its current folder.</summary>
    public static Settings Read() =>
        Read(Environment.GetEnvironmentVariable, File.Exists("local.settings.json") ? File.ReadAllText("local.settings.json") : null);

    private static Dictionary<string, string> ValuesOf(string file)
    {
        using var settings = JsonDocument.Parse(file);
        return settings.RootElement.TryGetProperty("Values", out var values)
            ? values.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.ToString())
            : [];
    }
}
