using Microsoft.Extensions.DependencyInjection;
using Nianbao.Azure.Functions;
using Nianbao.Azure.Tables;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Azure;

/// <summary>The timers that look after the tables: run as often as they like, they do a day's work once.</summary>
public sealed class TablesTimersTests : IAsyncLifetime
{
    private readonly ManualClock clock = new(An.Moment);
    private StandInCloud cloud = null!;

    private IFileStore Files => cloud.Services.GetRequiredService<IFileStore>();

    public async Task InitializeAsync()
    {
        cloud = await StandInCloud.StartAsync(time: clock);
        await cloud.Services.GetRequiredService<ISubmissionStore>().SaveAsync(An.Change(An.Submission()), default);
    }

    public async Task DisposeAsync() => await cloud.DisposeAsync();

    [Fact]
    public async Task The_anchor_of_a_day_is_written_by_the_timer_and_stays()
    {
        await cloud.TickAsync(nameof(AnchorActs));
        var anchor = await Files.FindOrNullAsync(Anchor.PathOf(new(2024, 1, 15)), default);
        Assert.Equal(An.Key(), Assert.Single(Anchor.Parse(anchor)!.Chains).Filing);
        await cloud.TickAsync(nameof(AnchorActs));
        Assert.Equal(anchor, await Files.FindOrNullAsync(Anchor.PathOf(new(2024, 1, 15)), default));
    }

    [Fact]
    public async Task The_copy_of_a_day_is_made_by_the_timer_and_stays()
    {
        await cloud.TickAsync(nameof(BackUpTables));
        var manifest = await Files.FindOrNullAsync(BackupManifest.PathOf(new(2024, 1, 15)), default);
        Assert.NotNull(manifest);
        await cloud.TickAsync(nameof(BackUpTables));
        Assert.Equal(manifest, await Files.FindOrNullAsync(BackupManifest.PathOf(new(2024, 1, 15)), default));
    }
}
