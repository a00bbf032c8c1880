using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Nianbao.Documents.Programs;

namespace Nianbao.Http.Programs;

/// <summary>
/// Runs programs as child processes. On Linux <c>prlimit</c> bounds memory, processor time and written files, <c>timeout</c> makes a process
/// group and bounds a program that outlives this process, and <c>unshare</c> takes the network away and ends with the program all that it
/// started; each is used where it works. Elsewhere time and output are bounded. No more run at once than there are processors.
/// </summary>
public sealed class ProgramRunner : IProgramRunner, IDisposable
{
    private const int MostErrors = 4096;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _room = new(Environment.ProcessorCount);
    private readonly Lazy<string[]> _isolation;

    public ProgramRunner() => _isolation = new(Isolation);

    /// <summary>Whether programs run without network and in a process namespace of their own.</summary>
    public bool IsIsolated => _isolation.Value.Length > 0;

    public bool Has(string program) => ProgramFolders.Find(program) is not null;

    public ProgramOutcome Run(ProgramCall asked)
    {
        if (ProgramFolders.Find(asked.Program) is not { } path)
        {
            return new ProgramOutcome.Missing();
        }

        _room.Wait();
        try
        {
            using var folder = new CallFolder();
            folder.Write(asked.InputName, asked.Input);
            return Run(asked, folder, [.. Bounds(asked.Limits), path, .. asked.Arguments]);
        }
        finally
        {
            _room.Release();
        }
    }

    public void Dispose() => _room.Dispose();

    private static ProgramOutcome Run(ProgramCall call, CallFolder folder, IReadOnlyList<string> command)
    {
        using var process = Start(command, folder.Path);
        if (process is null)
        {
            return new ProgramOutcome.Missing();
        }

        process.StandardInput.Close();
        var output = new CappedPipe(process.StandardOutput.BaseStream, call.Limits.OutputBytes, () => ProcessGroup.Kill(process));
        var errors = new CappedPipe(process.StandardError.BaseStream, MostErrors, whenFull: null);
        var ended = process.WaitForExit(call.Limits.Time);
        if (ended)
        {
            ProcessGroup.KillLeftovers(process);
        }
        else
        {
            ProcessGroup.Kill(process);
            process.WaitForExit(Grace);
        }

        var written = output.Finish(Grace);
        return (ended, written, output.IsOverfull) switch
        {
            (_, _, true) => new ProgramOutcome.TooMuchOutput(),
            (false, _, _) or (_, null, _) => new ProgramOutcome.TimedOut(),
            (_, { } printed, _) => Ended(call, folder, process.ExitCode, printed, Encoding.UTF8.GetString(errors.Finish(Grace).GetValueOrDefault().Span)),
        };
    }

    private static ProgramOutcome Ended(ProgramCall call, CallFolder folder, int exitCode, ReadOnlyMemory<byte> printed, string errors)
    {
        if (call.OutputName is not { } name)
        {
            return new ProgramOutcome.Ended(exitCode, printed, errors);
        }

        return folder.LengthOf(name) > call.Limits.OutputBytes
            ? new ProgramOutcome.TooMuchOutput()
            : new ProgramOutcome.Ended(exitCode, folder.Read(name), errors);
    }

    private static Process? Start(IReadOnlyList<string> command, string folder)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Nothing of this process is a program's business: the environment holds keys.
        start.Environment.Clear();
        start.Environment["PATH"] = ProgramFolders.SearchPath;
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["LANG"] = "C.UTF-8";
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private string[] Bounds(ProgramLimits limits)
    {
        var seconds = (long)Math.Ceiling(limits.Time.TotalSeconds) + 1;
        return
        [
            .. Wrapper("timeout", "--signal=KILL", Number(seconds)),
            .. Wrapper("prlimit", $"--data={Number(limits.MemoryBytes)}", $"--cpu={Number(seconds)}", $"--fsize={Number(limits.OutputBytes)}", "--core=0"),
            .. _isolation.Value,
        ];
    }

    private static string[] Wrapper(string program, params string[] arguments) =>
        OperatingSystem.IsLinux() && ProgramFolders.Find(program) is { } path ? [path, .. arguments] : [];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Tried once: containers often forbid it.</summary>
    private static string[] Isolation()
    {
        var wrapper = Wrapper("unshare", "--user", "--map-root-user", "--net", "--pid", "--fork", "--kill-child=KILL", "--");
        if (wrapper.Length == 0 || ProgramFolders.Find("true") is not { } nothing)
        {
            return [];
        }

        using var process = Start([.. wrapper, nothing], Path.GetTempPath());
        return process is not null && process.WaitForExit(Grace) && process.ExitCode == 0 ? wrapper : [];
    }
}
