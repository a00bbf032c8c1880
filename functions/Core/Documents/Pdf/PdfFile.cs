using Nianbao.Documents.Pages;
using Nianbao.Documents.Programs;
using Nianbao.Intake;

namespace Nianbao.Documents.Pdf;

/// <summary>
/// Reads a PDF through <c>mutool trace</c>, which says where every character stands and where lines are drawn. What is a cell is told by the lines around
/// it, never by lines of text.
/// </summary>
internal static class PdfFile
{
    private const string Repair = "repairing PDF document";
    private const int EndWindow = 2048;

    private static readonly string[] s_damage = ["zlib error", "corrupt", "premature end", "not enough data", "error: "];

    public static ReadOutcome Read(ReadOnlyMemory<byte> content, ReadBudget budget, IProgramRunner programs)
    {
        var limits = budget.Limits;
        // One page more than may be: so too many are noticed without reading all.
        var traced = programs.Run(new(NeededPrograms.Mutool.Program, ["trace", "input.pdf", $"1-{limits.Pages + 1}"], "input.pdf", content)
        {
            Limits = new(limits.ProgramTime, limits.ProgramMemory, limits.TraceBytes),
        });
        return traced switch
        {
            ProgramOutcome.Missing => Refusals.NotRead(FileKind.Pdf),
            ProgramOutcome.TimedOut => Refusals.TooCostly(FileKind.Pdf, limits),
            ProgramOutcome.TooMuchOutput => Refusals.TooCostly(FileKind.Pdf, limits),
            ProgramOutcome.Ended ended => Read(content.Span, ended, budget),
            var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
        };
    }

    private static ReadOutcome Read(ReadOnlySpan<byte> content, ProgramOutcome.Ended ended, ReadBudget budget)
    {
        if (ended.Errors.Contains("authenticate password", StringComparison.Ordinal))
        {
            return Refusals.EncryptedPages(FileKind.Pdf);
        }

        if (ended.Errors.Contains("malloc", StringComparison.Ordinal) || ended.Errors.Contains("memory", StringComparison.Ordinal) || ended.ExitCode >= 128)
        {
            return Refusals.TooCostly(FileKind.Pdf, budget.Limits);
        }

        return ended.ExitCode != 0 || IsDamaged(content, ended.Errors)
            ? Refusals.DamagedPages(FileKind.Pdf)
            : PagedDocument.Read(FileKind.Pdf, PageTrace.Read(ended.Output.Span, budget), budget);
    }

    /// <summary>
    /// A program that reads what is left of a damaged file leaves out what it cannot; a report with a hole is no report. But a file that is all there, and
    /// of which only the table of objects is wrong, is read by looking for them: complaints before that are about the table.
    /// </summary>
    private static bool IsDamaged(ReadOnlySpan<byte> content, string errors)
    {
        var repaired = errors.LastIndexOf(Repair, StringComparison.Ordinal);
        return Array.Exists(s_damage, sign => errors.IndexOf(sign, Math.Max(0, repaired), StringComparison.Ordinal) >= 0)
            || (repaired >= 0 && content[^Math.Min(content.Length, EndWindow)..].LastIndexOf("%%EOF"u8) < 0);
    }
}
