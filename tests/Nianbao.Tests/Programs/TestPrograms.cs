using Nianbao.Http.Programs;

namespace Nianbao.Tests.Programs;

/// <summary>The programs that some tests need.</summary>
internal static class TestPrograms
{
    /// <summary>One for all tests, so that no more run at once than there are processors.</summary>
    public static ProgramRunner Runner { get; } = new();

    /// <summary>Why tests that need programs are skipped; null when they run. Where nothing may be skipped they run and fail.</summary>
    public static string? WhySkipped(params ReadOnlySpan<string> programs)
    {
        foreach (var program in programs)
        {
            if (!Runner.Has(program) && Environment.GetEnvironmentVariable("REQUIRE_ALL") != "1")
            {
                return $"{program} is not installed.";
            }
        }

        return null;
    }
}

/// <summary>A fact that needs programs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(params string[] programs)
    {
        Programs = programs;
        Skip = TestPrograms.WhySkipped(programs);
    }

    public IReadOnlyList<string> Programs { get; }
}

/// <summary>A theory that needs programs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramTheoryAttribute : TheoryAttribute
{
    public ProgramTheoryAttribute(params string[] programs)
    {
        Programs = programs;
        Skip = TestPrograms.WhySkipped(programs);
    }

    public IReadOnlyList<string> Programs { get; }
}
