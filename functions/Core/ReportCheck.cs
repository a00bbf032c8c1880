using Nianbao.Documents;
using Nianbao.Documents.Outline;
using Nianbao.Documents.Programs;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Intake;
using Nianbao.Tables;

namespace Nianbao;

/// <summary>The whole way of one file, from bytes to verdict; nothing is stored.</summary>
public static class ReportCheck
{
    /// <summary>
    /// Reads and checks one file under the default settings, without any program: kinds that need one are refused. Never throws on bad input:
    /// what cannot be read is a verdict.
    /// </summary>
    /// <param name="name">The file's name as sent; only shown, and compared with what the file is.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="filedAs">What it is filed as; null when it is only checked.</param>
    public static CheckedReport Check(string name, ReadOnlyMemory<byte> content, FiledAs? filedAs) =>
        Check(name, content, filedAs, CheckSettings.Default, NoPrograms.Instance);

    /// <summary>Reads and checks one file under an office's own settings.</summary>
    /// <param name="name">The file's name as sent.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="filedAs">What it is filed as; null when it is only checked.</param>
    /// <param name="settings">The thresholds of the rules.</param>
    /// <param name="programs">Runs what some kinds of files need.</param>
    public static CheckedReport Check(string name, ReadOnlyMemory<byte> content, FiledAs? filedAs, CheckSettings settings, IProgramRunner programs) =>
        Check(name, content, filedAs, settings, ReadLimits.Default, programs);

    /// <summary>Reads and checks one file under an office's own settings and limits.</summary>
    /// <param name="name">The file's name as sent.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="filedAs">What it is filed as; null when it is only checked.</param>
    /// <param name="settings">The thresholds of the rules.</param>
    /// <param name="limits">What the file may cost.</param>
    /// <param name="programs">Runs what some kinds of files need.</param>
    public static CheckedReport Check(
        string name, ReadOnlyMemory<byte> content, FiledAs? filedAs, CheckSettings settings, ReadLimits limits, IProgramRunner programs) =>
        Read(name, content, filedAs, settings, limits, programs).Report;

    /// <summary>The same, and the document that was checked.</summary>
    /// <param name="name">The file's name as sent.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="filedAs">What it is filed as; null when it is only checked.</param>
    /// <param name="settings">The thresholds of the rules.</param>
    /// <param name="limits">What the file may cost.</param>
    /// <param name="programs">Runs what some kinds of files need.</param>
    /// <param name="prior">The report of the year before, where it is not that of <paramref name="filedAs"/>.</param>
    public static ReadReport Read(
        string name, ReadOnlyMemory<byte> content, FiledAs? filedAs, CheckSettings settings, ReadLimits limits, IProgramRunner programs,
        PriorReport? prior = null)
    {
        var file = new CheckedReport
        {
            File = FileName.Safe(name),
            Kind = FileKinds.Detect(content.Span),
            Sha256 = Fingerprint.Of(content.Span),
            RuleSet = RuleCatalogue.VersionWith(settings, limits),
            Rules = new(0, 0, 0, 0),
            Verdict = Verdict.Unreadable,
        };
        return DocumentReader.Read(content, limits, programs) switch
        {
            ReadOutcome.Read read => new ReadReport(Checked(file, read.Document, filedAs, settings, prior), read.Document),
            ReadOutcome.Unreadable unreadable => new(UnreadableFile.Result(file, unreadable), null),
            var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
        };
    }

    private static CheckedReport Checked(CheckedReport file, ReportDocument document, FiledAs? filedAs, CheckSettings settings, PriorReport? prior)
    {
        var outline = ReportOutline.Of(document);
        var reading = FormReader.Read(document, outline.Year);
        if (reading?.Tables.All(table => table.IsFound) != true && ParagraphTables.Find(document, gathered => FormReader.Read(gathered, outline.Year)) is (var gathered, var whole))
        {
            (document, outline, reading) = (gathered, ReportOutline.Of(gathered), whole);
        }

        var figures = reading is null ? FigureSet.Empty : FigureSet.Of(reading);
        var facts = new ReportFacts(file.File, document, outline, reading, figures, filedAs, settings) { FileKind = file.Kind, Prior = prior ?? filedAs?.Prior };
        var (findings, counts) = RuleEngine.Evaluate(facts);
        return file with
        {
            Kind = document.Kind,
            Title = outline.Title?.Printed,
            Agency = outline.Agency,
            Year = outline.Year,
            Form = reading?.Form.Id,
            Figures = figures.ToReadFigures(),
            Findings = findings,
            Rules = counts,
            Text = facts.Sketch,
            ComparedWith = facts.Prior?.Source,
            Verdict = RuleEngine.VerdictOf(findings),
        };
    }
}

/// <summary>A check, and what it was made on.</summary>
/// <param name="Report">All that is known of the file.</param>
/// <param name="Document">What the file says; null when it could not be read.</param>
public sealed record ReadReport(CheckedReport Report, ReportDocument? Document);
