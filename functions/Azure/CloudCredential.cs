using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Nianbao.Http;

namespace Nianbao.Azure;

/// <summary>Signs the app in to a service as the identity it was given: there are no keys and no passwords in the cloud.</summary>
public static class CloudCredential
{
    /// <summary>The credential that a client's section of settings asks for. Throws <see cref="WrongSettingException"/> when it asks for another kind.</summary>
    /// <param name="section"><c>credential</c> (<c>managedidentity</c>, which it also is when left out) and <c>clientId</c> (of a user-assigned identity; left out for the app's own).</param>
    /// <param name="isChina">Whether this is Azure China, with its own sign-in.</param>
    public static TokenCredential Of(IConfigurationSection section, bool isChina) => section["credential"] switch
    {
        null or "" or "managedidentity" => new ManagedIdentityCredential(
            new ManagedIdentityCredentialOptions(
                section["clientId"] is { Length: > 0 } client ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned)
            {
                AuthorityHost = isChina ? AzureAuthorityHosts.AzureChina : AzureAuthorityHosts.AzurePublicCloud,
            }),
        _ => throw new WrongSettingException($"{section.Path.Replace(":", "__", StringComparison.Ordinal)}__credential 只能是 managedidentity。"),
    };

    /// <summary>The address of a service in a client's section of settings. Throws <see cref="WrongSettingException"/> when it is none.</summary>
    public static Uri AddressIn(IConfigurationSection section, string name) =>
        Uri.TryCreate(section[name], UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address
            : throw new WrongSettingException($"{section.Path}__{name} 请写成 https://账户名.服务.core.windows.net/ 的样子（21Vianet 为 core.chinacloudapi.cn）。");
}
