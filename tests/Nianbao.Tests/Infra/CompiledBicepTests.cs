using System.Diagnostics;
using Nianbao.Tests.Hosts;
using Nianbao.Tests.Programs;

namespace Nianbao.Tests.Infra;

/// <summary>What Bicep's own compiler says of the templates; it knows the shape of every resource.</summary>
public sealed class CompiledBicepTests
{
    [ProgramTheory("bicep")]
    [InlineData("build", "infra/main.bicep")]
    [InlineData("build-params", "infra/dev.bicepparam")]
    [InlineData("build-params", "infra/prod.bicepparam")]
    public async Task The_templates_compile_without_a_warning(string command, string path)
    {
        using var bicep = Process.Start(new ProcessStartInfo("bicep", [command, Project.PathOf(path), "--stdout"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, said) = (bicep.StandardOutput.ReadToEndAsync(), bicep.StandardError.ReadToEndAsync());
        await bicep.WaitForExitAsync();
        Assert.Equal((0, ""), (bicep.ExitCode, await said));
        Assert.NotEmpty(await output);
    }
}
