using System.ComponentModel;
using System.Diagnostics;

namespace Nianbao.Tests.Programs;

/// <summary>A package of npm that tests use, installed at its first use into a folder of its own.</summary>
/// <param name="name">Its name.</param>
/// <param name="version">Exactly this.</param>
internal sealed class NpmPackage(string name, string version)
{
    private readonly Lazy<string?> _fault = new(() => Install(name, version));

    /// <summary>Why it cannot be had; null when it is there.</summary>
    public string? Fault => _fault.Value;

    /// <summary>Why tests with it are skipped; null when they run. Where nothing may be skipped they run and fail.</summary>
    public string? WhySkipped => Fault is { } fault && Environment.GetEnvironmentVariable("REQUIRE_ALL") != "1" ? fault : null;

    /// <summary>The folder that Node.js finds it in.</summary>
    public string Modules => Path.Combine(FolderOf(name, version), "node_modules");

    private static string FolderOf(string name, string version) => Path.Combine(Path.GetTempPath(), $"nianbao-tests-{name}-{version}");

    private static string? Install(string name, string version)
    {
        var folder = FolderOf(name, version);
        if (Directory.Exists(Path.Combine(folder, "node_modules", name)))
        {
            return null;
        }

        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder, $"{name}@{version}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = npm.StandardError.ReadToEndAsync();
            npm.StandardOutput.ReadToEnd();
            npm.WaitForExit();
            return npm.ExitCode == 0 ? null : $"{name}@{version} cannot be installed: {said.GetAwaiter().GetResult()}";
        }
        catch (Win32Exception none)
        {
            return $"There is no npm: {none.Message}";
        }
    }
}
