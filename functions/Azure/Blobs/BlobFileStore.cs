using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Azure.Blobs;

/// <summary>
/// Files as blobs; the first part of a path is the container. A file is sent in one request, and the service shows a blob only when all
/// of it is there, so nothing half-written can be read.
/// </summary>
/// <remarks>
/// When the answer to a write is lost, the client sends it again by itself and is told that the blob exists: then
/// <see cref="PutOutcome.AlreadyThere"/> is said of a file that this call stored. Whoever names files by their content may take that for
/// done; whoever counts names on must go on to the next, as the summary does.
/// </remarks>
public sealed class BlobFileStore(BlobServiceClient service) : IFileStore
{
    // Of the service: longer names of blobs are refused.
    private const int LongestName = 1024;

    private static readonly BlobRequestConditions OnlyNew = new() { IfNoneMatch = ETag.All };

    public async Task<PutOutcome> PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var options = new BlobUploadOptions
        {
            Conditions = OnlyNew,
            HttpHeaders = new() { ContentType = BlobContentType.Of(path) },
            Metadata = new Dictionary<string, string> { ["sha256"] = Fingerprint.Of(content.Span) },
        };
        var blob = BlobOf(path);
        try
        {
            // Over the caller's memory, without a copy.
            await blob.UploadAsync(BinaryData.FromBytes(content), options, cancellation);
            return PutOutcome.Stored;
        }
        catch (RequestFailedException refused) when (IsTaken(refused))
        {
            return PutOutcome.AlreadyThere;
        }
        catch (Exception refused) when (AzureFaults.FaultOf(refused, cancellation) is { } fault)
        {
            throw fault;
        }
    }

    public async Task<byte[]?> FindOrNullAsync(string path, CancellationToken cancellation)
    {
        var blob = BlobOf(path);
        try
        {
            using var found = (await blob.DownloadStreamingAsync(cancellationToken: cancellation)).Value;
            var content = new byte[found.Details.ContentLength];
            await found.Content.ReadExactlyAsync(content, cancellation);
            return content;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
        catch (Exception refused) when (AzureFaults.FaultOf(refused, cancellation) is { } fault)
        {
            throw fault;
        }
    }

    // A container under an immutability policy may speak of the policy first.
    private static bool IsTaken(RequestFailedException refused) => refused.ErrorCode is { } code
        && (code == BlobErrorCode.BlobAlreadyExists || code == BlobErrorCode.ConditionNotMet || code == BlobErrorCode.BlobImmutableDueToPolicy);

    private BlobClient BlobOf(string path)
    {
        var parts = path.Split('/', 2);
        var isInside = StoredPath.IsInside(path) && parts is [var container, { Length: <= LongestName } name]
            && AzureNames.Containers.Contains(container) && !name.AsSpan().ContainsAnyInRange('\0', '\x1F') && !name.Split('/').Any(part => part.EndsWith('.'));
        return isInside
            ? service.GetBlobContainerClient(parts[0]).GetBlobClient(parts[1])
            : throw new ArgumentException("The path leaves the store.", nameof(path));
    }
}
