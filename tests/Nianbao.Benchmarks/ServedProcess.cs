using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Nianbao.Benchmarks;

/// <summary>The program, served from the folder it was built to; ended when disposed.</summary>
internal sealed partial class ServedProcess : IDisposable
{
    private readonly Process _process;

    private ServedProcess(Process process, string address, string? key)
    {
        _process = process;
        Client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 500 }) { BaseAddress = new(address) };
        Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
    }

    public HttpClient Client { get; }

    /// <summary>In bytes, the most that was resident at once; what the system counts.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Started, and listening; it has a key to sign in with only at the first start in a folder.</summary>
    public static async Task<ServedProcess> StartAsync(string folder)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "nianbao.exe" : "nianbao"), ["--data", "data", "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // One key stands for thousands of agencies, each of which would have an allowance of its own.
        start.Environment["NIANBAO_RATE"] = "1000000";
        var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        string? key = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            key = Key().Match(line) is { Success: true } shown ? shown.Value : key;
            if (Url().Match(line) is { Success: true } address)
            {
                // Nobody reads what it says from here on, and a full pipe would stop it.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new(process, address.Value, key);
            }
        }

        throw new InvalidOperationException("The program ended before it listened.");
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    [GeneratedRegex("nb_[0-9a-f]{64}")]
    private static partial Regex Key();

    [GeneratedRegex("http://127.0.0.1:[0-9]+")]
    private static partial Regex Url();
}
