using Nianbao.Tests.Http;

namespace Nianbao.Tests.Azure;

public sealed class OfficeInCloudTests : OfficeTests
{
    protected override Task<TestHost> StartAsync() => TestHost.StartInCloudAsync();
}

public sealed class OwnershipInCloudTests : OwnershipTests
{
    protected override Task<TestHost> StartAsync() => TestHost.StartInCloudAsync();
}

public sealed class ReceiptInCloudTests : ReceiptTests
{
    protected override Task<TestHost> StartAsync() => TestHost.StartInCloudAsync();
}

public sealed class SubmissionInCloudTests : SubmissionTests
{
    protected override Task<TestHost> StartAsync() => TestHost.StartInCloudAsync();
}

public sealed class UploadInCloudTests : UploadTests
{
    protected override Task<TestHost> StartAsync() => TestHost.StartInCloudAsync();
}

public sealed class InterfaceDescriptionInCloudTests : InterfaceDescriptionTests
{
    protected override Task<TestHost> StartAsync() => TestHost.StartInCloudAsync();
}
