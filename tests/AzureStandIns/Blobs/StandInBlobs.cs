using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;

namespace Nianbao.AzureStandIns;

/// <summary>A blob as it is stored.</summary>
/// <param name="Content">A copy of what was sent.</param>
/// <param name="ContentType">The MIME type.</param>
/// <param name="Metadata">Names regardless of case.</param>
/// <param name="ETag">Changes with every write.</param>
/// <param name="LastModified">UTC.</param>
public sealed record StandInBlob(
    byte[] Content, string ContentType, IReadOnlyDictionary<string, string> Metadata, ETag ETag, DateTimeOffset LastModified);

/// <summary>
/// The blobs of a storage account, in memory: what the clients made for its endpoint talk to. Behaves as the documentation of the Blob
/// service's REST interface says: a write with <c>If-None-Match: *</c> on a blob that exists is 409 BlobAlreadyExists, a stale condition
/// 412, a missing container 404 ContainerNotFound, and nothing half-written can be read.
/// </summary>
public sealed class StandInBlobs
{
    // Of the documentation: names of blobs 1 to 1,024 characters, metadata 8 KB in all.
    private const int LongestName = 1024;
    private const int MostMetadata = 8 * 1024;

    private static readonly ConcurrentDictionary<string, StandInBlobs> s_all = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Dictionary<string, StandInBlob>> containers = new(StringComparer.Ordinal);
    private readonly Lock writing = new();
    private long writes;

    private StandInBlobs() { }

    /// <summary>The service at an endpoint, as <c>https://x.blob.core.windows.net</c>; made when it is first asked for, without containers.</summary>
    public static StandInBlobs At(string endpoint) => s_all.GetOrAdd(endpoint.TrimEnd('/'), _ => new());

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public StandInTraffic Traffic { get; } = new();

    /// <summary>Makes a container, as deployment does. False when it was there.</summary>
    public bool AddContainer(string name)
    {
        lock (writing)
        {
            return containers.TryAdd(name, new(StringComparer.Ordinal));
        }
    }

    /// <summary>A stored blob; null when there is none.</summary>
    public StandInBlob? Find(string container, string name)
    {
        lock (writing)
        {
            return containers.GetValueOrDefault(container)?.GetValueOrDefault(name);
        }
    }

    /// <summary>What is stored, as <c>container/name</c>, in order.</summary>
    public IReadOnlyList<string> Names()
    {
        lock (writing)
        {
            return [.. from container in containers from blob in container.Value.Keys select $"{container.Key}/{blob}" into path orderby path select path];
        }
    }

    internal StandInBlob Read(string container, string name)
    {
        lock (writing)
        {
            return BlobsOf(container).GetValueOrDefault(name) ?? throw Refused(HttpStatusCode.NotFound, BlobErrorCode.BlobNotFound);
        }
    }

    internal StandInBlob Write(string container, string name, byte[] content, BlobUploadOptions? options)
    {
        if (name.Length is 0 or > LongestName)
        {
            throw Refused(HttpStatusCode.BadRequest, BlobErrorCode.InvalidResourceName);
        }

        var metadata = Checked(options?.Metadata);
        lock (writing)
        {
            var blobs = BlobsOf(container);
            if (RefusalOf(options?.Conditions, blobs.GetValueOrDefault(name)) is { } refusal)
            {
                throw refusal;
            }

            return blobs[name] = new(
                content, options?.HttpHeaders?.ContentType ?? "application/octet-stream", metadata,
                new(string.Create(CultureInfo.InvariantCulture, $"\"0x{++writes:X16}\"")), Time.GetUtcNow());
        }
    }

    private static RequestFailedException? RefusalOf(BlobRequestConditions? conditions, StandInBlob? existing) => conditions switch
    {
        { IfNoneMatch: { } none } when none == ETag.All && existing is not null => Refused(HttpStatusCode.Conflict, BlobErrorCode.BlobAlreadyExists),
        { IfNoneMatch: { } none } when existing is not null && none == existing.ETag => Refused(HttpStatusCode.PreconditionFailed, BlobErrorCode.ConditionNotMet),
        { IfMatch: { } match } when existing is null || (match != ETag.All && match != existing.ETag) =>
            Refused(HttpStatusCode.PreconditionFailed, BlobErrorCode.ConditionNotMet),
        _ => null,
    };

    // Metadata travels as HTTP headers: names are C# identifiers, values ASCII.
    private static Dictionary<string, string> Checked(IDictionary<string, string>? metadata)
    {
        var given = metadata ?? new Dictionary<string, string>();
        if (given.Keys.Any(key => key.Length == 0))
        {
            throw Refused(HttpStatusCode.BadRequest, BlobErrorCode.EmptyMetadataKey);
        }

        if (given.Any(pair => !IsIdentifier(pair.Key) || !Ascii.IsValid(pair.Value) || pair.Value.Any(char.IsControl)))
        {
            throw Refused(HttpStatusCode.BadRequest, BlobErrorCode.InvalidMetadata);
        }

        return given.Sum(pair => pair.Key.Length + pair.Value.Length) > MostMetadata
            ? throw Refused(HttpStatusCode.BadRequest, BlobErrorCode.MetadataTooLarge)
            : new(given, StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsIdentifier(string name) =>
        (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private Dictionary<string, StandInBlob> BlobsOf(string container) =>
        containers.GetValueOrDefault(container) ?? throw Refused(HttpStatusCode.NotFound, BlobErrorCode.ContainerNotFound);

    private static RequestFailedException Refused(HttpStatusCode status, BlobErrorCode code) => new((int)status, $"The service refused: {code}.", code.ToString(), null);
}
