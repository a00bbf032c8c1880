using Nianbao.Tests.Http;
using Xunit.Abstractions;

namespace Nianbao.Tests.Azure;

public sealed class OfficeInCloudTests : OfficeTests
{
    protected override Task<TestHost> StartAsync() => TestHost.StartInCloudAsync();
}

public sealed class StatementInCloudTests : StatementTests
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

public sealed class AccessTableInCloudTests(ITestOutputHelper output) : AccessTableTests(output)
{
    protected override Task<TestHost> StartAsync() => TestHost.StartInCloudAsync();
}

public sealed class InterfaceDescriptionInCloudTests : InterfaceDescriptionTests
{
    protected override Task<TestHost> StartAsync() => TestHost.StartInCloudAsync();
}

public sealed class BatchFilingInCloudTests : BatchFilingTests
{
    protected override Task<TestHost> StartAsync() => TestHost.StartInCloudAsync();
}

public sealed class MarkedReportEndpointInCloudTests : MarkedReportEndpointTests
{
    protected override Task<TestHost> StartAsync() => TestHost.StartInCloudAsync();
}
