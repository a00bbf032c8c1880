using System.Text;

namespace Nianbao.Tests.Http;

public class FaultTests
{
    [Fact]
    public async Task A_handler_that_throws_is_our_fault_and_says_so_with_a_trace_and_no_internals()
    {
        await using var host = await TestHost.StartAsync(new("broken", (_, _, _) => throw new InvalidOperationException("张三 secret")));
        using var client = host.As("agency");
        using var content = TestHost.Multipart(Encoding.UTF8.GetBytes("12"));
        using var answer = await client.PostAsync(new Uri("/api/check", UriKind.Relative), content);
        Assert.Equal((500, "our-fault"), ((int)answer.StatusCode, await answer.ProblemAsync()));
        Assert.NotEmpty((await answer.JsonAsync()).Text("traceId"));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_breaks_is_told_to_the_filer_as_our_fault()
    {
        await using var host = await TestHost.StartAsync(new("broken", (_, _, _) => throw new InvalidOperationException("bug")));
        var view = await host.FileAsync("agency", Province.EastBureau, "12");
        Assert.Equal(("failed", "系统故障，无需重报，我们会自动重试。"), (view.Text("state"), view.Text("nextStep")));
    }
}
