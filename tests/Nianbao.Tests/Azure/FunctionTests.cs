using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Nianbao.Azure;
using Nianbao.Http;
using Nianbao.Tests.Http;

namespace Nianbao.Tests.Azure;

/// <summary>What the Functions host is told of the app.</summary>
public sealed class FunctionTests(FunctionTests.OneCloud one) : IClassFixture<FunctionTests.OneCloud>
{
    private readonly StandInCloud _cloud = one.Cloud;

    [Fact]
    public void Every_route_but_those_of_the_portal_has_a_function_of_its_resource()
    {
        var templates = _cloud.Functions.Values.Where(function => function.Name != nameof(Nianbao.Azure.Functions.Portal))
            .Select(function => function.Trigger).OfType<HttpTriggerAttribute>().Select(trigger => new TemplateMatcher(TemplateParser.Parse(trigger.Route!), []));
        var without = _cloud.Services.GetRequiredService<RouteTable>().Routes.Select(route => route.Template.Text)
            .Where(text => text.StartsWith("/api/", StringComparison.Ordinal) && !templates.Any(template => template.TryMatch(text, [])));
        Assert.Equal(["/api/openapi.json"], without);
    }

    [Fact]
    public void Http_functions_are_open_and_take_every_method_for_the_route_table_decides() => Assert.All(
        _cloud.Functions.Values.Select(function => function.Trigger).OfType<HttpTriggerAttribute>(),
        trigger => Assert.Equal((AuthorizationLevel.Anonymous, 0), (trigger.AuthLevel, trigger.Methods!.Length)));

    [Fact]
    public void Messages_are_settled_by_the_functions_alone()
    {
        var triggers = _cloud.Functions.Values.Select(function => function.Trigger).OfType<ServiceBusTriggerAttribute>().ToList();
        Assert.Equal([AzureNames.RemindersQueue, AzureNames.SubmissionsQueue], triggers.Select(trigger => trigger.QueueName!).Order());
        Assert.All(triggers, trigger => Assert.Equal((false, AzureNames.ServiceBus), (trigger.AutoCompleteMessages, trigger.Connection)));
        Assert.False(Host.GetProperty("extensions").GetProperty("serviceBus").GetProperty("autoCompleteMessages").GetBoolean());
    }

    [Fact]
    public void Timers_tick_by_six_fields_and_never_because_an_instance_started()
    {
        var triggers = _cloud.Functions.Values.Select(function => function.Trigger).OfType<TimerTriggerAttribute>().ToList();
        Assert.NotEmpty(triggers);
        Assert.All(triggers, trigger => Assert.Equal((6, false), (trigger.Schedule.Split(' ').Length, trigger.RunOnStartup)));
    }

    [Fact]
    public void The_first_page_is_at_the_root() =>
        Assert.Equal("", Host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());

    [Fact]
    public async Task What_breaks_outside_the_route_table_is_a_problem_and_no_empty_200()
    {
        // The route table itself cannot be made: its settings are gone.
        await using var broken = await StandInCloud.StartAsync(before: services => services.AddSingleton<RouteTable>(_ => throw new InvalidOperationException("张三")));
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(broken.Address, "/api/health"));
        Assert.Equal((500, "our-fault"), ((int)answer.StatusCode, await answer.ProblemAsync()));
        Assert.DoesNotContain("张三", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("203.0.113.7:51234", 429)]
    [InlineData("198.51.100.1, 203.0.113.7:51234", 429)]
    [InlineData("203.0.113.8:51234", 401)]
    public async Task Bad_keys_are_counted_for_the_address_that_the_front_end_saw(string forwarded, int status)
    {
        await using var cloud = await StandInCloud.StartAsync(settings: ("NIANBAO_BAD_KEYS", "1"));
        Assert.Equal(401, await StatusOfBadKeyAsync(cloud, "203.0.113.7:1"));
        Assert.Equal(status, await StatusOfBadKeyAsync(cloud, forwarded));
    }

    [Theory]
    [InlineData("NIANBAO_RECEIPT_KEY", "", "NIANBAO_RECEIPT_KEY 应当是")]
    [InlineData("NIANBAO_RECEIPT_KEY", "nonsense", "NIANBAO_RECEIPT_KEY 应当是")]
    [InlineData("NIANBAO_CLOUD", "mars", "NIANBAO_CLOUD 只能是")]
    [InlineData("NIANBAO_ADMIN_KEY_SHA256", "nb_123", "不是密钥本身")]
    [InlineData("NIANBAO_RATE", "0", "NIANBAO_RATE 请填")]
    [InlineData("NIANBAO_SMTP_HOST", "mail.example.cn", "NIANBAO_SMTP_FROM")]
    [InlineData("Storage:tableServiceUri", "", "缺少设置 Storage__tableServiceUri")]
    [InlineData("ServiceBus:fullyQualifiedNamespace", "", "缺少设置 ServiceBus__fullyQualifiedNamespace")]
    public async Task A_setting_that_cannot_be_used_stops_the_app_at_its_start_with_a_sentence(string name, string value, string why) =>
        Assert.Contains(why, (await Assert.ThrowsAsync<WrongSettingException>(() => StandInCloud.StartAsync(settings: (name, value)))).Advice, StringComparison.Ordinal);

    private static JsonElement Host { get; } =
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Repository.Root, "functions", "Azure", "host.json")));

    private static async Task<int> StatusOfBadKeyAsync(StandInCloud cloud, string forwarded)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(cloud.Address, "/api/keys"));
        request.Headers.Add("X-Api-Key", string.Create(CultureInfo.InvariantCulture, $"nb_{Random.Shared.Next()}"));
        request.Headers.Add("X-Forwarded-For", forwarded);
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    public sealed class OneCloud : IAsyncLifetime
    {
        internal StandInCloud Cloud { get; private set; } = null!;

        public async Task InitializeAsync() => Cloud = await StandInCloud.StartAsync();

        public async Task DisposeAsync() => await Cloud.DisposeAsync();
    }
}
