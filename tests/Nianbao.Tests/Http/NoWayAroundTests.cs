using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Nianbao.Azure;
using Nianbao.Http;
using Nianbao.Local;
using Nianbao.Store;
using Nianbao.Tests.Hosts;

namespace Nianbao.Tests.Http;

/// <summary>Nothing turns sign-in off: no setting, no build, no route that was left open by mistake.</summary>
public sealed partial class NoWayAroundTests
{
    private static readonly string[] s_open = ["GET /", "GET /api/health", "GET /api/openapi.json", "GET /api/receipts/key", "GET /portal/{version}/{file}"];

    [Fact]
    public async Task Only_what_is_for_everybody_is_open_and_it_only_reads()
    {
        await using var host = await TestHost.StartAsync();
        Assert.Equal(s_open, host.Routes.Where(route => route.Roles.Count == 0).Select(route => $"{route.Method} {route.Template.Text}").Order());
    }

    [Fact]
    public void No_setting_of_any_host_speaks_of_leaving_sign_in_out()
    {
        var names = Settings.Names.Concat(AzureSettings.Names).ToList();
        Assert.Contains("NIANBAO_PLATFORM_SIGN_IN", names);
        Assert.DoesNotContain(names, name => LeavesOut().IsMatch(name));
    }

    [Fact]
    public void No_source_asks_whether_this_is_a_test_or_a_debug_build()
    {
        var sources = Directory.EnumerateFiles(Project.PathOf("functions"), "*.cs", SearchOption.AllDirectories).Where(path => !Built().IsMatch(path)).ToList();
        Assert.True(sources.Count > 200);
        Assert.DoesNotContain(sources, path => AsksWhereItIs().IsMatch(File.ReadAllText(path)));
    }

    [Theory]
    [InlineData(null, "True", false)]
    [InlineData("off", "True", false)]
    [InlineData("on", "True", true)]
    public void The_platform_is_believed_where_the_deployment_says_so(string? setting, string? isOn, bool isBelieved) =>
        Assert.Equal(isBelieved, Read(setting, isOn).PlatformSignIn.IsBelieved);

    [Theory]
    [InlineData("on", null)]
    [InlineData("on", "False")]
    [InlineData("true", "True")]
    public void The_app_does_not_start_where_the_platform_would_let_anybody_write_its_header(string setting, string? isOn) =>
        Assert.Contains("NIANBAO_PLATFORM_SIGN_IN", Assert.Throws<WrongSettingException>(() => Read(setting, isOn)).Advice, StringComparison.Ordinal);

    private static AzureSettings Read(string? setting, string? isOn)
    {
        using var key = ReceiptKey.New();
        return AzureSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [AzureNames.Storage] = "UseDevelopmentStorage=true",
            [AzureNames.ServiceBus] = "Endpoint=sb://localhost",
            ["NIANBAO_RECEIPT_KEY"] = key.PrivateKey,
            ["NIANBAO_PLATFORM_SIGN_IN"] = setting,
            ["WEBSITE_AUTH_ENABLED"] = isOn,
        }).Build());
    }

    [GeneratedRegex("AUTH|ANON|DISABLE|SKIP|BYPASS|INSECURE|NO_|OPEN|DEV|TEST|DEBUG|TRUST", RegexOptions.IgnoreCase)]
    private static partial Regex LeavesOut();

    [GeneratedRegex("#if|IsDevelopment|ASPNETCORE_ENVIRONMENT|DOTNET_ENVIRONMENT|Debugger\\.IsAttached|Conditional\\(\"DEBUG\"\\)")]
    private static partial Regex AsksWhereItIs();

    [GeneratedRegex(@"[/\\](bin|obj)[/\\]")]
    private static partial Regex Built();
}
