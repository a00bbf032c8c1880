using Nianbao.Tests.Programs;

namespace Nianbao.Tests.Corpus;

/// <summary>Published reports, which are not part of the project; the environment names their folder.</summary>
internal static class PublishedReports
{
    private static readonly string? s_folder = Environment.GetEnvironmentVariable("NIANBAO_REPORTS");

    /// <summary>Why tests over them are skipped; null when they run. Where nothing may be skipped they run and fail.</summary>
    public static string? WhySkipped =>
        s_folder is null && Environment.GetEnvironmentVariable("REQUIRE_ALL") != "1" ? "NIANBAO_REPORTS names no folder of published reports." : null;

    public static string PathOf(string file) =>
        Path.Combine(s_folder ?? throw new InvalidOperationException("NIANBAO_REPORTS must name the folder of published reports."), file);
}

/// <summary>A fact over published reports; skipped where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedReportFactAttribute : FactAttribute
{
    public PublishedReportFactAttribute() => Skip = PublishedReports.WhySkipped;
}

/// <summary>A theory over published reports; skipped where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedReportTheoryAttribute : TheoryAttribute
{
    public PublishedReportTheoryAttribute() => Skip = PublishedReports.WhySkipped;
}

/// <summary>A fact over a published PDF; skipped where there is none, or nothing to read it with.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedPdfFactAttribute : FactAttribute
{
    public PublishedPdfFactAttribute() => Skip = PublishedReports.WhySkipped ?? TestPrograms.WhySkipped("mutool");
}
