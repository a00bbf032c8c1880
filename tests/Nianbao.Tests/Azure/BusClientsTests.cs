using Microsoft.Extensions.Configuration;
using Nianbao.Azure.ServiceBus;
using Nianbao.Http;

namespace Nianbao.Tests.Azure;

public sealed class BusClientsTests
{
    [Fact]
    public void A_connection_string_is_used_as_it_is() => Assert.Equal(
        "localhost", From(("ServiceBus", "Endpoint=sb://localhost;SharedAccessKeyName=x;SharedAccessKey=y;UseDevelopmentEmulator=true;")));

    [Theory]
    [InlineData("x.servicebus.windows.net")]
    [InlineData("x.servicebus.chinacloudapi.cn")]
    public void A_namespace_is_reached_with_a_token(string name) => Assert.Equal(name, From(("ServiceBus:fullyQualifiedNamespace", name)));

    [Fact]
    public void Without_either_the_program_does_not_start() => Assert.Throws<WrongSettingException>(() => From(("ServiceBus:clientId", "x")));

    private static string From(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build();
        return BusClients.From(configuration.GetSection("ServiceBus"), () => new NoToken()).FullyQualifiedNamespace;
    }
}
