// Checked against Azure.Storage.Blobs 12.30.0: Azure/azure-sdk-for-net, sdk/storage/Azure.Storage.Blobs/api/Azure.Storage.Blobs.net10.0.cs,
// commit 00124708974a52a0121fe622adb989be34dc4793 (service version 2026-06-06). The package has no nullable annotations.
#nullable disable
using Azure.Core;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Nianbao.AzureStandIns;

namespace Azure.Storage.Blobs
{
    public partial class BlobClientOptions : ClientOptions
    {
        public BlobClientOptions(ServiceVersion version = ServiceVersion.V2026_06_06) => Version = version;

        public ServiceVersion Version { get; }

        public enum ServiceVersion
        {
            V2026_06_06 = 31,
        }
    }

    public partial class BlobServiceClient
    {
        private readonly StandInBlobs _service;

        public BlobServiceClient(string connectionString, BlobClientOptions options)
            : this(StandInConnection.BlobEndpointOf(connectionString))
        {
        }

        public BlobServiceClient(Uri serviceUri, TokenCredential credential, BlobClientOptions options = null)
            : this(serviceUri)
        {
            ArgumentNullException.ThrowIfNull(credential);
            if (serviceUri.Scheme != Uri.UriSchemeHttps)
            {
                throw new ArgumentException("A token may only be sent over TLS.", nameof(serviceUri));
            }
        }

        private BlobServiceClient(Uri serviceUri)
        {
            Uri = serviceUri;
            _service = StandInBlobs.At(serviceUri.AbsoluteUri);
        }

        public virtual Uri Uri { get; }

        public virtual BlobContainerClient GetBlobContainerClient(string blobContainerName) => new(_service, blobContainerName);
    }

    public partial class BlobContainerClient
    {
        private readonly StandInBlobs _service;

        internal BlobContainerClient(StandInBlobs service, string name) => (_service, Name) = (service, name);

        public virtual string Name { get; }

        public virtual BlobClient GetBlobClient(string blobName) => new(_service, Name, blobName);

        public virtual Task<Response<BlobContainerInfo>> CreateIfNotExistsAsync(
            PublicAccessType publicAccessType = PublicAccessType.None, IDictionary<string, string> metadata = null,
            BlobContainerEncryptionScopeOptions encryptionScopeOptions = null, CancellationToken cancellationToken = default) => _service.Traffic.RunAsync(
            "CreateIfNotExists", () => _service.AddContainer(Name) ? Response.FromValue(new BlobContainerInfo(), new StandInResponse(201)) : null, cancellationToken);
    }

    public partial class BlobClient : BlobBaseClient
    {
        internal BlobClient(StandInBlobs service, string container, string name)
            : base(service, container, name)
        {
        }

        public virtual async Task<Response<BlobContentInfo>> UploadAsync(
            BinaryData content, BlobUploadOptions options, CancellationToken cancellationToken = default)
        {
            // Sent in one piece, as the real client does with less than 256 MB.
            var sent = content.ToArray();
            return await Service.Traffic.RunAsync(
                "Upload", () => Response.FromValue(new BlobContentInfo(Service.Write(BlobContainerName, Name, sent, options)), new StandInResponse(201)),
                cancellationToken);
        }
    }
}

namespace Azure.Storage.Blobs.Specialized
{
    public partial class BlobBaseClient
    {
        internal BlobBaseClient(StandInBlobs service, string container, string name) => (Service, BlobContainerName, Name) = (service, container, name);

        public virtual string BlobContainerName { get; }

        public virtual string Name { get; }

        internal StandInBlobs Service { get; }

        public virtual Task<Response<BlobDownloadStreamingResult>> DownloadStreamingAsync(
            BlobDownloadOptions options = null, CancellationToken cancellationToken = default) => Service.Traffic.RunAsync(
            "DownloadStreaming", () => Response.FromValue(new BlobDownloadStreamingResult(Service.Read(BlobContainerName, Name)), new StandInResponse(200)),
            cancellationToken);
    }
}
