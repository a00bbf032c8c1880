using Microsoft.Extensions.Configuration;
using Nianbao.Azure.Blobs;
using Nianbao.Http;

namespace Nianbao.Tests.Azure;

public sealed class BlobClientsTests
{
    [Fact]
    public void A_connection_string_is_used_as_it_is() =>
        Assert.Equal("http://127.0.0.1:10000/devstoreaccount1", From(("Storage", "UseDevelopmentStorage=true")));

    [Theory]
    [InlineData("https://x.blob.core.windows.net/")]
    [InlineData("https://x.blob.core.chinacloudapi.cn/")]
    public void An_address_is_reached_with_a_token(string address) => Assert.Equal(address, From(("Storage:blobServiceUri", address)));

    [Fact]
    public void An_address_without_TLS_is_never_sent_a_token() =>
        Assert.Throws<WrongSettingException>(() => From(("Storage:blobServiceUri", "http://x.blob.core.windows.net/")));

    [Fact]
    public void Without_either_the_program_does_not_start() => Assert.Throws<WrongSettingException>(() => From(("Storage:clientId", "x")));

    private static string From(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build();
        return BlobClients.From(configuration.GetSection("Storage"), () => new NoToken()).Uri.AbsoluteUri;
    }
}
