using System.Collections.Concurrent;
using System.Diagnostics;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Kinds;

/// <summary>LibreOffice, which converts reports into kinds that have no printer here. Tests that need it are skipped where it is not installed.</summary>
internal static class OfficeProgram
{
    private const string Program = "soffice";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, byte[]>> s_converted = [];
    private static readonly Lock s_oneAtATime = new();

    public static string? WhySkipped { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Program)))
        || Environment.GetEnvironmentVariable("REQUIRE_ALL") == "1"
            ? null
            : "LibreOffice (soffice) is not installed.";

    /// <summary>Files converted in one go, by name; each set once for the life of the process.</summary>
    /// <param name="set">Names the set.</param>
    /// <param name="to">The extension to convert to.</param>
    /// <param name="files">What to convert, by name with extension.</param>
    public static IReadOnlyDictionary<string, byte[]> Convert(string set, string to, Func<IEnumerable<(string Name, byte[] Content)>> files)
    {
        lock (s_oneAtATime)
        {
            return s_converted.GetOrAdd(set, _ => Converted(to, files()));
        }
    }

    private static Dictionary<string, byte[]> Converted(string to, IEnumerable<(string Name, byte[] Content)> files)
    {
        using var folder = new EmptyFolder();
        var (from, output) = (Path.Combine(folder.Path, "from"), Path.Combine(folder.Path, "to"));
        Directory.CreateDirectory(from);
        foreach (var (name, content) in files)
        {
            File.WriteAllBytes(Path.Combine(from, name), content);
        }

        Run(["-env:UserInstallation=" + new Uri(Path.Combine(folder.Path, "profile")), "--headless", "--convert-to", to, "--outdir", output, .. Directory.GetFiles(from)]);
        return Directory.GetFiles(output).ToDictionary(file => Path.GetFileNameWithoutExtension(file)!, File.ReadAllBytes);
    }

    private static void Run(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Assert.True(process.WaitForExit(s_patience), "soffice did not end.");
        Assert.True(process.ExitCode == 0, output.Result + errors.Result);
    }
}

/// <summary>A theory that needs LibreOffice; skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficeTheoryAttribute : TheoryAttribute
{
    public OfficeTheoryAttribute() => Skip = OfficeProgram.WhySkipped;
}
