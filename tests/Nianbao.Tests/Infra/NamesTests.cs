using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Azure;
using Nianbao.Tests.Hosts;

namespace Nianbao.Tests.Infra;

public partial class NamesTests
{
    [Fact]
    public void Every_queue_of_the_program_is_made_and_no_other()
    {
        Assert.Equal(InCode("Queue"), BicepFile.Module("service-bus.bicep").ListOf("queueNames").Order());
        Assert.Equal(InCode("Queue"), BicepFile.Module("access.bicep").ListOf("queueNames").Order());
        Assert.Equal(InCode("Queue"), BicepFile.Module("alerts.bicep").ListOf("queueNames").Order());
    }

    [Fact]
    public void Every_table_of_the_program_is_made_and_no_other() => Assert.Equal(InCode("Table"), BicepFile.Module("data-storage.bicep").ListOf("tableNames").Order());

    [Fact]
    public void Every_table_of_the_program_is_backed_up() => Assert.Equal(
        InCode("Table"), TablesCopied().Match(File.ReadAllText(Project.PathOf("infra/tables.sh"))).Groups[1].Value.Split(' ').Order());

    [Fact]
    public void Every_container_of_the_program_is_made_and_no_other() =>
        Assert.Equal(InCode("Container"), BicepFile.Module("data-storage.bicep").ListOf("containerNames").Order());

    [Fact]
    public void The_originals_are_what_cannot_be_changed()
    {
        var storage = BicepFile.Module("data-storage.bicep");
        Assert.Equal(AzureNames.ReportsContainer, storage.ListOf("containerNames")[0]);
        Assert.Contains("parent: containers[0]", Assert.Single(storage.ResourcesOf("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_queue_drops_duplicates_and_keeps_what_was_given_up()
    {
        var bus = BicepFile.Module("service-bus.bicep");
        Assert.All(
            ["requiresDuplicateDetection: true", "duplicateDetectionHistoryTimeWindow: 'P1D'", "deadLetteringOnMessageExpiration: true", "maxDeliveryCount: 10", "lockDuration: 'PT1M'"],
            property => Assert.True(bus.Has(property), property));
    }

    [Fact]
    public void The_emulator_has_the_same_queues()
    {
        using var config = JsonDocument.Parse(File.ReadAllText(Project.PathOf("infra/emulators/servicebus.json")));
        var queues = config.RootElement.GetProperty("UserConfig").GetProperty("Namespaces")[0].GetProperty("Queues").EnumerateArray().ToList();
        Assert.Equal(InCode("Queue"), queues.Select(queue => queue.GetProperty("Name").GetString()!).Order());
        Assert.All(queues.Select(queue => queue.GetProperty("Properties")), queue =>
        {
            Assert.Equal((10, "PT1M"), (queue.GetProperty("MaxDeliveryCount").GetInt32(), queue.GetProperty("LockDuration").GetString()));
            Assert.True(queue.GetProperty("RequiresDuplicateDetection").GetBoolean() && queue.GetProperty("DeadLetteringOnMessageExpiration").GetBoolean());
        });
    }

    [Fact]
    public void The_alerts_look_for_what_the_program_logs()
    {
        var alerts = BicepFile.Module("alerts.bicep").Text;
        var sentences = SentenceSought().Matches(alerts).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(sentences);
        Assert.All(sentences, sentence => Assert.Contains(LoggedInAzure(), logged => logged.Contains(sentence, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_alerts_watch_every_timer()
    {
        var timers = typeof(AzureNames).Assembly.GetTypes()
            .Where(type => type.GetMethods().Any(method => method.GetParameters().Any(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>() is not null)))
            .Select(type => type.Name).ToList();
        var watched = Quoted().Matches(TimersWatched().Match(BicepFile.Module("alerts.bicep").Text).Groups[1].Value).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(timers);
        Assert.Empty(timers.Except(watched));
    }

    private static IOrderedEnumerable<string> InCode(string kind) => typeof(AzureNames).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(name => name.IsLiteral && name.Name.EndsWith(kind, StringComparison.Ordinal)).Select(name => (string)name.GetRawConstantValue()!).Order();

    private static IEnumerable<string> LoggedInAzure() => Directory.EnumerateFiles(Project.PathOf("functions/Azure"), "*.cs", SearchOption.AllDirectories)
        .SelectMany(file => Logged().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value));

    [GeneratedRegex(@"^tables=\((.*)\)$", RegexOptions.Multiline)]
    private static partial Regex TablesCopied();

    [GeneratedRegex("Message has \"([^\"]+)\"")]
    private static partial Regex SentenceSought();

    [GeneratedRegex("LoggerMessage\\(.*Message = \"([^\"]+)\"")]
    private static partial Regex Logged();

    [GeneratedRegex(@"Name in \(([^)]+)\)")]
    private static partial Regex TimersWatched();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();
}
