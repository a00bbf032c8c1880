using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.DependencyInjection;
using Nianbao.Azure;
using Nianbao.Azure.Functions;
using Nianbao.Http;
using Nianbao.Store;
using Nianbao.Tests.Http;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Azure;

/// <summary>A year of the function app: upload, queue, verdict, timers, summary. The clock starts in Beijing on the afternoon of 15 January 2024.</summary>
public sealed class WholeFlowTests : IAsyncLifetime
{
    private const string AdminKey = "nb_0000000000000000000000000000000000000000000000000000000000000001";

    private readonly ManualClock _clock = new(An.Moment);
    private StandInCloud _cloud = null!;

    public async Task InitializeAsync()
    {
        _cloud = await StandInCloud.StartAsync(
            WrittenVerdict.Checker, _clock, settings: ("NIANBAO_ADMIN_KEY_SHA256", Secrets.HashOf(AdminKey)));
        await _cloud.Services.GetRequiredService<ISubmissionStore>().PutAgenciesAsync(Province.Agencies, default);
    }

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    [Fact]
    public async Task A_report_goes_from_upload_over_the_queue_to_its_verdict()
    {
        var location = await UploadAsync("12");
        Assert.Equal("received", (await GetAsync(location)).Text("state"));
        await _cloud.WorkAsync();
        Assert.Equal("accepted", (await GetAsync(location)).Text("state"));
        Assert.Empty(_cloud.Bus.Queue(AzureNames.SubmissionsQueue).Messages);
    }

    [Fact]
    public async Task One_trace_goes_from_the_upload_over_the_queue_to_the_check_and_its_notice()
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        var spans = new ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => spans.Add($"{span.TraceId} {span.OperationName}"),
        };
        ActivitySource.AddActivityListener(listener);
        await UploadAsync("12", $"00-{trace}-b7ad6b7169203331-01");
        await _cloud.WorkAsync();
        Assert.Equal(
            ["POST /api/submissions", "check", "deliver"],
            spans.Where(span => span.StartsWith(trace, StringComparison.Ordinal)).Select(span => span[(trace.Length + 1)..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Health_counts_what_was_given_up()
    {
        Assert.Equal("ok", (await GetAsync("/api/health")).Text("status"));
        var queue = _cloud.Services.GetRequiredService<ServiceBusClient>().CreateSender(AzureNames.SubmissionsQueue);
        await queue.SendMessageAsync(new(BinaryData.FromString("not of this program")) { MessageId = "x" });
        await _cloud.WorkAsync();
        _clock.Advance(TimeSpan.FromSeconds(2));
        var health = await GetAsync("/api/health");
        Assert.Equal(("degraded", 1), (health.Text("status"), health.GetProperty("parts").GetProperty("queue").GetProperty("numbers").GetProperty("deadLetters").GetInt32()));
    }

    [Fact]
    public async Task A_message_that_never_came_is_made_good_by_the_sweep()
    {
        var location = await UploadAsync("12");
        while (_cloud.Bus.Queue(AzureNames.SubmissionsQueue).Take() is not null)
        {
            // Taken by somebody who is never heard of again.
        }

        _clock.Advance(TimeSpan.FromSeconds(61));
        await _cloud.TickAsync(nameof(SweepStuck));
        await _cloud.WorkAsync();
        Assert.Equal("accepted", (await GetAsync(location)).Text("state"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    public async Task However_often_timers_tick_the_year_ends_the_same(int extra)
    {
        await UploadAsync("12");
        await _cloud.WorkAsync();
        for (var day = 0; day < 80; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            for (var i = 0; i <= (day % 20 == 0 ? extra : 0); i++)
            {
                await Task.WhenAll(_cloud.TickAsync(nameof(CompileSummary)), _cloud.TickAsync(nameof(PlanReminders)), _cloud.TickAsync(nameof(SweepStuck)));
            }

            await _cloud.WorkAsync();
        }

        var editions = await An.ListAsync(_cloud.Services.GetRequiredService<ISubmissionStore>().ListEditionsAsync(2023, default));
        Assert.Equal([EditionOccasion.Departments, EditionOccasion.Governments], editions.Select(edition => edition.Occasion));
        var notices = await An.ListAsync(_cloud.Services.GetRequiredService<INoticeStore>().ListNoticesAsync(2023, default));
        Assert.Equal(notices.Count, notices.DistinctBy(notice => (notice.Kind, notice.Reader, notice.To, notice.Step, string.Join(' ', notice.Filings))).Count());
        // Who was accepted is not asked for; who has sent nothing is.
        Assert.DoesNotContain(notices, notice => notice is { Kind: NoticeKind.Reminder } && notice.To == Province.EastBureau);
        Assert.Contains(notices, notice => notice is { Kind: NoticeKind.Reminder, Step: "t-0" } && notice.To == Province.EastCity);
    }

    [Fact]
    public async Task The_summary_adds_up_what_is_in_force_and_can_be_pulled()
    {
        await UploadAsync("12");
        await _cloud.WorkAsync();
        using var client = Client();
        using var compiled = await client.PostAsync(new Uri("/api/years/2023/summary", UriKind.Relative), null);
        Assert.Equal(201, (int)compiled.StatusCode);
        var summary = await client.GetStringAsync(compiled.Headers.Location);
        Assert.Contains(WrittenVerdict.Key, summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_administrator_is_let_in_once_and_stays_out_when_revoked()
    {
        using var client = Client();
        Assert.Equal(200, (int)(await client.GetAsync(new Uri("/api/keys", UriKind.Relative))).StatusCode);
        var store = _cloud.Services.GetRequiredService<ISubmissionStore>();
        var key = (await store.FindKeyOrNullAsync(Secrets.HashOf(AdminKey), default))!;
        await store.PutKeyAsync(key with { RevokedAt = _clock.GetUtcNow() }, default);
        await ActivatorUtilities.CreateInstance<FirstAdminKey>(_cloud.Services).StartAsync(default);
        Assert.Equal(401, (int)(await client.GetAsync(new Uri("/api/keys", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_copy_of_a_night_is_put_back_into_empty_tables_before_the_app_takes_any_work()
    {
        var location = await UploadAsync("12");
        await _cloud.WorkAsync();
        await _cloud.TickAsync(nameof(BackUpTables));
        await using var restored = await StandInCloud.StartAsync(
            WrittenVerdict.Checker, _clock, filesOf: _cloud, settings: [("NIANBAO_RESTORE_FROM", "2024-01-15")]);
        using var client = new HttpClient { BaseAddress = restored.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AdminKey);
        Assert.Equal("accepted", (await client.GetFromJsonAsync<JsonElement>(location)).Text("state"));
        Assert.Equal("12", await client.GetStringAsync($"{location}/original"));
    }

    private HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = _cloud.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AdminKey);
        return client;
    }

    private async Task<string> UploadAsync(string text, string? traceParent = null)
    {
        using var client = Client();
        client.DefaultRequestHeaders.Add("traceparent", traceParent ?? $"00-{ActivityTraceId.CreateRandom().ToHexString()}-b7ad6b7169203331-01");
        using var content = TestHost.Multipart(Encoding.UTF8.GetBytes(text), ("agency", Province.EastBureau), ("year", "2023"), ("scope", "own"));
        using var answer = await client.PostAsync(new Uri("/api/submissions", UriKind.Relative), content);
        Assert.Equal(202, (int)answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var client = Client();
        return await client.GetFromJsonAsync<JsonElement>(path);
    }
}
