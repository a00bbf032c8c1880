using Nianbao.Local;

namespace Nianbao.Tests.Hosts;

public class ListenAddressTests
{
    [Theory]
    [InlineData("http://localhost:7071", false)]
    [InlineData("http://127.0.0.1:0", false)]
    [InlineData("http://[::1]:7071", false)]
    [InlineData("https://*:7443", true)]
    [InlineData("http://localhost:7071;https://0.0.0.0:7443", true)]
    public void Loopback_and_https_can_be_listened_on(string urls, bool hasCertificate) =>
        Assert.Null(ListenAddress.Parse(urls, hasCertificate).Refusal);

    [Theory]
    [InlineData("http://*:7071")]
    [InlineData("http://0.0.0.0:7071")]
    [InlineData("http://192.168.1.5:7071")]
    [InlineData("http://[::]:7071")]
    [InlineData("http://localhost:7071;http://*:7072")]
    public void Keys_never_cross_a_network_in_the_open(string urls) =>
        Assert.Contains("明文", ListenAddress.Parse(urls, hasCertificate: true).Refusal, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://*:7443", "证书")]
    [InlineData("localhost", "看不懂")]
    [InlineData("ftp://localhost", "看不懂")]
    [InlineData("http://example.com:7071", "看不懂")]
    [InlineData("", "没有写")]
    public void What_cannot_be_listened_on_is_said(string urls, string word) =>
        Assert.Contains(word, ListenAddress.Parse(urls, hasCertificate: false).Refusal, StringComparison.Ordinal);
}
