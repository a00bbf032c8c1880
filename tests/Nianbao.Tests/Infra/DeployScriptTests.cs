using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Nianbao.Http;
using Nianbao.Store;
using Nianbao.Tests.Hosts;

namespace Nianbao.Tests.Infra;

public partial class DeployScriptTests
{
    [Theory]
    [InlineData("infra/deploy.sh")]
    [InlineData("infra/tables.sh")]
    public async Task The_scripts_are_well_formed(string script)
    {
        using var bash = Process.Start("bash", ["-n", Project.PathOf(script)]);
        await bash.WaitForExitAsync();
        Assert.Equal(0, bash.ExitCode);
    }

    [Fact]
    public async Task The_first_run_makes_a_signing_key_that_the_program_can_load_and_shows_the_administrators_key_once()
    {
        using var deployment = new Deployment();
        var (exit, output, error) = await deployment.RunAsync("dev");
        Assert.Equal((0, ""), (exit, error));
        Assert.EndsWith("https://app.example  release 0123456789ab\n", output, StringComparison.Ordinal);
        using var key = ECDsa.Create();
        key.ImportFromPem(ReceiptKey.Load(deployment.Find("secret-receipt-key")!).PublicKey);
        Assert.Equal(256, key.KeySize);
        Assert.Equal(Secrets.HashOf(Assert.Single(AdminKey().Matches(output)).Value), deployment.Find("adminKeySha256"));
    }

    [Fact]
    public async Task The_program_is_built_against_the_packages_put_in_place_started_and_asked_how_it_is()
    {
        using var deployment = new Deployment();
        await deployment.RunAsync("dev");
        Assert.Equal("program\n", deployment.Find("running"));
        Assert.Equal("program\n", deployment.Find("package-0123456789ab.zip"));
        Assert.Matches(@"(?s)deployment group create.*publish functions/Azure .*-p:AzureSdk=nuget.*config-zip.*functionapp restart.*https://app\.example/api/health", deployment.Calls);
    }

    [Fact]
    public async Task A_second_run_leaves_both_keys_as_they_are()
    {
        using var deployment = new Deployment();
        await deployment.RunAsync("dev");
        var (signing, hash) = (deployment.Find("secret-receipt-key"), deployment.Find("adminKeySha256"));
        var (exit, output, _) = await deployment.RunAsync("dev");
        Assert.Equal((0, signing, hash), (exit, deployment.Find("secret-receipt-key"), deployment.Find("adminKeySha256")));
        Assert.Empty(AdminKey().Matches(output));
    }

    [Fact]
    public async Task A_lost_administrators_key_can_be_replaced()
    {
        using var deployment = new Deployment();
        await deployment.RunAsync("dev");
        var (_, output, _) = await deployment.RunAsync("dev --new-admin-key");
        Assert.Equal(Secrets.HashOf(Assert.Single(AdminKey().Matches(output)).Value), deployment.Find("adminKeySha256"));
    }

    [Fact]
    public async Task No_key_is_ever_on_a_command_line()
    {
        using var deployment = new Deployment();
        var (_, output, _) = await deployment.RunAsync("dev");
        await deployment.RunAsync("dev --secret smtp-password", "a secret of the mail server");
        Assert.Equal("a secret of the mail server", deployment.Find("secret-smtp-password"));
        Assert.DoesNotMatch($"PRIVATE KEY|a secret|{AdminKey().Match(output).Value}", deployment.Calls);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        using var deployment = new Deployment();
        Assert.Equal(2, (await deployment.RunAsync("dev --what-if")).Exit);
        deployment.Put("group", "");
        Assert.Equal(0, (await deployment.RunAsync("dev --what-if")).Exit);
        Assert.Contains("deployment group what-if", deployment.Calls, StringComparison.Ordinal);
        Assert.DoesNotMatch("create|secret set|upload|restart|dotnet", deployment.Calls);
    }

    [Fact]
    public async Task Whoever_deploys_is_the_operator_where_none_is_named()
    {
        using var deployment = new Deployment();
        await deployment.RunAsync("dev");
        Assert.Equal("me", deployment.Find("operatorsId"));
    }

    [Fact]
    public async Task Rights_that_take_a_while_to_hold_are_waited_for()
    {
        using var deployment = new Deployment();
        deployment.Put("refuse-secret", "3");
        Assert.Equal(0, (await deployment.RunAsync("dev")).Exit);
        Assert.NotNull(deployment.Find("secret-receipt-key"));
    }

