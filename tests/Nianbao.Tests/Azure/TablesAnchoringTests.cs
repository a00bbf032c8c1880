using Nianbao.Azure.Tables;
using Nianbao.Intake;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Contracts;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Azure;

/// <summary>The ends of all chains of acts are written down once a day and signed.</summary>
public sealed class TablesAnchoringTests : IDisposable
{
    private readonly EmptyFolder folder = new();
    private readonly TableAccount account = new();
    private readonly ReceiptKey key = ReceiptKey.New();
    // The rows carry the service's own time, which is that of this machine.
    private readonly ManualClock clock = new(DateTimeOffset.UtcNow);

    private DiskFileStore Files => new(folder.Path);

    private TableSubmissionStore Store => new(account.Client, Files, clock);

    private TableAnchoring Anchoring => new(account.Client, Files, key, clock);

    public void Dispose()
    {
        key.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task The_first_anchor_names_the_end_of_every_chain_and_is_signed()
    {
        await ChangeAsync(An.Key());
        await ChangeAsync(An.Key());
        await ChangeAsync(An.Key(An.GovernmentId, year: 2022));
        Assert.True(await Anchoring.AnchorAsync(default));
        var anchor = await TodaysAsync();
        Assert.Equal([(An.Key(An.GovernmentId, year: 2022), 1), (An.Key(), 2)], anchor.Chains.Select(chain => (chain.Filing, chain.Sequence)));
        var acts = await An.ListAsync(Store.ListActsAsync(An.Key(), default));
        Assert.Equal((ActChain.HashOf(acts[1]), ActChain.Start), (anchor.Chains[1].Hash, anchor.Previous));
        Assert.True(ReceiptKey.IsSigned(anchor.SignedBytes(), anchor.Signature, key.PublicKey));
    }

    [Fact]
    public async Task A_later_anchor_names_the_chains_that_have_grown_and_the_anchor_before()
    {
        await ChangeAsync(An.Key());
        await ChangeAsync(An.Key(An.GovernmentId));
        await Anchoring.AnchorAsync(default);
        var first = await FileAsync(clock.GetUtcNow());
        await ChangeAsync(An.Key(An.GovernmentId));
        clock.Advance(TimeSpan.FromDays(40));
        Assert.True(await Anchoring.AnchorAsync(default));
        var anchor = await TodaysAsync();
        Assert.Equal([(An.Key(An.GovernmentId), 2)], anchor.Chains.Select(chain => (chain.Filing, chain.Sequence)));
        Assert.Equal(Fingerprint.Of(first!), anchor.Previous);
    }

    [Fact]
    public async Task There_is_one_anchor_a_day_and_none_when_nothing_has_happened()
    {
        Assert.False(await Anchoring.AnchorAsync(default));
        await ChangeAsync(An.Key());
        Assert.True(await Anchoring.AnchorAsync(default));
        await ChangeAsync(An.Key());
        Assert.False(await Anchoring.AnchorAsync(default));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await Anchoring.AnchorAsync(default));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.False(await Anchoring.AnchorAsync(default));
    }

    [Fact]
    public async Task After_an_anchor_that_cannot_be_read_every_chain_is_named_again()
    {
        await ChangeAsync(An.Key());
        await Files.PutAsync(Anchor.PathOf(Beijing.DateOf(clock.GetUtcNow())), "damaged"u8.ToArray(), default);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await Anchoring.AnchorAsync(default));
        var anchor = await TodaysAsync();
        Assert.Equal((1, Fingerprint.Of("damaged"u8)), (anchor.Chains.Count, anchor.Previous));
    }

    private async Task ChangeAsync(FilingKey filing)
    {
        var etag = (await Store.FindFilingOrNullAsync(filing, default))?.ETag;
        Assert.True(await Store.SaveAsync(An.Change(An.Submission(key: filing), etag), default));
    }

    private async Task<Anchor> TodaysAsync() => Anchor.Parse((await FileAsync(clock.GetUtcNow()))!)!;

    private Task<byte[]?> FileAsync(DateTimeOffset moment) => Files.FindOrNullAsync(Anchor.PathOf(Beijing.DateOf(moment)), default);
}
