using Nianbao.Documents;
using Nianbao.Documents.Outline;
using Nianbao.Figures;
using Nianbao.Forms;
using Nianbao.Intake;
using Nianbao.Narrative;
using Nianbao.Tables;

namespace Nianbao.Findings;

/// <summary>All that the rules may look at.</summary>
/// <param name="FileName">As sent.</param>
/// <param name="Document">What the file says.</param>
/// <param name="Outline">Title, agency, year, headings.</param>
/// <param name="Reading">The tables; null when no form was recognised.</param>
/// <param name="Figures">The figures; empty when no form was recognised.</param>
/// <param name="FiledAs">What it is filed as; null when it is only checked.</param>
/// <param name="Settings">The thresholds.</param>
public sealed record ReportFacts(
    string FileName, ReportDocument Document, ReportOutline Outline, FormReading? Reading, FigureSet Figures, FiledAs? FiledAs,
    CheckSettings Settings)
{
    /// <summary>What the file is: not the document's kind where it is packed, in an archive or as one XML file.</summary>
    public FileKind FileKind { get; init; } = Document.Kind;

    private NarrativeText? narrative;
    private TextSketch? sketch;
    private (FormDefinition Of, IReadOnlyList<Claim> All)? claims;

    /// <summary>The sentences outside the tables.</summary>
    internal NarrativeText Narrative => narrative ??= NarrativeText.Of(Document, Outline);

    /// <summary>What its text is compared by with that of another year.</summary>
    internal TextSketch Sketch => sketch ??= TextSketch.Of(Narrative);

    /// <summary>What the text claims of figures of the form; none when no form was recognised.</summary>
    internal IReadOnlyList<Claim> Claims
    {
        get
        {
            if (Form is not { } form)
            {
                return [];
            }

            if (claims is not { } read || read.Of != form)
            {
                claims = read = (form, ClaimReader.Read(Narrative, form.Generation, Year ?? FiledAs?.Year, CoversArea));
            }

            return read.All;
        }
    }

    /// <summary>The report of the year before; null when there is none, or what is there is of another year.</summary>
    public PriorReport? Prior { get => field?.Year == (Year ?? FiledAs?.Year) - 1 ? field : null; init; }

    /// <summary>The form of the report; null when none was recognised.</summary>
    public FormDefinition? Form => Reading?.Form;

    /// <summary>The data year; null when the report names none.</summary>
    public int? Year => Outline.Year;

    /// <summary>The generation whose sections and tables are expected: that of the tables, else that of the year; null when neither is known.</summary>
    public string? Generation => Form?.Generation ?? (Year is { } year ? NationalForms.GenerationOf(year) : null);

    /// <summary>Data year 2019 was transitional: 60号 only encouraged the uniform format.</summary>
    public bool IsTransitional => Year == 2019;

    /// <summary>Whether the figures are a whole area's, so that limits for one body do not apply.</summary>
    public bool CoversArea => FiledAs?.CoversArea ?? Outline.Agency?.EndsWith("人民政府", StringComparison.Ordinal) ?? false;
}
