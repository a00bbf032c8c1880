using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Nianbao.Documents;
using Nianbao.Http;
using Nianbao.Http.Notifying;
using Nianbao.Store;

namespace Nianbao.Azure;

/// <summary>
/// Everything that can be set from outside. Read when the app starts: a setting that cannot be used stops it with a sentence, not the
/// first report that needs it. There is no setting that turns sign-in off.
/// </summary>
/// <param name="IsChina">Whether this is Azure China, with its own sign-in.</param>
/// <param name="ReceiptKeyPem">The private key that signs receipts, PEM.</param>
/// <param name="FirstAdminKeyHash">SHA-256 of the first administrator's key, lower-case hexadecimal; null when there is no such setting any more.</param>
/// <param name="Limits">What callers may ask for.</param>
/// <param name="PlatformSignIn">Whether whom the platform signs in is let in.</param>
/// <param name="Collector">Where traces and metrics are sent beside Application Insights; null for nowhere.</param>
/// <param name="ApplicationInsights">The connection string of Application Insights; null for none.</param>
/// <param name="Notifying">How people are reached.</param>
/// <param name="Reading">What one file may cost to read.</param>
/// <param name="RestoreFrom">The day whose copy of the tables is put back before anything else is done; null for none.</param>
public sealed record AzureSettings(
    bool IsChina, string ReceiptKeyPem, string? FirstAdminKeyHash, CallLimits Limits, PlatformSignIn PlatformSignIn, Uri? Collector,
    string? ApplicationInsights, NotifyingSettings Notifying, ReadLimits Reading, DateOnly? RestoreFrom)
{
    /// <summary>The names, as in the app's settings; those of the clients are sections (<c>Storage__blobServiceUri</c>).</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        AzureNames.Storage, AzureNames.ServiceBus, "NIANBAO_CLOUD", "NIANBAO_RECEIPT_KEY", "NIANBAO_ADMIN_KEY_SHA256", "NIANBAO_PLATFORM_SIGN_IN", "NIANBAO_RATE",
        "NIANBAO_BAD_KEYS", "NIANBAO_UPLOAD_MEMORY", "NIANBAO_BATCH_FILES", "NIANBAO_BATCH_SIZE", ReadLimitSettings.Name, "NIANBAO_OTLP", "APPLICATIONINSIGHTS_CONNECTION_STRING", .. NotifyingSettings.Names, "NIANBAO_RESTORE_FROM",
    ];

    /// <summary>Throws <see cref="WrongSettingException"/> when one cannot be used.</summary>
    public static AzureSettings Read(IConfiguration configuration)
    {
        string? Find(string name) => configuration[name] is { Length: > 0 } value ? value : null;
        RequireSection(configuration, AzureNames.Storage, "blobServiceUri", "tableServiceUri");
        RequireSection(configuration, AzureNames.ServiceBus, "fullyQualifiedNamespace");
        return new(
            Find("NIANBAO_CLOUD") switch
            {
                null or "global" => false,
                "china" => true,
                _ => throw new WrongSettingException("NIANBAO_CLOUD 只能是 global 或 china。"),
            },
            ReceiptKeyIn(Find("NIANBAO_RECEIPT_KEY")), HashIn(Find("NIANBAO_ADMIN_KEY_SHA256")), SharedSettings.LimitsIn(Find),
            PlatformSignInOf(Find("NIANBAO_PLATFORM_SIGN_IN"), Find("WEBSITE_AUTH_ENABLED")), SharedSettings.CollectorIn(Find),
            Find("APPLICATIONINSIGHTS_CONNECTION_STRING"), NotifyingIn(Find), ReadLimitSettings.In(Find), DayIn(Find("NIANBAO_RESTORE_FROM")));
    }

    private static DateOnly? DayIn(string? text) => text switch
    {
        null => null,
        _ when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => throw new WrongSettingException("NIANBAO_RESTORE_FROM 请写成 2026-01-31 的样子，或不填。"),
    };

    private static NotifyingSettings NotifyingIn(Func<string, string?> find)
    {
        var (settings, wrong) = NotifyingSettings.Read(find);
        return wrong is null ? settings : throw new WrongSettingException(wrong);
    }

    private static void RequireSection(IConfiguration configuration, string name, params string[] parts)
    {
        var missing = configuration[name] is { Length: > 0 } ? [] : parts.Where(part => string.IsNullOrEmpty(configuration[$"{name}:{part}"])).ToList();
        if (missing.Count > 0)
        {
            throw new WrongSettingException($"缺少设置 {string.Join("、", missing.Select(part => $"{name}__{part}"))}；使用模拟器时请改设 {name}（连接字符串）。");
        }
    }

    private static string ReceiptKeyIn(string? pem)
    {
        try
        {
            using var key = ReceiptKey.Load(pem ?? "");
            return pem!;
        }
        // Not the key, and not what is wrong with it: both may hold a part of it.
        catch (ArgumentException)
        {
            throw new WrongSettingException("NIANBAO_RECEIPT_KEY 应当是 ECDSA P-256 私钥（PEM）；在 Azure 上请填 Key Vault 引用，并确认应用的身份可以读取这个机密。");
        }
    }

    /// <summary>The platform says by the second whether it takes away what callers write into its header; nobody else could tell.</summary>
    private static PlatformSignIn PlatformSignInOf(string? setting, string? isOn) => (setting, isOn) switch
    {
        (null or "off", _) => PlatformSignIn.None,
        ("on", "True" or "true") => new(IsBelieved: true),
        ("on", _) => throw new WrongSettingException("NIANBAO_PLATFORM_SIGN_IN 是 on，但平台的身份验证没有打开（WEBSITE_AUTH_ENABLED）：请先打开身份验证，或改为 off。"),
        _ => throw new WrongSettingException("NIANBAO_PLATFORM_SIGN_IN 只能是 on 或 off。"),
    };

    private static string? HashIn(string? text) => text switch
    {
        null => null,
        _ when Regex.IsMatch(text, @"\A[0-9a-f]{64}\z", RegexOptions.CultureInvariant) => text,
        _ => throw new WrongSettingException("NIANBAO_ADMIN_KEY_SHA256 应当是管理员密钥的 SHA-256（64 位小写十六进制），不是密钥本身。"),
    };
}
