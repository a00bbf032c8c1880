// Checked against Azure.Storage.Blobs 12.30.0: Azure/azure-sdk-for-net, sdk/storage/Azure.Storage.Blobs/api/Azure.Storage.Blobs.net10.0.cs,
// commit 00124708974a52a0121fe622adb989be34dc4793 (service version 2026-06-06). The package has no nullable annotations.
#nullable disable
using Nianbao.AzureStandIns;

namespace Azure.Storage.Blobs.Models;

public partial class BlobContainerEncryptionScopeOptions
{
}

public enum PublicAccessType
{
    None = 0,
    BlobContainer = 1,
    Blob = 2,
}

public partial class BlobContainerInfo
{
    internal BlobContainerInfo()
    {
    }
}

public partial class BlobLeaseRequestConditions : RequestConditions
{
}

public partial class BlobRequestConditions : BlobLeaseRequestConditions
{
}

public partial class BlobHttpHeaders
{
    public string ContentType { get; set; }
}

public partial class BlobUploadOptions
{
    public BlobRequestConditions Conditions { get; set; }

    public BlobHttpHeaders HttpHeaders { get; set; }

    public IDictionary<string, string> Metadata { get; set; }
}

public partial class BlobContentInfo
{
    internal BlobContentInfo(StandInBlob blob) => (ETag, LastModified) = (blob.ETag, blob.LastModified);

    public ETag ETag { get; }

    public DateTimeOffset LastModified { get; }
}

public partial class BlobDownloadOptions
{
}

public partial class BlobDownloadDetails
{
    internal BlobDownloadDetails(StandInBlob blob) => ContentLength = blob.Content.Length;

    public long ContentLength { get; }
}

public partial class BlobDownloadStreamingResult : IDisposable
{
    internal BlobDownloadStreamingResult(StandInBlob blob)
    {
        Content = new MemoryStream(blob.Content, writable: false);
        Details = new(blob);
    }

    public Stream Content { get; }

    public BlobDownloadDetails Details { get; }

    public void Dispose()
    {
        Content.Dispose();
        GC.SuppressFinalize(this);
    }
}

public readonly partial struct BlobErrorCode : IEquatable<BlobErrorCode>
{
    private readonly string _value;

    public BlobErrorCode(string value) => _value = value;

    public static BlobErrorCode BlobAlreadyExists { get; } = new("BlobAlreadyExists");

    public static BlobErrorCode BlobImmutableDueToPolicy { get; } = new("BlobImmutableDueToPolicy");

    public static BlobErrorCode BlobNotFound { get; } = new("BlobNotFound");

    public static BlobErrorCode ConditionNotMet { get; } = new("ConditionNotMet");

    public static BlobErrorCode ContainerNotFound { get; } = new("ContainerNotFound");

    public static BlobErrorCode EmptyMetadataKey { get; } = new("EmptyMetadataKey");

    public static BlobErrorCode InvalidMetadata { get; } = new("InvalidMetadata");

    public static BlobErrorCode InvalidResourceName { get; } = new("InvalidResourceName");

    public static BlobErrorCode MetadataTooLarge { get; } = new("MetadataTooLarge");

    public static bool operator ==(BlobErrorCode left, BlobErrorCode right) => left.Equals(right);

    public static bool operator !=(BlobErrorCode left, BlobErrorCode right) => !left.Equals(right);

    public static bool operator ==(BlobErrorCode code, string value) => code.Equals(value);

    public static bool operator !=(BlobErrorCode code, string value) => !code.Equals(value);

    public static bool operator ==(string value, BlobErrorCode code) => code.Equals(value);

    public static bool operator !=(string value, BlobErrorCode code) => !code.Equals(value);

    public bool Equals(BlobErrorCode other) => Equals(other._value);

    public bool Equals(string value) => string.Equals(_value, value, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object obj) => obj is BlobErrorCode other && Equals(other);

    public override int GetHashCode() => _value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(_value);

    public override string ToString() => _value;
}
