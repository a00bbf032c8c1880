using System.Text.RegularExpressions;
using Nianbao.Tests.Hosts;

namespace Nianbao.Tests.Infra;

public class SecrecyTests
{
    public static TheoryData<string> Described => [.. BicepFile.All.Select(file => file.Path), "infra/dev.bicepparam", "infra/prod.bicepparam"];

    [Theory]
    [MemberData(nameof(Described))]
    public void No_key_is_read_passed_or_allowed(string path) =>
        Assert.DoesNotMatch(@"(?i)\blist(keys|secrets|accountsas|servicesas)|AccountKey=|SharedAccessKey|allowSharedKeyAccess: true|disableLocalAuth: false|adminUserEnabled: true|@secure\(|-----BEGIN", TextOf(path));

    [Theory]
    [MemberData(nameof(Described))]
    public void Nothing_is_open_to_anonymous_readers(string path) =>
        Assert.DoesNotMatch(@"\bpublicAccess:|allowBlobPublicAccess: true|anonymousPullEnabled: true|supportsHttpsTrafficOnly: false|httpsOnly: false|TLS1_[01]'|enableRbacAuthorization: false", TextOf(path));

    [Fact]
    public void No_output_gives_a_secret_away() => Assert.All(
        BicepFile.All.SelectMany(file => file.Outputs), output => Assert.DoesNotMatch("(?i)secret|password|connectionstring|sha256|hash|key", output));

    [Fact]
    public void No_parameter_takes_a_secret() => Assert.Equal(
        ["adminKeySha256", "badKeys", "vaultName"], BicepFile.All.SelectMany(file => file.Parameters.Keys).Distinct().Where(name => Regex.IsMatch(name, "(?i)secret|password|key|vault")).Order());

    [Theory]
    [InlineData("data-storage.bicep")]
    [InlineData("host-storage.bicep")]
    public void Storage_is_reached_by_identity_over_tls_alone(string module) => AssertHas(
        module, "allowSharedKeyAccess: false", "allowBlobPublicAccess: false", "minimumTlsVersion: 'TLS1_2'", "supportsHttpsTrafficOnly: true");

    [Fact]
    public void The_data_is_versioned_kept_after_deletion_and_locked() => AssertHas(
        "data-storage.bicep", "isVersioningEnabled: true", "containerDeleteRetentionPolicy: {", "level: 'CanNotDelete'", "immutabilityPeriodSinceCreationInDays: originalsRetentionDays");

    [Fact]
    public void Queues_vault_telemetry_and_registry_know_no_shared_key()
    {
        AssertHas("service-bus.bicep", "disableLocalAuth: true");
        AssertHas("key-vault.bicep", "enableRbacAuthorization: true", "enablePurgeProtection: true");
        AssertHas("telemetry.bicep", "DisableLocalAuth: cloud == 'global'", "disableLocalAuth: true");
        AssertHas("registry.bicep", "adminUserEnabled: false");
    }

    [Fact]
    public void The_app_takes_no_password_for_publishing()
    {
        var policies = BicepFile.Module("function-app.bicep").ResourcesOf("Microsoft.Web/sites/basicPublishingCredentialsPolicies");
        Assert.Equal(2, policies.Count);
        Assert.All(policies, policy => Assert.Contains("allow: false", policy, StringComparison.Ordinal));
    }

    private static void AssertHas(string module, params string[] lines) => Assert.All(lines, line => Assert.True(BicepFile.Module(module).Has(line), line));

    private static string TextOf(string path) => File.ReadAllText(Project.PathOf(path));
}
