using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
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

    private HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = _cloud.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AdminKey);
        return client;
    }

    private async Task<string> UploadAsync(string text)
    {
        using var client = Client();
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
