using System.Text.Json;
using System.Text.RegularExpressions;
using Nianbao.Azure;
using Nianbao.Http.Notifying;
using Nianbao.Local;
using Nianbao.Tests.Hosts;

namespace Nianbao.Tests.Infra;

public partial class AppSettingsTests
{
    // What the host reads, not the program.
    private static readonly string[] s_host =
    [
        "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri", "AzureWebJobsStorage__credential",
        "AzureWebJobsStorage__clientId", "AzureWebJobsDisableHomepage", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];

    private static readonly string[] s_elastic = ["FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME"];

    private static BicepFile App => BicepFile.Module("function-app.bicep");

    [Fact]
    public void On_plan_flex_every_setting_is_set_and_none_that_flex_refuses() => Assert.Equal(Sorted(s_host, InCloud()), SetOn("flex"));

    [Fact]
    public void On_plan_premium_every_setting_is_set_and_the_package_named() => Assert.Equal(
        Sorted(s_host, InCloud(), s_elastic, ["WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID"]), SetOn("premium"));

    [Fact]
    public void On_plan_container_every_setting_is_set_and_no_package_named() =>
        Assert.Equal(Sorted(s_host, InCloud(), s_elastic, ["WEBSITES_ENABLE_APP_SERVICE_STORAGE"]), SetOn("container"));

    [Fact]
    public void The_sample_has_every_setting_of_both_hosts_and_no_other() => Assert.Equal(
        Sorted(Settings.Names, AzureSettings.Names, NotifyingSettings.Names, ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "AzureWebJobsDisableHomepage", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]),
        InSample().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_sample_reaches_emulators_only()
    {
        var sample = InSample();
        Assert.Equal("UseDevelopmentStorage=true", sample["Storage"]);
        Assert.Equal("UseDevelopmentStorage=true", sample["AzureWebJobsStorage"]);
        Assert.Contains("UseDevelopmentEmulator=true", sample["ServiceBus"], StringComparison.Ordinal);
        Assert.All(sample.Values.SelectMany(value => Host().Matches(value)), host => Assert.Equal("localhost", host.Groups[1].Value));
    }

    [Fact]
    public void What_is_secret_is_only_referred_to()
    {
        Assert.All(
            ["NIANBAO_RECEIPT_KEY", "NIANBAO_SMTP_PASSWORD", "NIANBAO_WEBHOOK_URL", "NIANBAO_WEBHOOK_SECRET"],
            name => Assert.Matches($@"(?m)^  {name}: .*'@Microsoft\.KeyVault\(SecretUri=\$\{{secrets\}}/[a-z-]+\)'", App.Text));
    }

    [Fact]
    public void The_readme_explains_every_setting_of_the_program()
    {
        var readme = File.ReadAllText(Project.PathOf("infra/README.md"));
        Assert.All(InCloud(), name => Assert.Contains($"`{name}`", readme, StringComparison.Ordinal));
    }

    private static IEnumerable<string> InCloud() => AzureSettings.Names.SelectMany(name => name switch
    {
        AzureNames.Storage => ["Storage__blobServiceUri", "Storage__tableServiceUri", "Storage__credential", "Storage__clientId"],
        AzureNames.ServiceBus => ["ServiceBus__fullyQualifiedNamespace", "ServiceBus__credential", "ServiceBus__clientId"],
        _ => new[] { name },
    }).Concat(NotifyingSettings.Names);

    private static IEnumerable<string> SetOn(string plan) => Regex.Match(App.Text, $@"(?m)^  {plan}: (?:union\()?(settings[^)\n]*)").Groups[1].Value
        .Split(", ").SelectMany(App.KeysOf).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Sorted(params IEnumerable<string>[] names) => names.SelectMany(name => name).Distinct().Order(StringComparer.Ordinal);

    private static Dictionary<string, string> InSample()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Project.PathOf("local.settings.sample.json")));
        return sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString()!);
    }

    [GeneratedRegex("://([^:/;]+)")]
    private static partial Regex Host();
}
