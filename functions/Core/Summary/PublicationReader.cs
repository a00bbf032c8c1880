using Nianbao.Deadlines;
using Nianbao.Forms;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>Judges when reports were published by what the store has of them.</summary>
/// <param name="submissions">Where the published revisions are.</param>
/// <param name="forms">All forms: what figures are called.</param>
public sealed class PublicationReader(ISubmissionStore submissions, IReadOnlyList<FormDefinition> forms)
{
    private readonly Dictionary<string, string> labels = forms.SelectMany(form => form.Cells).DistinctBy(cell => cell.Key.Text)
        .ToDictionary(cell => cell.Key.Text, cell => cell.Label, StringComparer.Ordinal);

    /// <summary>The three rules about a filing. Its revisions are read only where several were published.</summary>
    /// <param name="head">The filing.</param>
    /// <param name="agency">Whose it is.</param>
    /// <param name="due">The deadlines of its year.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<IReadOnlyList<PublicationCheck>> CheckAsync(Filing head, Agency agency, DueDates due, CancellationToken cancellation)
    {
        List<PublishedRevision> published = [];
        foreach (var publication in head.Publications ?? [])
        {
            var revision = head.Publications!.Count > 1
                ? await submissions.FindSubmissionOrNullAsync(new(head.Key, publication.Revision), cancellation)
                : null;
            published.Add(new(publication, revision?.Result?.Figures is { Count: > 0 } figures ? figures : null));
        }

        return PublicationChecks.Of(head.Key.Year, agency.Kind, due.Of(agency), published, key => labels.GetValueOrDefault(key, key));
    }
}
