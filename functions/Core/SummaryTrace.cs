using System.Text.Json;
using Nianbao.Figures;
using Nianbao.Forms;
using Nianbao.Store;
using Nianbao.Summary;

namespace Nianbao;

/// <summary>Some of the reports that a total of an edition is made of.</summary>
/// <param name="Year">The data year.</param>
/// <param name="Edition">The edition's number.</param>
/// <param name="Key">The figure.</param>
/// <param name="Label">What the form calls it.</param>
/// <param name="Unit">Of the total.</param>
/// <param name="Scope">Own or area.</param>
/// <param name="Area">The agency at whose subtree the addends were looked for; null for all of the edition.</param>
/// <param name="Total">The total of the whole edition; null when no report has a number.</param>
/// <param name="Reports">How many reports of that area have the form with this figure.</param>
/// <param name="Offset">How many of them stand before these.</param>
/// <param name="Next">The offset of the next page; null on the last one.</param>
/// <param name="Addends">The reports, ordered by agency; also those without a number, which add nothing.</param>
/// <param name="Deducted">What the total of the whole edition is less than the sum of all addends, because other agencies lead it.</param>
/// <param name="Joint">What was stated about joint documents of that area in this figure, taken off or not; on every page.</param>
public sealed record TracePage(
    int Year, int Edition, string Key, string Label, string Unit, FilingScope Scope, string? Area, decimal? Total, int Reports, int Offset, int? Next,
    IReadOnlyList<TraceAddend> Addends, decimal Deducted, IReadOnlyList<JointDeduction> Joint);

/// <summary>What one report says of a figure, and where.</summary>
/// <param name="Submission">The report as it was in force when the edition was compiled.</param>
/// <param name="Agency">The agency's name.</param>
/// <param name="Value">The number; null when there is none.</param>
/// <param name="State">What the cell holds.</param>
/// <param name="IsAdded">Whether it is in the total: a number that was read with its unit.</param>
/// <param name="Raw">As printed; null when there is no such cell in the file.</param>
/// <param name="Place">Where it stands in the file.</param>
/// <param name="PlaceText">The same for officers (中文).</param>
/// <param name="File">The file's name as sent.</param>
/// <param name="Sha256">Of the file, lower-case hexadecimal.</param>
public sealed record TraceAddend(
    SubmissionId Submission, string Agency, decimal? Value, FigureState State, bool IsAdded, string? Raw, string Place, string PlaceText, string File, string Sha256);

/// <summary>Follows a total of an edition down to the cells of the files it was added up from.</summary>
/// <param name="submissions">Where the reports are.</param>
/// <param name="files">Where the edition is.</param>
/// <param name="forms">All forms.</param>
public sealed class SummaryTrace(ISubmissionStore submissions, IFileStore files, IReadOnlyList<FormDefinition> forms)
{
    /// <summary>So many reports are given at a time.</summary>
    public const int PageSize = 100;

    /// <summary>One page; null when the edition has no total of that key in that scope.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="key">The figure.</param>
    /// <param name="scope">Whose totals.</param>
    /// <param name="area">The agency at whose subtree; null for all of the edition.</param>
    /// <param name="offset">How many reports to pass over.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<TracePage?> ReadAsync(SummaryEdition edition, string key, FilingScope scope, string? area, int offset, CancellationToken cancellation)
    {
        var json = await files.FindOrNullAsync(SummaryCompiler.PathOf(edition.Year, edition.Number, SummaryCompiler.JsonFile), cancellation)
            ?? throw new InvalidOperationException($"The summary of edition {edition.Number} of {edition.Year} is not in the file store.");
        var summary = JsonSerializer.Deserialize(json, SummaryJson.Printed.ProvincialSummary)!;
        var whole = summary.Scopes.Single(each => each.Scope == scope);
        if (whole.Generations.Select(generation => (generation.Generation, Total: generation.Totals.FirstOrDefault(total => total.Key == key)))
            .FirstOrDefault(found => found.Total is not null) is not { Total: { } total } found)
        {
            return null;
        }

        var roster = await Roster.LoadAsync(submissions, cancellation);
        var inForm = forms.Where(form => form.Generation == found.Generation).Select(form => form.Id).ToHashSet(StringComparer.Ordinal);
        var reports = whole.Included
            .Where(report => report.ContainedIn is null && report.Form is { } form && inForm.Contains(form))
            .Where(report => IsIn(report.Submission)).ToList();
        bool IsIn(SubmissionId report) => area is null || roster.IsWithin(report.Filing.Agency, area, Agency.LastDayOf(edition.Year));
        List<TraceAddend> addends = [];
        foreach (var report in reports.Skip(offset).Take(PageSize))
        {
            addends.Add(await AddendAsync(report, key, cancellation));
        }

        int? next = offset + PageSize < reports.Count ? offset + PageSize : null;
        return new(edition.Year, edition.Number, key, total.Label, total.Unit, scope, area, total.Total, reports.Count, offset, next, addends, total.Deducted, JointIn(summary, scope, key, IsIn));
    }

    // Editions of a time when none was stated have no list.
    private static IReadOnlyList<JointDeduction> JointIn(ProvincialSummary summary, FilingScope scope, string key, Func<SubmissionId, bool> isIn) =>
        scope == FilingScope.Own && summary.Joint is { } joint ? [.. joint.Where(stated => stated.Key == key && isIn(stated.Submission))] : [];

    private async Task<TraceAddend> AddendAsync(IncludedReport report, string key, CancellationToken cancellation)
    {
        var submission = await submissions.FindSubmissionOrNullAsync(report.Submission, cancellation)
            ?? throw new InvalidOperationException($"{report.Submission} is in an edition and not in the store.");
        var figure = submission.Result?.Figures.GetValueOrDefault(key);
        var place = figure?.Place ?? Documents.Place.Document;
        return new(
            report.Submission, report.Agency, figure?.Value, figure?.State ?? FigureState.Unparsed, figure is { State: FigureState.Number, Unit: not null },
            figure?.Raw, place.ToString(), place.ToChinese(), submission.File.Name, submission.File.Sha256);
    }
}
