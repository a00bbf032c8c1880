using System.Diagnostics;
using System.Text.RegularExpressions;
using Nianbao.Tests.Hosts;

namespace Nianbao.Tests.Faults;

/// <summary>The real program, served from one data folder, that is killed without warning and started again.</summary>
internal sealed partial class KilledServer(string folder) : IDisposable
{
    private Process? process;

    /// <summary>Where it listens; changes with every start.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:1");

    /// <summary>The admin key, shown at the first start.</summary>
    public string Key { get; private set; } = "";

    public async Task StartAsync()
    {
        // One key sends what a whole province would.
        await File.WriteAllTextAsync(Path.Combine(folder, "local.settings.json"), """{"Values":{"NIANBAO_RATE":"1000000"}}""");
        process = NianbaoProcess.Start(folder, "--data", "data", "--urls", "http://127.0.0.1:0");
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Key = SecretIn().Match(line) is { Success: true } shown ? shown.Value : Key;
            if (UrlIn().Match(line) is { Success: true } address)
            {
                Address = new(address.Value);
                // What it still says must not fill its pipe and stop it.
                process.BeginErrorReadLine();
                _ = process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    /// <summary>Asks it to stop, as systemd and Docker do; how it ended and how long that took.</summary>
    public async Task<(int ExitCode, TimeSpan Took)> StopAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        using (var signal = Process.Start("sh", ["-c", $"kill -TERM {process!.Id}"]))
        {
            await signal.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        var ended = (process.ExitCode, TimeProvider.System.GetElapsedTime(start));
        process.Dispose();
        process = null;
        return ended;
    }

    public void Dispose()
    {
        if (process is not null)
        {
            Kill();
        }
    }

    [GeneratedRegex("nb_[0-9a-f]{64}")]
    private static partial Regex SecretIn();

    [GeneratedRegex("http://127.0.0.1:[0-9]+")]
    private static partial Regex UrlIn();
}
