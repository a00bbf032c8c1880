using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>How many duties are how far. Accepted, returned, awaiting, checking and missing together are all of them.</summary>
/// <param name="Duties">How many reports are owed (应报).</param>
/// <param name="Filed">For how many something has been sent, whatever came of it (已报).</param>
/// <param name="Accepted">How many have a revision in force (已接收).</param>
/// <param name="Returned">How many must be corrected or sent anew: an error stands, or the file cannot be read (已退回).</param>
/// <param name="Awaiting">How many wait for the filer's explanation (待说明).</param>
/// <param name="Checking">How many wait for a check of ours (核对中).</param>
/// <param name="Missing">For how many nothing has been sent (未报).</param>
/// <param name="Late">How many were first accepted, or still are not, after their deadline (逾期).</param>
/// <param name="Overdue">How many of those are still not accepted.</param>
/// <param name="WithoutDeadline">How many have no deadline: the law names none, and no office has set one.</param>
/// <param name="Zero">How many of the accepted declare that there was nothing (零报告).</param>
public sealed record ProgressCounts(
    int Duties, int Filed, int Accepted, int Returned, int Awaiting, int Checking, int Missing, int Late, int Overdue, int WithoutDeadline, int Zero)
{
    /// <summary>Counts duties.</summary>
    public static ProgressCounts Of(IReadOnlyCollection<DutyProgress> duties)
    {
        int Count(Func<DutyProgress, bool> which) => duties.Count(which);
        return new(
            duties.Count, Count(duty => duty.State != DutyState.Missing), Count(duty => duty.State == DutyState.Accepted),
            Count(duty => duty.State is DutyState.Returned or DutyState.Unreadable), Count(duty => duty.State == DutyState.AwaitingExplanation),
            Count(duty => duty.State is DutyState.Received or DutyState.Failed), Count(duty => duty.State == DutyState.Missing),
            Count(duty => duty.IsLate), Count(duty => duty.IsLate && duty.State != DutyState.Accepted), Count(duty => duty.Due is null),
            Count(duty => duty.IsZero));
    }
}

/// <summary>The counts of a part of an area.</summary>
/// <param name="Id">The id of the government of a region; the area's own for what stands directly under it; a kind as stored.</param>
/// <param name="Name">What people call it (中文).</param>
/// <param name="Counts">Its counts.</param>
public sealed record ProgressPart(string Id, string Name, ProgressCounts Counts);

/// <summary>The progress of an area at a glance: as a whole, by the regions directly below its top, by kind. Parts without a duty are not listed.</summary>
public sealed class ProgressOverview
{
    private readonly Dictionary<string, string> regionOf;

    private ProgressOverview(YearProgress progress, OwnParts parts, string? top)
    {
        var placed = progress.Duties.Select(duty => (Region: parts.RegionOf(duty.Agency), Duty: duty)).ToList();
        regionOf = placed.ToDictionary(each => each.Duty.Agency.Id, each => each.Region, StringComparer.Ordinal);
        HasTop = top is not null && progress.Roster.Find(top) is not null;
        AreaName = HasTop ? progress.Roster.Find(top!)!.Name : "全部单位";
        Total = ProgressCounts.Of(progress.Duties);
        Regions =
        [
            .. placed.GroupBy(each => each.Region, each => each.Duty).OrderBy(region => region.Key == top ? "" : region.Key, StringComparer.Ordinal)
                .Select(region => new ProgressPart(region.Key, parts.NameOfRegion(region.Key), ProgressCounts.Of([.. region]))),
        ];
        Kinds =
        [
            .. progress.Duties.GroupBy(duty => duty.Agency.Kind).OrderBy(kind => kind.Key)
                .Select(kind => new ProgressPart(AgencyWords.WordOf(kind.Key), AgencyWords.NameOf(kind.Key), ProgressCounts.Of([.. kind]))),
        ];
    }

    /// <summary>The name of the government at the top; that it is all agencies when there is no one government above all.</summary>
    public string AreaName { get; }

    /// <summary>Whether there is one agency above all of them.</summary>
    public bool HasTop { get; }

    /// <summary>Of all duties.</summary>
    public ProgressCounts Total { get; }

    /// <summary>What stands directly under the top first, then the regions ordered by id.</summary>
    public IReadOnlyList<ProgressPart> Regions { get; }

    /// <summary>In the order of <see cref="AgencyKind"/>.</summary>
    public IReadOnlyList<ProgressPart> Kinds { get; }

    /// <summary>Divides the duties as the tree was on the data year's last day.</summary>
    public static ProgressOverview Of(YearProgress progress)
    {
        var on = Agency.LastDayOf(progress.Calendar.Year);
        var top = progress.Area ?? Compilation.TopOf([.. progress.Duties.Select(duty => duty.Agency)], on);
        // Only for its regions: there is nothing to add up.
        return new(progress, new OwnParts(progress.Roster, on, top, columns: 0), top);
    }

    /// <summary>The region in which an agency with a duty stands: an id of <see cref="Regions"/>.</summary>
    public string RegionOf(Agency agency) => regionOf[agency.Id];
}
