using System.Globalization;
using System.Net;
using System.Net.Mail;

namespace Nianbao.Http.Notifying;

/// <summary>The mail server that notices go out through.</summary>
/// <param name="Host">Its name. Everywhere but on this machine the connection is encrypted (STARTTLS), or nothing is sent.</param>
/// <param name="User">Null for a server that asks for none.</param>
/// <param name="From">The sender.</param>
public sealed record SmtpSettings(string Host, int Port, string? User, string? Password, MailAddress From);

/// <summary>What a chat robot takes.</summary>
public enum WebhookKind
{
    /// <summary>企业微信 group robot.</summary>
    WeCom,

    /// <summary>钉钉 group robot.</summary>
    DingTalk,

    /// <summary>A plain JSON object, for a program of the office's own.</summary>
    Generic,
}

/// <summary>The chat robot that groups are told through.</summary>
/// <param name="Url">Holds the robot's key: never logged.</param>
/// <param name="Secret">What messages are signed with; null for robots that ask for no signature.</param>
public sealed record WebhookSettings(Uri Url, WebhookKind Kind, string? Secret);

/// <summary>How people can be reached; both null for not at all.</summary>
public sealed record NotifyingSettings(SmtpSettings? Smtp, WebhookSettings? Webhook)
{
    /// <summary>The address of the first page, as notices name it; null to name none.</summary>
    public Uri? Portal { get; init; }

    /// <summary>The names, as in the environment.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "NIANBAO_SMTP_HOST", "NIANBAO_SMTP_PORT", "NIANBAO_SMTP_USER", "NIANBAO_SMTP_PASSWORD", "NIANBAO_SMTP_FROM", "NIANBAO_WEBHOOK_URL",
        "NIANBAO_WEBHOOK_KIND", "NIANBAO_WEBHOOK_SECRET", "NIANBAO_PORTAL_URL",
    ];

    /// <summary>Nobody can be reached: notices stay in the outbox.</summary>
    public static NotifyingSettings None { get; } = new(null, null);

    /// <summary>Reads the settings; or says what is wrong with which (中文).</summary>
    /// <param name="find">Finds a setting by its name; null when it is not set.</param>
    public static (NotifyingSettings Settings, string? Wrong) Read(Func<string, string?> find)
    {
        var (smtp, wrongSmtp) = SmtpOf(find("NIANBAO_SMTP_HOST"), find("NIANBAO_SMTP_PORT"), find("NIANBAO_SMTP_FROM"), find("NIANBAO_SMTP_USER"), find("NIANBAO_SMTP_PASSWORD"));
        var (webhook, wrongWebhook) = WebhookOf(find("NIANBAO_WEBHOOK_URL"), find("NIANBAO_WEBHOOK_KIND"), find("NIANBAO_WEBHOOK_SECRET"));
        var (portal, wrongPortal) = PortalOf(find("NIANBAO_PORTAL_URL"));
        return (new(smtp, webhook) { Portal = portal }, wrongSmtp ?? wrongWebhook ?? wrongPortal);
    }

    /// <summary>Whether a host is this machine, where nobody can listen in and mail relays have no certificate.</summary>
    internal static bool IsHere(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static (SmtpSettings? Settings, string? Wrong) SmtpOf(string? host, string? port, string? from, string? user, string? password) => host switch
    {
        null => (null, null),
        _ when !IsPort(port ?? "587", out var number) => (null, "NIANBAO_SMTP_PORT 请填 1 到 65535 之间的整数。"),
        _ when !MailAddress.TryCreate(from, out var sender) => (null, "设定了 NIANBAO_SMTP_HOST，就要在 NIANBAO_SMTP_FROM 写明发件人，如 年报系统 <nianbao@example.gov.cn>。"),
        _ when user is null != password is null => (null, "NIANBAO_SMTP_USER 和 NIANBAO_SMTP_PASSWORD 要么都填，要么都不填。"),
        _ => (new(host, int.Parse(port ?? "587", CultureInfo.InvariantCulture), user, password, new MailAddress(from!)), null),
    };

    private static bool IsPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65535;

    private static (Uri? Address, string? Wrong) PortalOf(string? url) => url switch
    {
        null or "" => (null, null),
        _ when Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http", UserInfo: "" } => (address, null),
        _ => (null, "NIANBAO_PORTAL_URL 请写成 https:// 开头的完整地址。"),
    };

    private static (WebhookSettings? Settings, string? Wrong) WebhookOf(string? url, string? kind, string? secret)
    {
        if (url is null)
        {
            return (null, null);
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !(address.Scheme == "https" || (address.Scheme == "http" && IsHere(address.Host))))
        {
            return (null, "NIANBAO_WEBHOOK_URL 请写成 https:// 开头的完整地址。");
        }

        return kind switch
        {
            "wecom" => (new(address, WebhookKind.WeCom, secret), null),
            "dingtalk" => (new(address, WebhookKind.DingTalk, secret), null),
            null or "json" => (new(address, WebhookKind.Generic, secret), null),
            _ => (null, "NIANBAO_WEBHOOK_KIND 只能是 wecom、dingtalk 或 json。"),
        };
    }
}
