using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Nianbao.Tests.Azure;

/// <summary>The one switch between the Azure packages and their stand-ins.</summary>
public sealed class PublishTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nianbao-publish-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Stand_ins_are_not_published_not_even_without_a_build()
    {
        var (exit, output) = await DotnetAsync("publish", Project, "--no-build", "-c", Configuration, "-o", _folder.FullName);
        Assert.NotEqual(0, exit);
        Assert.Contains("Publish with -p:AzureSdk=nuget", output, StringComparison.Ordinal);
        Assert.Empty(_folder.EnumerateFiles("*.dll"));
    }

    [Fact]
    public async Task A_stand_in_left_in_the_folder_from_before_is_found()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "Nianbao.AzureStandIns.dll"), "");
        var (exit, output) = await DotnetAsync("msbuild", Project, "-t:RefuseLeftStandIns", $"-p:PublishDir={_folder.FullName}/", "-p:AzureSdk=nuget");
        Assert.NotEqual(0, exit);
        Assert.Contains("into an empty folder", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nuget", "Azure.Data.Tables", true)]
    [InlineData("nuget", "Microsoft.Azure.Functions.Worker.Sdk", true)]
    [InlineData("nuget", "AzureStandIns", false)]
    [InlineData("stand-ins", "Azure.Data.Tables", false)]
    [InlineData("stand-ins", "AzureStandIns", true)]
    public async Task Each_mode_references_its_own(string mode, string reference, bool isReferenced)
    {
        var (_, output) = await DotnetAsync("msbuild", Project, $"-p:AzureSdk={mode}", "-getItem:PackageReference", "-getItem:ProjectReference");
        using var items = JsonDocument.Parse(output);
        var names = items.RootElement.GetProperty("Items").EnumerateObject()
            .SelectMany(kind => kind.Value.EnumerateArray()).Select(item => item.GetProperty("Identity").GetString()!);
        Assert.Equal(isReferenced, names.Any(name => name.Contains(reference, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("nuget", "obj/nuget/ bin/nuget/")]
    [InlineData("stand-ins", "obj/stand-ins/ bin/stand-ins/")]
    public async Task Each_mode_has_folders_of_its_own(string mode, string folders)
    {
        var (_, output) = await DotnetAsync(
            "msbuild", Project, $"-p:AzureSdk={mode}", "-getProperty:BaseIntermediateOutputPath", "-getProperty:BaseOutputPath");
        using var properties = JsonDocument.Parse(output);
        // Once packages were restored, what they generated gives the same folders in full.
        var project = Path.GetDirectoryName(Project)!;
        Assert.Equal(folders, string.Join(' ', properties.RootElement.GetProperty("Properties").EnumerateObject()
            .Select(property => Path.GetRelativePath(project, Path.GetFullPath(property.Value.GetString()!, project)).Replace('\\', '/').TrimEnd('/') + "/")));
    }

    [Fact]
    public async Task A_mode_that_does_not_exist_is_refused()
    {
        var (exit, output) = await DotnetAsync("msbuild", Project, "-p:AzureSdk=nuggets", "-t:CheckAzureSdk");
        Assert.NotEqual(0, exit);
        Assert.Contains("AzureSdk is 'nuggets'", output, StringComparison.Ordinal);
    }

    private static string Project => Path.Combine(Repository.Root, "functions", "Azure", "Nianbao.Azure.csproj");

    private static string Configuration => typeof(PublishTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static async Task<(int ExitCode, string Output)> DotnetAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-nologo"]) { RedirectStandardOutput = true, WorkingDirectory = Repository.Root };
        // What the test run itself was started with must not leak into the project that is looked at.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
