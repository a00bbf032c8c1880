using System.Net;

namespace Nianbao.Local;

/// <summary>Where to listen. Only https may be reached from other machines: keys must not cross a network in the open.</summary>
/// <param name="Host">A loopback address, or any with https.</param>
/// <param name="Port">0 for a free one.</param>
public sealed record ListenAddress(IPAddress Host, int Port, bool IsTls)
{
    /// <summary>Reads <c>http://localhost:7071;https://*:7443</c>. Gives a refusal (中文) in place of what may not be listened on.</summary>
    public static (IReadOnlyList<ListenAddress> Addresses, string? Refusal) Parse(string urls, bool hasCertificate)
    {
        var addresses = new List<ListenAddress>();
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (ParseOne(url) is not { } address)
            {
                return ([], $"看不懂服务网址“{url}”，请写成 http://localhost:7071 或 https://*:7443 的样子。");
            }

            if (address.IsTls && !hasCertificate)
            {
                return ([], "使用 https 需要证书，请用环境变量 NIANBAO_CERTIFICATE 指明证书文件（.pfx）。");
            }

            if (!address.IsTls && !IPAddress.IsLoopback(address.Host))
            {
                return ([], $"“{url}”会对其他计算机开放，访问密钥将明文传输；请改用 https，或只用 http://localhost:端口。");
            }

            addresses.Add(address);
        }

        return addresses.Count > 0 ? (addresses, null) : ([], "没有写服务网址。");
    }

    private static ListenAddress? ParseOne(string url)
    {
        // A star is any address of this machine; no valid host name, so it is put out of the way first.
        var starred = url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(starred, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/")
        {
            return null;
        }

        var host = uri.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(uri.Host.Trim('[', ']'), out var parsed) ? parsed : null;
        return host is null ? null : new(host, uri.Port, uri.Scheme == "https");
    }
}
