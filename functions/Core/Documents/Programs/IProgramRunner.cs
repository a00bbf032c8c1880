namespace Nianbao.Documents.Programs;

/// <summary>
/// Runs programs of others over a file, each call in a process of its own with bounds on what it may cost. The caller waits: a call is one step
/// of reading a file.
/// </summary>
public interface IProgramRunner
{
    /// <summary>Whether a program is installed.</summary>
    /// <param name="program">The name of its executable, without a folder.</param>
    bool Has(string program);

    /// <summary>Runs a program to its end. Never throws on anything that the program does.</summary>
    ProgramOutcome Run(ProgramCall asked);
}

/// <summary>One run of a program, in an empty folder of its own that is its current and its home folder, and is removed afterwards.</summary>
/// <param name="Program">The name of its executable, without a folder.</param>
/// <param name="Arguments">Passed one by one, never through a shell. Written in code: nothing of a file or its name belongs here.</param>
/// <param name="InputName">The name under which it finds the input in its folder, as <c>input.pdf</c>. Written in code.</param>
/// <param name="Input">The file.</param>
public sealed record ProgramCall(string Program, IReadOnlyList<string> Arguments, string InputName, ReadOnlyMemory<byte> Input)
{
    /// <summary>The file in its folder that it writes; null when it writes to standard output.</summary>
    public string? OutputName { get; init; }

    /// <summary>What it may cost.</summary>
    public required ProgramLimits Limits { get; init; }
}

/// <summary>What a run may cost.</summary>
/// <param name="Time">From start to end; then it is killed with all that it started.</param>
/// <param name="MemoryBytes">Private memory of each of its processes; what asks for more gets none.</param>
/// <param name="OutputBytes">Of its output, and of every file that it writes.</param>
public sealed record ProgramLimits(TimeSpan Time, long MemoryBytes, int OutputBytes);

/// <summary>What came of a run.</summary>
public abstract record ProgramOutcome
{
    private ProgramOutcome() { }

    /// <summary>It came to its end.</summary>
    /// <param name="ExitCode">Zero by convention when all went well; 128 and more when it was stopped by a signal.</param>
    /// <param name="Output">What it wrote; empty when that is nothing.</param>
    /// <param name="Errors">The beginning of what it complained of. May quote the file: not for logs.</param>
    public sealed record Ended(int ExitCode, ReadOnlyMemory<byte> Output, string Errors) : ProgramOutcome;

    /// <summary>It is not installed, or cannot be started.</summary>
    public sealed record Missing : ProgramOutcome;

    /// <summary>It took too long and was killed.</summary>
    public sealed record TimedOut : ProgramOutcome;

    /// <summary>It wrote too much and was killed.</summary>
    public sealed record TooMuchOutput : ProgramOutcome;
}

/// <summary>No program is installed: what only a program can read is refused.</summary>
public sealed class NoPrograms : IProgramRunner
{
    /// <summary>The one instance.</summary>
    public static NoPrograms Instance { get; } = new();

    private NoPrograms() { }

    /// <inheritdoc/>
    public bool Has(string program) => false;

    /// <inheritdoc/>
    public ProgramOutcome Run(ProgramCall asked) => new ProgramOutcome.Missing();
}
