using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Nianbao.AzureStandIns;

namespace Nianbao.Tests.Azure;

/// <summary>The stand-in refuses what the documentation says the service refuses.</summary>
public sealed class BlobStandInTests
{
    private readonly StandInBlobs service;
    private readonly BlobContainerClient container;

    public BlobStandInTests()
    {
        var endpoint = $"https://{Guid.NewGuid():N}.blob.core.windows.net";
        service = StandInBlobs.At(endpoint);
        service.AddContainer("reports");
        container = new BlobServiceClient(new Uri(endpoint), new NoToken()).GetBlobContainerClient("reports");
    }

    [Fact]
    public async Task A_blob_is_overwritten_unless_a_condition_forbids_it()
    {
        await UploadAsync([1], null);
        await UploadAsync([2], null);
        Assert.Equal([2], service.Find("reports", "a")!.Content);
        await RefusedAsync(409, "BlobAlreadyExists", () => UploadAsync([3], new() { IfNoneMatch = ETag.All }));
        Assert.Equal([2], service.Find("reports", "a")!.Content);
    }

    [Fact]
    public async Task A_stale_condition_is_refused()
    {
        var first = await UploadAsync([1], null);
        var second = await UploadAsync([2], new() { IfMatch = first });
        await RefusedAsync(412, "ConditionNotMet", () => UploadAsync([3], new() { IfMatch = first }));
        await RefusedAsync(412, "ConditionNotMet", () => UploadAsync([3], new() { IfNoneMatch = second }));
        await RefusedAsync(412, "ConditionNotMet", () => UploadAsync([3], new() { IfMatch = ETag.All }, "none"));
    }

    [Fact]
    public async Task What_is_not_there_is_refused_by_name()
    {
        await RefusedAsync(404, "BlobNotFound", () => container.GetBlobClient("none").DownloadStreamingAsync());
        var nowhere = new BlobServiceClient("AccountName=nowhere", new()).GetBlobContainerClient("reports").GetBlobClient("a");
        await RefusedAsync(404, "ContainerNotFound", () => nowhere.DownloadStreamingAsync());
        await RefusedAsync(404, "ContainerNotFound", () => nowhere.UploadAsync(new BinaryData("x"), new()));
    }

    [Theory]
    [InlineData("name", "中文", "InvalidMetadata")]
    [InlineData("name", "a\r\nb", "InvalidMetadata")]
    [InlineData("a-b", "x", "InvalidMetadata")]
    [InlineData("", "x", "EmptyMetadataKey")]
    public Task Metadata_that_is_no_header_is_refused(string key, string value, string code) => RefusedAsync(
        400, code, () => container.GetBlobClient("a").UploadAsync(new BinaryData("x"), new() { Metadata = new Dictionary<string, string> { [key] = value } }));

    [Fact]
    public Task Metadata_of_more_than_8_KB_is_refused() => RefusedAsync(400, "MetadataTooLarge", () => container.GetBlobClient("a").UploadAsync(
        new BinaryData("x"), new() { Metadata = new Dictionary<string, string> { ["a"] = new string('x', 8 * 1024) } }));

    [Fact]
    public Task A_name_of_more_than_1024_characters_is_refused() =>
        RefusedAsync(400, "InvalidResourceName", () => UploadAsync([1], null, new string('a', 1025)));

    [Fact]
    public async Task What_is_stored_is_a_copy()
    {
        byte[] content = [1];
        await UploadAsync(content, null);
        content[0] = 9;
        Assert.Equal([1], service.Find("reports", "a")!.Content);
    }

    [Fact]
    public async Task Operations_are_counted_and_can_be_disturbed_before_and_after_they_take_effect()
    {
        service.Traffic.Before = _ => throw new TimeoutException();
        await Assert.ThrowsAsync<TimeoutException>(() => UploadAsync([1], null));
        Assert.Empty(service.Names());
        (service.Traffic.Before, service.Traffic.After) = (null, _ => throw new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => UploadAsync([1], null));
        Assert.Equal(["reports/a"], service.Names());
        Assert.Equal((2, 2), (service.Traffic.Count("Upload"), service.Traffic.Total));
    }

    private async Task<ETag> UploadAsync(byte[] content, BlobRequestConditions? conditions, string name = "a") =>
        (await container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), new() { Conditions = conditions! })).Value.ETag;

    private static async Task RefusedAsync(int status, string code, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<RequestFailedException>(act);
        Assert.Equal((status, code), (refused.Status, refused.ErrorCode));
    }
}
