using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>The roster, ordered by id.</summary>
public sealed record RosterView(IReadOnlyList<AgencyView> Agencies);

/// <summary>One agency of the roster. Dates are Beijing dates, the last day of what they end.</summary>
public sealed record AgencyView(
    string Id, string Name, IReadOnlyList<FormerNameView> FormerNames, string? RegionCode, AgencyKind Kind, AgencyLevel Level, bool HasRulemakingPower,
    string? Parent, IReadOnlyList<FormerParent> FormerParents, IReadOnlyList<Predecessor> Predecessors, DateOnly? ActiveFrom, DateOnly? ActiveTo,
    string? Contact, string? Phone, IReadOnlyList<string> Emails, string? HeadName, IReadOnlyList<string> HeadEmails)
{
    public static AgencyView Of(Agency agency) => new(
        agency.Id, agency.Name, [.. agency.FormerNames.Select(former => new FormerNameView(former.Name, former.Until))], agency.RegionCode, agency.Kind,
        agency.Level, agency.HasRulemakingPower, agency.Parent, agency.FormerParents, agency.Predecessors, agency.ActiveFrom, agency.ActiveTo,
        agency.Contact, agency.Phone, agency.Emails, agency.HeadName, agency.HeadEmails);
}

/// <summary>A name an agency had before.</summary>
/// <param name="Until">The last day; null when not known.</param>
public sealed record FormerNameView(string Name, DateOnly? Until);

/// <summary>What a roster file changes.</summary>
/// <param name="Added">Ids that were not there.</param>
/// <param name="Changed">Ids whose attributes differ from what was there.</param>
/// <param name="Unchanged">How many rows say what was there already.</param>
/// <param name="Stored">False when it was only tried.</param>
/// <param name="Lines">What each line does, in the order of the file.</param>
public sealed record RosterChangeView(
    IReadOnlyList<string> Added, IReadOnlyList<string> Changed, int Unchanged, bool Stored, IReadOnlyList<RosterLineView> Lines)
{
    public static RosterChangeView Of(RosterUpdateOutcome.Done done) => new(
        [.. done.Changes.Where(change => change.Kind == RosterChangeKind.Added).Select(change => change.Agency.Id)],
        [.. done.Changes.Where(change => change.Kind is RosterChangeKind.Changed or RosterChangeKind.Ended).Select(change => change.Agency.Id)],
        done.Changes.Count(change => change.Kind == RosterChangeKind.Unchanged), done.IsStored, [.. done.Changes.Select(RosterLineView.Of)]);
}

/// <summary>What one line of a roster file does.</summary>
/// <param name="Line">One-based.</param>
/// <param name="Text">The same as <paramref name="Change"/> in full, for people (中文).</param>
public sealed record RosterLineView(int Line, string Agency, string Name, RosterChangeKind Change, string Text)
{
    public static RosterLineView Of(RosterChange change) => new(
        change.Line, change.Agency.Id, change.Agency.Name, change.Kind, change.Text);
}
