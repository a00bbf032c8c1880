using System.Globalization;

namespace Nianbao.Http;

/// <summary>A setting that cannot be used.</summary>
/// <param name="advice">Which one, and what it should be (中文).</param>
public sealed class WrongSettingException(string advice) : Exception(advice)
{
    /// <summary>What to tell the operator (中文).</summary>
    public string Advice => Message;
}

/// <summary>Reads the settings that all hosts share. Throws <see cref="WrongSettingException"/> when one cannot be used.</summary>
public static class SharedSettings
{
    private const long Megabyte = 1024 * 1024;

    /// <summary><c>NIANBAO_RATE</c>, <c>NIANBAO_BAD_KEYS</c>, <c>NIANBAO_UPLOAD_MEMORY</c>, <c>NIANBAO_BATCH_FILES</c> and <c>NIANBAO_BATCH_SIZE</c>.</summary>
    /// <param name="find">Finds a setting; null or empty for one that is not set.</param>
    public static CallLimits LimitsIn(Func<string, string?> find)
    {
        var usual = CallLimits.Default;
        return new(
            Number(find, "NIANBAO_RATE", usual.PerMinute, 10, 1_000_000),
            Number(find, "NIANBAO_BAD_KEYS", usual.BadKeysPerMinute, 1, 10_000),
            Number(find, "NIANBAO_UPLOAD_MEMORY", (int)(usual.UploadMemory / Megabyte), 32, 100_000) * Megabyte)
        {
            Batch = new(
                Number(find, "NIANBAO_BATCH_FILES", usual.Batch.Files, 1, 500),
                Number(find, "NIANBAO_BATCH_SIZE", usual.Batch.Megabytes, 20, BatchLimits.MostMegabytes)),
        };
    }

    /// <summary><c>NIANBAO_OTLP</c>: where traces and metrics are sent (OTLP over HTTP); null for nowhere.</summary>
    public static Uri? CollectorIn(Func<string, string?> find) => find("NIANBAO_OTLP") switch
    {
        null or "" => null,
        var url when Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" => address,
        _ => throw new WrongSettingException("NIANBAO_OTLP 请写成 http://localhost:4318 的样子。"),
    };

    /// <summary>A whole number within bounds.</summary>
    public static int Number(Func<string, string?> find, string name, int otherwise, int least, int most) => find(name) switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        _ => throw new WrongSettingException($"{name} 请填 {least} 到 {most} 之间的整数。"),
    };
}
