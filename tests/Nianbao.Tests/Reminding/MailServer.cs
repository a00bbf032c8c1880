using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Nianbao.Tests.Hosts;
using Nianbao.Tests.Programs;

namespace Nianbao.Tests.Reminding;

/// <summary>A mail as a server took it in.</summary>
public sealed record TakenMail(string From, IReadOnlyList<string> To, bool Secure, string? User, string Raw)
{
    /// <summary>The value of a header, unfolded; null when there is none.</summary>
    public string? Header(string name) => Raw.Split("\r\n\r\n")[0].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
        .FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}

/// <summary>A real mail server in a process of its own: the npm package smtp-server, installed at its first use.</summary>
public sealed class MailServer : IDisposable
{
    private static readonly NpmPackage s_package = new("smtp-server", "3.21.6");

    private readonly Process _process;

    private MailServer(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    /// <summary>Why tests with it are skipped; null when they run. Where nothing may be skipped they run and fail.</summary>
    public static string? WhySkipped => s_package.WhySkipped;

    public int Port { get; }

    public static async Task<MailServer> StartAsync(bool startTls = false, bool auth = false)
    {
        var start = new ProcessStartInfo("node", [Project.PathOf("tests/Nianbao.Tests/Reminding/mail-server.cjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["NODE_PATH"] = s_package.Modules, ["STARTTLS"] = startTls ? "1" : "0", ["AUTH"] = auth ? "1" : "0" },
        };
        var process = Process.Start(start)!;
        var port = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(s_package.Fault ?? "The mail server did not start.");
        return new(process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>The next mail that was taken in.</summary>
    public async Task<TakenMail> NextAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return JsonSerializer.Deserialize<TakenMail>(line!, JsonSerializerOptions.Web)!;
    }

    /// <summary>Ends it; the mails that were taken in and not read yet.</summary>
    public async Task<string> StopAsync()
    {
        _process.StandardInput.Close();
        return await _process.StandardOutput.ReadToEndAsync();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}

/// <summary>A fact over a real mail server; skipped where none can be installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MailFactAttribute : FactAttribute
{
    public MailFactAttribute() => Skip = MailServer.WhySkipped;
}
