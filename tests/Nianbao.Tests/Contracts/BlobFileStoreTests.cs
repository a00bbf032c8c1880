using Azure;
using Azure.Storage.Blobs;
using Nianbao.Azure;
using Nianbao.Azure.Blobs;
using Nianbao.AzureStandIns;
using Nianbao.Intake;
using Nianbao.Store;
using Nianbao.Tests.Azure;

namespace Nianbao.Tests.Contracts;

public sealed class BlobFileStoreTests : FileStoreContract
{
    private const string Path = "reports/2023/x/ab.docx";

    private static readonly ReadOnlyMemory<byte> Whole = "whole"u8.ToArray();

    private readonly StandInBlobs service;

    public BlobFileStoreTests() => (service, Store) = BlobAccount.New();

    protected override IFileStore Store { get; }

    [Fact]
    public async Task A_file_lies_in_the_container_its_path_begins_with_and_carries_its_hash_and_kind()
    {
        await Store.PutAsync(Path, Whole, default);
        var blob = service.Find("reports", "2023/x/ab.docx")!;
        Assert.Equal(Fingerprint.Of(Whole.Span), blob.Metadata["SHA256"]);
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", blob.ContentType);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_and_that_the_client_sent_again_is_there_already()
    {
        service.Traffic.IsAskedTwice = operation => operation == "Upload";
        Assert.Equal(PutOutcome.AlreadyThere, await Store.PutAsync(Path, Whole, default));
        Assert.Equal(Whole.ToArray(), await Store.FindOrNullAsync(Path, default));
    }

    [Theory]
    [InlineData(0, "", StoreFault.Busy)]
    [InlineData(408, "", StoreFault.Busy)]
    [InlineData(429, "", StoreFault.Busy)]
    [InlineData(500, "OperationTimedOut", StoreFault.Busy)]
    [InlineData(503, "ServerBusy", StoreFault.Busy)]
    [InlineData(404, "ContainerNotFound", StoreFault.Busy)]
    [InlineData(409, "ContainerBeingDeleted", StoreFault.Busy)]
    [InlineData(401, "NoAuthenticationInformation", StoreFault.ReadOnly)]
    [InlineData(403, "AuthorizationPermissionMismatch", StoreFault.ReadOnly)]
    public async Task What_may_be_better_later_is_a_fault_of_the_store(int status, string code, StoreFault fault)
    {
        service.Traffic.Before = _ => throw new RequestFailedException(status, "refused", code, null);
        Assert.Equal(fault, (await Assert.ThrowsAsync<StoreFaultException>(() => Store.PutAsync(Path, Whole, default))).Fault);
        Assert.Equal(fault, (await Assert.ThrowsAsync<StoreFaultException>(() => Store.FindOrNullAsync(Path, default))).Fault);
    }

    [Fact]
    public async Task What_will_not_be_better_later_is_told_as_it_is()
    {
        service.Traffic.Before = _ => throw new RequestFailedException(400, "refused", "InvalidHeaderValue", null);
        await Assert.ThrowsAsync<RequestFailedException>(() => Store.PutAsync(Path, Whole, default));
        await Assert.ThrowsAsync<RequestFailedException>(() => Store.FindOrNullAsync(Path, default));
    }

    [Fact]
    public async Task A_client_that_tried_in_vain_or_lost_its_patience_met_a_busy_store()
    {
        service.Traffic.Before = _ => throw new AggregateException(new TaskCanceledException(), new RequestFailedException("no such host"));
        await Assert.ThrowsAsync<StoreFaultException>(() => Store.PutAsync(Path, Whole, default));
        service.Traffic.Before = _ => throw new TaskCanceledException();
        await Assert.ThrowsAsync<StoreFaultException>(() => Store.FindOrNullAsync(Path, default));
    }

    [Fact]
    public async Task Who_gives_up_is_not_told_that_the_store_is_at_fault()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.PutAsync(Path, Whole, cancelled.Token));
        Assert.Empty(service.Names());
    }

    [Theory]
    [InlineData("one.txt")]
    [InlineData("elsewhere/one.txt")]
    [InlineData("Reports/one.txt")]
    [InlineData("reports/a./one.txt")]
    [InlineData("reports/a\nb.txt")]
    public async Task A_path_without_a_container_of_ours_or_that_blobs_cannot_have_is_refused(string path)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(path, Whole, default));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.FindOrNullAsync(path, default));
        Assert.Equal(0, service.Traffic.Total);
    }

    [Fact]
    public async Task A_name_may_have_1024_characters_and_no_more()
    {
        Assert.Equal(PutOutcome.Stored, await Store.PutAsync($"reports/{new string('a', 1024)}", Whole, default));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync($"reports/{new string('a', 1025)}", Whole, default));
    }

    [Fact]
    public async Task An_emulator_that_begins_empty_is_given_the_containers()
    {
        var empty = StandInBlobs.At("http://127.0.0.1:10000/devstoreaccount1");
        var client = new BlobServiceClient("UseDevelopmentStorage=true", new());
        await new EmulatorContainers(client).StartAsync(default);
        await new EmulatorContainers(client).StartAsync(default);
        foreach (var container in AzureNames.Containers)
        {
            await new BlobFileStore(client).PutAsync($"{container}/a.txt", Whole, default);
        }

        Assert.Equal(AzureNames.Containers.Count, empty.Names().Count);
    }
}
