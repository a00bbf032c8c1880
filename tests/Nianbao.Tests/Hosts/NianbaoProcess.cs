using System.Diagnostics;
using System.Text;

namespace Nianbao.Tests.Hosts;

/// <summary>Runs the built program as users do: as a process.</summary>
internal static class NianbaoProcess
{
    private static string Program { get; } =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "nianbao.exe" : "nianbao");

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, params IEnumerable<string> arguments)
    {
        using var process = Start(folder, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await error);
    }

    public static Process Start(string folder, params IEnumerable<string> arguments) => Start(folder, _ => { }, arguments);

    /// <summary>The same in other surroundings.</summary>
    public static Process Start(string folder, Action<ProcessStartInfo> prepare, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in Nianbao.Local.Settings.Names)
        {
            start.Environment.Remove(name);
        }

        prepare(start);
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }
}
