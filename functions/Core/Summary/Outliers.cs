namespace Nianbao.Summary;

/// <summary>Finds agencies whose figure stands far off from those of their own level and kind: above the third quartile by three times the distance between the quartiles.</summary>
internal static class Outliers
{
    private const int FewestPeers = 8;
    private const int MostOfGroup = 10;
    private const decimal Smallest = 20;
    private const decimal Fence = 3;

    private static readonly string[] s_keys =
        ["t3.new_received.total", "s2.licensing_decisions", "s2.penalty_decisions", "a.req_received_total", "a.proactive_info_count"];

    public static IReadOnlyList<Outlier> Of(OwnReports own) =>
    [
        .. from key in s_keys
           from peers in own.Kept.Values.Where(kept => kept[key] is not null)
               .GroupBy(kept => (kept.Agency.Level, kept.Agency.Kind)).OrderBy(same => same.Key.Level).ThenBy(same => same.Key.Kind)
           where peers.Count() >= FewestPeers
           from outlier in Of(own, key, [.. peers])
           select outlier,
    ];

    private static IEnumerable<Outlier> Of(OwnReports own, string key, IReadOnlyList<KeptFigures> peers)
    {
        var sorted = peers.Select(kept => kept[key]!.Value).Order().ToList();
        var (first, median, third) = (sorted[sorted.Count / 4], sorted[sorted.Count / 2], sorted[sorted.Count * 3 / 4]);
        var bound = third + (Fence * (third - first));
        var label = own.Cells.First(cell => cell.Key.Text == key).Label;
        return peers.Where(kept => kept[key] > bound && kept[key] >= Smallest)
            .OrderByDescending(kept => kept[key]).ThenBy(kept => kept.Agency.Id, StringComparer.Ordinal).Take(MostOfGroup)
            .Select(kept => new Outlier(
                kept.Agency.Id, kept.Agency.Name, own.Parts.NameOfRegion(own.Parts.RegionOf(kept.Agency)),
                AgencyWords.NameOf(kept.Agency.Level) + AgencyWords.NameOf(kept.Agency.Kind), key, label, kept[key]!.Value, median, bound));
    }
}
