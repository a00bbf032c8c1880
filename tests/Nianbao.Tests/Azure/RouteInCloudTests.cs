using Nianbao.Tests.Http;

namespace Nianbao.Tests.Azure;

/// <summary>Every route answers in the cloud as it does here, unknown ones included.</summary>
public sealed class RouteInCloudTests(RouteInCloudTests.OneCloud served) : RouteTests(served), IClassFixture<RouteInCloudTests.OneCloud>
{
    public sealed class OneCloud : OneHost
    {
        protected override Task<TestHost> StartAsync() => TestHost.StartInCloudAsync();
    }
}
