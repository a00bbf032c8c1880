using Nianbao.Deadlines;
using Nianbao.Forms;
using Nianbao.Store;
using Nianbao.Summary.Files;

namespace Nianbao.Summary;

/// <summary>Reads data years out of the store.</summary>
/// <param name="submissions">Where.</param>
/// <param name="settings">Where the calendars are.</param>
/// <param name="roster">The whole roster.</param>
/// <param name="forms">All forms.</param>
internal sealed class YearReader(ISubmissionStore submissions, ISettingStore settings, Roster roster, IReadOnlyList<FormDefinition> forms)
{
    // So many reports are asked for at a time: a store across a network answers them together.
    private const int AtOnce = 16;

    /// <summary>Adds up a year from its heads alone.</summary>
    public async Task<CompiledYear> ReadAsync(int year, string? area, CancellationToken cancellation)
    {
        var compilation = new Compilation(await settings.ReadCalendarAsync(year, cancellation), area, roster, forms);
        await foreach (var head in submissions.ListFilingsAsync(year, cancellation))
        {
            compilation.Add(head);
        }

        return compilation.Finish();
    }

    /// <summary>Adds up a year, lists what was explained, overridden or still stands in its reports, and sets it beside the years before.</summary>
    /// <param name="year">The data year.</param>
    /// <param name="area">The agency at whose subtree it is taken; null for the whole roster.</param>
    /// <param name="tell">Is called after each year, and after the findings.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<CompiledYear> ReadWithHistoryAsync(int year, string? area, Action tell, CancellationToken cancellation)
    {
        List<YearDigest> earlier = [];
        List<ManifestYear> sources = [];
        for (var before = year - SummaryHistory.Years + 1; before < year; before++)
        {
            var read = await ReadAsync(before, area, cancellation);
            earlier.Add(YearDigest.Of(read));
            sources.Add(ManifestYear.Of(read.Summary));
            tell();
        }

        var compiled = await ReadAsync(year, area, cancellation);
        tell();
        compiled = compiled with { Summary = compiled.Summary with { Findings = await FindingsOfAsync(compiled, cancellation) } };
        compiled = compiled with { Summary = SummaryChecks.WithPublications(compiled.Summary, await PublicationsOfAsync(compiled, cancellation)) };
        tell();
        return compiled with { Summary = SummaryHistory.With(compiled, earlier), Earlier = [.. sources.Where(year => year.Reports > 0)] };
    }

    private async Task<PublicationAnnex> PublicationsOfAsync(CompiledYear compiled, CancellationToken cancellation)
    {
        var due = new DueDates(compiled.Calendar, roster);
        var reader = new PublicationReader(submissions, forms);
        List<PublicationFinding> findings = [];
        foreach (var head in compiled.Published.OrderBy(head => head.Key.Agency, StringComparer.Ordinal).ThenBy(head => head.Key.Scope))
        {
            var agency = roster.Find(head.Key.Agency)!;
            var region = compiled.Own.Parts.NameOfRegion(compiled.Own.Parts.RegionOf(agency));
            findings.AddRange(
                from check in await reader.CheckAsync(head, agency, due, cancellation)
                where check.Outcome == CheckOutcome.Fail
                select new PublicationFinding(
                    new(head.Key, head.Accepted?.Revision ?? head.LatestRevision), agency.Name, region, check.Rule, check.Severity,
                    head.Publications!.Min(publication => publication.Day), check.Message));
        }

        var stated = compiled.Published.Count(head => head.Accepted is not null);
        return new(stated, compiled.Summary.Scopes.Sum(scope => scope.Included.Count) - stated, findings);
    }

    private async Task<IReadOnlyList<TreatedFinding>> FindingsOfAsync(CompiledYear compiled, CancellationToken cancellation)
    {
        List<TreatedFinding> findings = [];
        var remarked = compiled.Remarked.OrderBy(head => head.Key.Agency, StringComparer.Ordinal).ThenBy(head => head.Key.Scope);
        foreach (var some in remarked.Chunk(AtOnce))
        {
            var read = await Task.WhenAll(some.Select(head =>
                submissions.FindSubmissionOrNullAsync(new(head.Key, head.Accepted?.Revision ?? head.LatestRevision), cancellation)));
            foreach (var submission in read.OfType<Submission>())
            {
                var agency = roster.Find(submission.Id.Filing.Agency)!;
                findings.AddRange(TreatedFinding.Of(submission, agency.Name, compiled.Own.Parts.NameOfRegion(compiled.Own.Parts.RegionOf(agency))));
            }
        }

        return findings;
    }
}
