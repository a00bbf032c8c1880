using System.Diagnostics;
using System.Text;
using Nianbao.Documents.Programs;
using Nianbao.Http.Programs;

namespace Nianbao.Tests.Programs;

/// <summary>A fact about processes as Linux has them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Programs are bounded by prlimit, timeout and unshare of Linux.";
}

/// <summary>A fact about namespaces, which containers often forbid.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IsolationFactAttribute : FactAttribute
{
    public IsolationFactAttribute()
    {
        using var runner = new ProgramRunner();
        Skip = runner.IsIsolated ? null : "unshare cannot make namespaces here.";
    }
}

public sealed class ProgramRunnerTests : IDisposable
{
    private readonly ProgramRunner runner = new();

    public void Dispose() => runner.Dispose();

    [LinuxFact]
    public void A_program_finds_the_file_and_gives_its_output() =>
        Assert.Equal((0, "年报"), Text(Run("cat", ["input.txt"])));

    [LinuxFact]
    public void A_program_may_write_its_output_to_a_file() =>
        Assert.Equal((0, "年报"), Text(runner.Run(Call("cp", ["input.txt", "output.txt"]) with { OutputName = "output.txt" })));

    [LinuxFact]
    public void A_link_is_no_output() =>
        Assert.Equal((0, ""), Text(runner.Run(Call("ln", ["-s", "/etc/passwd", "output.txt"]) with { OutputName = "output.txt" })));

    [LinuxFact]
    public void A_program_that_complains_is_heard()
    {
        var ended = Assert.IsType<ProgramOutcome.Ended>(Run("cat", ["nothing"]));
        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains("nothing", ended.Errors, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_program_that_is_not_installed_is_missing()
    {
        Assert.False(runner.Has("no-such-program"));
        Assert.True(runner.Has("cat"));
        Assert.IsType<ProgramOutcome.Missing>(Run("no-such-program", []));
        Assert.IsType<ProgramOutcome.Missing>(NoPrograms.Instance.Run(Call("cat", [])));
    }

    [LinuxFact]
    public void Arguments_go_through_no_shell() =>
        Assert.Equal((0, "$(id) `id` ; * \n"), Text(Run("echo", ["$(id) `id` ; * "])));

    [LinuxFact]
    public void Nothing_of_the_environment_is_handed_on()
    {
        var (_, environment) = Text(Run("env", []));
        Assert.Equal(["HOME", "LANG", "PATH", "TMPDIR"], environment.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=')[0]).Order());
    }

    [LinuxFact]
    public void The_folder_of_a_call_is_gone_afterwards()
    {
        var (_, folder) = Text(Run("pwd", []));
        Assert.StartsWith(Path.GetTempPath(), folder, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.TrimEnd()));
    }

    [LinuxFact]
    public void A_program_that_takes_too_long_is_killed_with_all_that_it_started()
    {
        var watch = Stopwatch.StartNew();
        Assert.IsType<ProgramOutcome.TimedOut>(Run("sh", ["-c", "sleep 98761.1 & sleep 98761.2 & wait"], TimeSpan.FromMilliseconds(300)));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Empty(Processes("98761."));
    }

    [LinuxFact]
    public void What_a_program_leaves_running_is_killed_at_its_end()
    {
        Assert.Equal((0, "done\n"), Text(Run("sh", ["-c", "sleep 98762.1 & echo done"])));
        Assert.Empty(Processes("98762."));
    }

    [IsolationFact]
    public void A_program_that_leaves_its_group_is_killed_too()
    {
        Assert.IsType<ProgramOutcome.TimedOut>(Run("sh", ["-c", "setsid sleep 98763.1 & sleep 98763.2"], TimeSpan.FromMilliseconds(300)));
        Assert.Empty(Processes("98763."));
    }

    [IsolationFact]
    public void A_program_has_no_network()
    {
        var (_, devices) = Text(Run("cat", ["/proc/net/dev"]));
        Assert.Equal(["lo"], devices.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(line => line.Split(':')[0].Trim()));
    }

    [LinuxFact]
    public void A_program_that_writes_without_end_is_killed()
    {
        var watch = Stopwatch.StartNew();
        Assert.IsType<ProgramOutcome.TooMuchOutput>(Run("yes", []));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [LinuxFact]
    public void A_program_writes_no_file_longer_than_its_output_may_be()
    {
        var call = Call("cp", ["input.txt", "output.txt"]) with { OutputName = "output.txt", Limits = Limits(outputBytes: 1) };
        Assert.NotEqual(0, Assert.IsType<ProgramOutcome.Ended>(runner.Run(call)).ExitCode);
    }

    [LinuxFact]
    public void A_program_gets_no_more_memory_than_it_may()
    {
        var ended = Assert.IsType<ProgramOutcome.Ended>(Run("sh", ["-c", "head -c 200000000 /dev/zero | tail -n 1 >/dev/null"]));
        Assert.Contains("memory", ended.Errors, StringComparison.Ordinal);
    }

    private ProgramOutcome Run(string program, string[] arguments, TimeSpan? time = null) =>
        runner.Run(Call(program, arguments) with { Limits = Limits(time) });

    private static ProgramCall Call(string program, string[] arguments) =>
        new(program, arguments, "input.txt", Encoding.UTF8.GetBytes("年报")) { Limits = Limits() };

    private static ProgramLimits Limits(TimeSpan? time = null, int outputBytes = 1_000_000) => new(time ?? TimeSpan.FromSeconds(10), 100_000_000, outputBytes);

    private static (int ExitCode, string Output) Text(ProgramOutcome outcome)
    {
        var ended = Assert.IsType<ProgramOutcome.Ended>(outcome);
        return (ended.ExitCode, Encoding.UTF8.GetString(ended.Output.Span));
    }

    /// <summary>The running processes that have a text among their arguments. One that was killed may need a moment.</summary>
    private static List<string> Processes(string argument)
    {
        var watch = Stopwatch.StartNew();
        List<string> running;
        do
        {
            running = [.. Directory.EnumerateDirectories("/proc").Select(CommandOf).Where(command => command.Contains(argument, StringComparison.Ordinal))];
        }
        while (running.Count > 0 && watch.Elapsed < TimeSpan.FromSeconds(5));
        return running;
    }

    private static string CommandOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