    [Fact]
    public async Task Rights_that_never_hold_end_it_with_a_sentence()
    {
        using var deployment = new Deployment();
        deployment.Put("refuse-secret", "99");
        var (exit, _, error) = await deployment.RunAsync("dev");
        Assert.NotEqual(0, exit);
        Assert.Contains("The secret receipt-key could not be put", error, StringComparison.Ordinal);
        Assert.Null(deployment.Find("running"));
    }

    [Fact]
    public async Task After_a_deployment_that_failed_the_next_run_completes_it()
    {
        using var deployment = new Deployment();
        deployment.Put("refuse-deployment", "1");
        Assert.NotEqual(0, (await deployment.RunAsync("dev")).Exit);
        var (exit, output, _) = await deployment.RunAsync("dev");
        Assert.Equal((0, deployment.Find("adminKeySha256")), (exit, Secrets.HashOf(Assert.Single(AdminKey().Matches(output)).Value)));
    }

    [Fact]
    public async Task A_former_release_is_deployed_again_without_building()
    {
        using var deployment = new Deployment();
        await deployment.RunAsync("dev");
        deployment.Put("package-former.zip", "former program\n");
        deployment.Put("calls", "");
        Assert.Equal((0, "former program\n"), ((await deployment.RunAsync("dev --release former")).Exit, deployment.Find("running")));
        Assert.DoesNotContain("dotnet", deployment.Calls, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_that_never_was_is_refused_and_what_runs_goes_on()
    {
        using var deployment = new Deployment();
        await deployment.RunAsync("dev");
        var (exit, _, error) = await deployment.RunAsync("dev --release unknown");
        Assert.Equal((2, "There is no release unknown.\n"), (exit, error));
        Assert.Equal(("0123456789ab", "program\n"), (deployment.Find("release"), deployment.Find("running")));
    }

    [Theory]
    [InlineData("premium", "package-0123456789ab.zip")]
    [InlineData("container", "acr build --registry registry --image nianbao:0123456789ab --file infra/Dockerfile")]
    public async Task On_the_other_plans_a_newer_release_is_in_place_before_the_setting_names_it(string plan, string place)
    {
        using var deployment = new Deployment();
        await deployment.RunAsync($"dev --plan {plan}");
        deployment.Put("calls", "");
        Assert.Equal(0, (await deployment.RunAsync($"dev --plan {plan}")).Exit);
        Assert.Equal(plan, deployment.Find("plan"));
        Assert.InRange(deployment.Calls.IndexOf(plan == "premium" ? "storage blob upload" : place, StringComparison.Ordinal), 0, deployment.Calls.IndexOf("deployment group create", StringComparison.Ordinal));
        Assert.DoesNotContain("config-zip", deployment.Calls, StringComparison.Ordinal);
        Assert.Contains("/syncfunctiontriggers?", deployment.Calls, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_azure_china_it_deploys_what_is_offered_there()
    {
        using var deployment = new Deployment("AzureChinaCloud");
        Assert.Equal(0, (await deployment.RunAsync("prod --cloud china --plan premium")).Exit);
        Assert.Equal("china", deployment.Find("cloud"));
        Assert.Contains("--location chinanorth3", deployment.Calls, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prod --cloud china", "Plan flex is not offered in Azure China")]
    [InlineData("prod --cloud china --plan premium", "Sign in to AzureChinaCloud first")]
    [InlineData("prod --plan big", "--plan is flex, premium or container")]
    [InlineData("prod --cloud moon", "--cloud is global or china")]
    [InlineData("prod --secret receipt-key", "--secret is smtp-password")]
    [InlineData("prod --release", "--release needs a value")]
    [InlineData("test", "There is no infra/test.bicepparam")]
    [InlineData("prod --force", "infra/deploy.sh ENVIRONMENT")]
    public async Task What_cannot_be_is_refused_before_anything_is_made(string arguments, string why)
    {
        using var deployment = new Deployment();
        var (exit, _, error) = await deployment.RunAsync(arguments);
        Assert.Equal(2, exit);
        Assert.StartsWith(why, error, StringComparison.Ordinal);
        Assert.DoesNotMatch("create|secret|upload", deployment.Calls);
    }

    [GeneratedRegex("nb_[0-9a-f]{64}")]
    private static partial Regex AdminKey();
}
