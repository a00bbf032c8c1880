using System.Diagnostics;
using Nianbao.Tests.Hosts;

namespace Nianbao.Tests.Infra;

/// <summary>The real deploy.sh, with stand-ins for the programs it calls and a folder for a cloud.</summary>
internal sealed class Deployment : IDisposable
{
    private readonly DirectoryInfo cloud = Directory.CreateTempSubdirectory("nianbao-deploy-");

    public Deployment(string signedIn = "AzureCloud") => Put("signed-in", signedIn);

    public string Calls => Find("calls") ?? "";

    public string? Find(string name) => File.Exists(In(name)) ? File.ReadAllText(In(name)) : null;

    public void Put(string name, string text) => File.WriteAllText(In(name), text);

    public async Task<(int Exit, string Output, string Error)> RunAsync(string arguments, string input = "")
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Project.PathOf("infra/deploy.sh"));
        arguments.Split(' ').ToList().ForEach(start.ArgumentList.Add);
        start.Environment["PATH"] = $"{Project.PathOf("tests/Nianbao.Tests/Infra/stand-ins")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["CLOUD"] = cloud.FullName;
        start.Environment["NIANBAO_DEPLOY_PAUSE"] = "0";
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public void Dispose() => cloud.Delete(recursive: true);

    private string In(string name) => Path.Combine(cloud.FullName, name);
}
