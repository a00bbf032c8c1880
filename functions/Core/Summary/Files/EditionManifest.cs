using System.Reflection;
using System.Text;
using System.Text.Json;
using Nianbao.Deadlines;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Summary.Files;

/// <summary>
/// What an edition was made of and what it consists of, by hashes: every report that went in, the roster, the edition it corrects, the
/// rules and the program, and every file that came out. The same inputs give the same bytes; its signature stands in a file of its own.
/// </summary>
/// <param name="Program">The program and its version.</param>
/// <param name="Year">The data year.</param>
/// <param name="Edition">One-based within the year.</param>
/// <param name="Occasion">What it was compiled for.</param>
/// <param name="Area">The agency at whose subtree it was taken; null for the whole roster.</param>
/// <param name="IsDraft">Whether a check that must hold does not.</param>
/// <param name="RuleSets">The rules its reports were accepted under.</param>
/// <param name="Roster">SHA-256 of the roster as stored JSON, ordered by id.</param>
/// <param name="Against">The edition the errata are set against; null when there is none.</param>
/// <param name="Inputs">The reports, own scope first, ordered by agency.</param>
/// <param name="Outputs">The files, but for this one and its signature.</param>
public sealed record EditionManifest(
    string Program, int Year, int Edition, EditionOccasion Occasion, string? Area, bool IsDraft, IReadOnlyList<string> RuleSets, string Roster,
    ManifestBase? Against, IReadOnlyList<ManifestInput> Inputs, IReadOnlyList<ManifestFile> Outputs)
{
    /// <summary>Its file name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The file name of its signature.</summary>
    public const string SignatureName = "manifest.sig.json";

    /// <summary>The shape of the printed record; 1 had neither calendar nor statements nor years before.</summary>
    public int Version { get; init; } = 2;

    /// <summary>SHA-256 of the year's calendar as stored JSON: by it is told who is late.</summary>
    public string Calendar { get; init; } = "";

    /// <summary>SHA-256 of what was stated about the reports (<see cref="StatedHash"/>).</summary>
    public string Statements { get; init; } = "";

    /// <summary>The years before that the series and the carry-over were taken from, oldest first.</summary>
    public IReadOnlyList<ManifestYear> Earlier { get; init; } = [];

    /// <summary>The program that compiles, with its version.</summary>
    public static string ThisProgram { get; } =
        $"nianbao {typeof(EditionManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0"}";

    /// <summary>The hash of a roster.</summary>
    public static string HashOf(IReadOnlyList<Agency> roster) => Fingerprint.Of(JsonSerializer.SerializeToUtf8Bytes(roster, StoredJson.Plain.IReadOnlyListAgency));

    /// <summary>The hash of a calendar.</summary>
    public static string HashOf(FilingCalendar calendar) => Fingerprint.Of(Encoding.UTF8.GetBytes(StoredCalendars.Print(calendar)));

    /// <summary>
    /// The hash of days of publication and joint documents: UTF-8, a line each, ordered by filing: <c>filing published revision day</c>, <c>filing joint
    /// key lead count</c>.
    /// </summary>
    public static string StatedHash(IEnumerable<Filing> heads) => Fingerprint.Of(Encoding.UTF8.GetBytes(string.Concat(
        heads.OrderBy(head => head.Key.ToString(), StringComparer.Ordinal).SelectMany(head =>
            (head.Publications ?? []).Select(publication => FormattableString.Invariant($"{head.Key} published {publication.Revision} {publication.Day:yyyy-MM-dd}\n"))
                .Concat((head.Joint ?? []).Select(share => FormattableString.Invariant($"{head.Key} joint {share.Key} {share.Lead} {share.Count}\n")))))));

    internal static EditionManifest Of(EditionContent content, EditionSources sources, IReadOnlyList<(string Name, byte[] Content)> files)
    {
        var reports = content.Summary.Scopes.SelectMany(scope => scope.Included).ToList();
        return new(
            ThisProgram, content.Summary.Year, content.Number, content.Occasion, content.Summary.Area, content.IsDraft,
            [.. reports.Select(report => report.RuleSet).Distinct().Order(StringComparer.Ordinal)], sources.Roster,
            content.Errata is { } errata ? new(errata.Against, errata.Sha256) : null,
            [.. reports.Select(report => new ManifestInput(report.Submission, report.Sha256))],
            [.. files.Select(file => new ManifestFile(file.Name, file.Content.Length, Fingerprint.Of(file.Content)))])
        {
            Calendar = sources.Calendar,
            Statements = sources.Statements,
            Earlier = sources.Earlier,
        };
    }
}

/// <summary>The hashes of what an edition was made of beside the reports of its year.</summary>
/// <param name="Roster">Of the roster.</param>
/// <param name="Calendar">Of the calendar.</param>
/// <param name="Statements">Of what was stated about the reports.</param>
/// <param name="Earlier">Of the years before, oldest first.</param>
internal sealed record EditionSources(string Roster, string Calendar, string Statements, IReadOnlyList<ManifestYear> Earlier);

/// <summary>A year before that went in.</summary>
/// <param name="Year">The data year.</param>
/// <param name="Reports">How many reports.</param>
/// <param name="Sha256">Of a line each in the order of the summary's lists: <c>submission sha256 rule-set</c>.</param>
public sealed record ManifestYear(int Year, int Reports, string Sha256)
{
    internal static ManifestYear Of(ProvincialSummary summary)
    {
        var reports = summary.Scopes.SelectMany(scope => scope.Included).ToList();
        var lines = string.Concat(reports.Select(report => $"{report.Submission} {report.Sha256} {report.RuleSet}\n"));
        return new(summary.Year, reports.Count, Fingerprint.Of(Encoding.UTF8.GetBytes(lines)));
    }
}

/// <summary>The edition that errata are set against.</summary>
/// <param name="Edition">Its number.</param>
/// <param name="Sha256">Of its <c>summary.json</c>.</param>
public sealed record ManifestBase(int Edition, string Sha256);

/// <summary>A report that went in.</summary>
/// <param name="Submission">Its name.</param>
/// <param name="Sha256">Of its file.</param>
public sealed record ManifestInput(SubmissionId Submission, string Sha256);

/// <summary>A file that came out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of its bytes.</param>
public sealed record ManifestFile(string Name, long Size, string Sha256);

/// <summary>
/// The signature of a manifest, over exactly the bytes of its file: ECDSA P-256 with SHA-256, IEEE P1363, base64. ECDSA signs the same bytes
/// differently each time.
/// </summary>
/// <param name="KeyId">SHA-256 of the public key (DER, SubjectPublicKeyInfo), lower-case hexadecimal.</param>
/// <param name="PublicKey">PEM.</param>
/// <param name="Signature">Base64.</param>
public sealed record ManifestSignature(string KeyId, string PublicKey, string Signature)
{
    /// <summary>The shape of the printed record.</summary>
    public int Version { get; init; } = 1;
}
