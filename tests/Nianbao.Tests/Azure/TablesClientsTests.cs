using Microsoft.Extensions.Configuration;
using Nianbao.Azure;
using Nianbao.Azure.Tables;
using Nianbao.AzureStandIns;
using Nianbao.Http;

namespace Nianbao.Tests.Azure;

/// <summary>The client of the tables comes from the app's settings.</summary>
public sealed class TablesClientsTests
{
    [Theory]
    [InlineData("Storage", "UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("Storage", "DefaultEndpointsProtocol=https;AccountName=one;AccountKey=x==;EndpointSuffix=core.chinacloudapi.cn", "https://one.table.core.chinacloudapi.cn")]
    [InlineData("Storage:tableServiceUri", "https://two.table.core.windows.net/", "https://two.table.core.windows.net/")]
    public async Task A_client_reaches_the_account_that_is_set(string name, string value, string endpoint)
    {
        var before = StandInTables.At(new(endpoint)).Calls;
        await TableSetup.EnsureAsync(StorageClients.Tables(Configuration((name, value)), isChina: false), default);
        Assert.Equal(4, StandInTables.At(new(endpoint)).Calls - before);
    }

    [Fact]
    public void In_China_and_with_an_identity_of_its_own_a_client_is_made() => Assert.NotNull(StorageClients.Tables(
        Configuration(
            ("Storage:tableServiceUri", "https://three.table.core.chinacloudapi.cn"), ("Storage:credential", "managedidentity"),
            ("Storage:clientId", "00000000-0000-0000-0000-000000000001")), isChina: true));

    [Theory]
    [InlineData("Storage:tableServiceUri", "http://two.table.core.windows.net/", "Storage__tableServiceUri")]
    [InlineData("Storage:tableServiceUri", "two", "Storage__tableServiceUri")]
    [InlineData("Storage:credential", "password", "Storage__credential")]
    public void A_setting_that_cannot_be_used_is_named(string name, string value, string named)
    {
        var configuration = Configuration(("Storage:tableServiceUri", "https://two.table.core.windows.net/"), (name, value));
        Assert.Contains(named, Assert.Throws<WrongSettingException>(() => StorageClients.Tables(configuration, isChina: false)).Advice, StringComparison.Ordinal);
    }

    private static IConfigurationRoot Configuration(params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in settings)
        {
            values[name] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
