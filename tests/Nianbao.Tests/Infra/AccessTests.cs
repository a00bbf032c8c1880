using System.Text.RegularExpressions;

namespace Nianbao.Tests.Infra;

public partial class AccessTests
{
    // Names and ids as Azure has them.
    private static readonly Dictionary<string, string> s_builtIn = new()
    {
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = "AcrPull",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"] = "Azure Service Bus Data Receiver",
        ["69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"] = "Azure Service Bus Data Sender",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["76199698-9eea-4c19-bc75-cec21354c6b6"] = "Storage Table Data Reader",
    };

    private static BicepFile Access => BicepFile.Module("access.bicep");

    [Fact]
    public void The_program_and_the_operators_have_the_rights_they_need_and_no_other() => Assert.Equal(
        [
            "identity dataStorage Storage Blob Data Contributor",
            "identity dataStorage Storage Table Data Contributor",
            "identity hostStorage Storage Blob Data Owner",
            "identity hostStorage Storage Table Data Contributor",
            "identity insights Monitoring Metrics Publisher",
            "identity queues[i] Azure Service Bus Data Receiver",
            "identity queues[i] Azure Service Bus Data Sender",
            "identity registry AcrPull",
            "identity vault Key Vault Secrets User",
            "operators backups Storage Blob Data Contributor",
            "operators dataStorage Storage Table Data Reader",
            "operators packages Storage Blob Data Contributor",
            "operators vault Key Vault Secrets Officer",
        ],
        Assignments().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_role_is_called_as_azure_calls_it() => Assert.Equal(s_builtIn, Roles().ToDictionary(role => role.Groups["id"].Value, role => role.Groups["name"].Value));

    [Fact]
    public void Rights_are_given_in_one_file_alone() =>
        Assert.All(BicepFile.All, file => Assert.Equal(file.Path == Access.Path, file.Text.Contains("roleAssignments@", StringComparison.Ordinal)));

    [Fact]
    public void Every_assignment_is_named_after_its_own_role() => Assert.All(
        Access.ResourcesOf("Microsoft.Authorization/roleAssignments"),
        assignment => Assert.Single(Role().Matches(assignment).Select(match => match.Groups[1].Value).Distinct()));

    private static IEnumerable<string> Assignments()
    {
        var names = Roles().ToDictionary(role => role.Groups["symbol"].Value, role => role.Groups["name"].Value);
        return Access.ResourcesOf("Microsoft.Authorization/roleAssignments").Select(assignment =>
            $"{(assignment.Contains("principalId: operatorsId", StringComparison.Ordinal) ? "operators" : "identity")} {Scope().Match(assignment).Groups[1].Value} {names[Role().Match(assignment).Groups[1].Value]}");
    }

    private static MatchCollection Roles() => RoleLine().Matches(Access.Text);

    [GeneratedRegex(@"^  (?<symbol>\w+): '(?<id>[0-9a-f-]{36})' // (?<name>[A-Za-z ]+)", RegexOptions.Multiline)]
    private static partial Regex RoleLine();

    [GeneratedRegex(@"^  scope: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Scope();

    [GeneratedRegex(@"roles\.(\w+)")]
    private static partial Regex Role();
}
