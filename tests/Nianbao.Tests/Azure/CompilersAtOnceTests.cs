using Microsoft.Extensions.DependencyInjection;
using Nianbao.Azure.Functions;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Azure;

/// <summary>Two compilers, each a program by itself as far as it knows, on the same tables and blobs.</summary>
public sealed class CompilersAtOnceTests : IAsyncLifetime
{
    // The day after the departments' date.
    private readonly ManualClock clock = ManualClock.At("2024-02-01T02:00:00Z");
    private StandInCloud cloud = null!;

    public async Task InitializeAsync()
    {
        cloud = await StandInCloud.StartAsync(time: clock);
        var store = cloud.Services.GetRequiredService<ISubmissionStore>();
        await store.PutAgenciesAsync([An.Agency(An.GovernmentId, AgencyKind.Government), An.Agency(parent: An.GovernmentId)], default);
        await store.SaveAsync(An.Change(An.Submission()), default);
    }

    public async Task DisposeAsync() => await cloud.DisposeAsync();

    [Fact]
    public async Task Of_two_programs_at_once_one_adds_the_edition_and_its_files_are_whole()
    {
        var compiled = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
        {
            var compiler = ActivatorUtilities.CreateInstance<SummaryCompiler>(cloud.Services);
            return Task.Run(() => compiler.CompileDueAsync(default));
        }));
        var added = Assert.Single(compiled.SelectMany(editions => editions), edition => edition.Edition.Year == 2023);
        await cloud.TickAsync(nameof(CompileSummary));
        var store = cloud.Services.GetRequiredService<ISubmissionStore>();
        var listed = Assert.Single(await An.ListAsync(store.ListEditionsAsync(2023, default)));
        Assert.Equal((EditionOccasion.Departments, added.Edition.Number), (listed.Occasion, listed.Number));
        var files = cloud.Services.GetRequiredService<IFileStore>();
        var bytes = new Dictionary<string, byte[]>();
        foreach (var name in listed.Files)
        {
            bytes.Add(name, (await files.FindOrNullAsync(SummaryCompiler.PathOf(2023, listed.Number, name), default))!);
        }

        Assert.Empty(new EditionVerification(bytes.GetValueOrDefault).Run(bytes.Keys, pinnedKey: null).Faults);
    }
}
