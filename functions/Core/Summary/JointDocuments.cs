using System.Globalization;
using System.Text;
using Nianbao.Figures;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>Joint documents that an agency counts and another leads, as stated, and whether the total could be freed of them.</summary>
/// <param name="Submission">The report that counts them.</param>
/// <param name="Agency">Its agency's name.</param>
/// <param name="Key">The figure they are counted in.</param>
/// <param name="Label">What the form calls it.</param>
/// <param name="Reported">What the report says; null when it has no number.</param>
/// <param name="Count">How many of them are led by <paramref name="Lead"/>.</param>
/// <param name="Lead">The id of the agency that leads.</param>
/// <param name="LeadName">Its name; its id when the roster has it no more.</param>
/// <param name="IsDeducted">Whether they were taken off the total, so that only who leads counts them.</param>
/// <param name="Why">Why, or why not (中文).</param>
/// <param name="By">Who stated it.</param>
public sealed record JointDeduction(
    SubmissionId Submission, string Agency, string Key, string Label, decimal? Reported, int Count, string Lead, string LeadName, bool IsDeducted,
    string Why, string By);

/// <summary>
/// Decides which joint documents are taken off. A document is counted once, by who leads: it comes off the sum only where the report of
/// who leads is in that same sum and can hold it; all else stays in, and is listed with the reason.
/// </summary>
/// <param name="own">The reports of the own scope, all of them.</param>
/// <param name="roster">The whole roster.</param>
internal sealed class JointDocuments(OwnReports own, Roster roster)
{
    private readonly Dictionary<string, Dictionary<string, decimal>> read = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Agency, string Key), int> ledByOthers = [];

    /// <summary>One line for each statement about a report in force, ordered by agency, figure and lead.</summary>
    /// <param name="heads">The heads of the own scope in force about which something was stated, in any order.</param>
    public IReadOnlyList<JointDeduction> Decide(IReadOnlyCollection<Filing> heads)
    {
        foreach (var (head, share) in heads.SelectMany(head => head.Joint!.Select(share => (head, share))))
        {
            var place = (head.Key.Agency, share.Key);
            ledByOthers[place] = ledByOthers.GetValueOrDefault(place) + share.Count;
        }

        return
        [
            .. from head in heads.OrderBy(head => head.Key.Agency, StringComparer.Ordinal)
               from share in head.Joint!.OrderBy(share => share.Key, StringComparer.Ordinal).ThenBy(share => share.Lead, StringComparer.Ordinal)
               select Decide(head, share),
        ];
    }

    private JointDeduction Decide(Filing head, JointShare share)
    {
        var reported = NumberOf(head.Key.Agency, share.Key);
        var refusal = RefusalOf(head, share, reported);
        return new(
            new(head.Key, head.Accepted!.Revision), roster.Find(head.Key.Agency)!.Name, share.Key, LabelOf(share.Key), reported, share.Count, share.Lead,
            roster.Find(share.Lead)?.Name ?? share.Lead, refusal is null, refusal ?? "牵头单位的报告在同一合计内，由牵头单位计一次。", share.By);
    }

    private string? RefusalOf(Filing head, JointShare share, decimal? reported) => NumberOf(share.Lead, share.Key) switch
    {
        _ when !own.Reports.ContainsKey(head.Key.Agency) => "报告不是本年度表式，其数字单独列出。",
        _ when reported is null => "报告的这一项没有数字。",
        _ when LedByOthers(head.Key.Agency, share.Key) is var all && all > reported => Count("申报的联合发文共 {0} 件，多于报告的件数。", all),
        _ when !own.Reports.ContainsKey(share.Lead) => "牵头单位的报告不在本合计内，扣除后这些文件就一次也不计。",
        null => "牵头单位的这一项没有数字。",
        // What it says others lead is not led by it: of two that name each other, neither comes off.
        var led when led - LedByOthers(share.Lead, share.Key) < share.Count => "牵头单位报告的、由它自己牵头的件数少于申报的件数，两者矛盾。",
        _ => null,
    };

    private int LedByOthers(string agency, string key) => ledByOthers.GetValueOrDefault((agency, key));

    private decimal? NumberOf(string agency, string key)
    {
        if (!read.TryGetValue(agency, out var numbers))
        {
            read.Add(agency, numbers = new(StringComparer.Ordinal));
            own.Reports.GetValueOrDefault(agency)?.Figures.ForEach((utf8, figure) =>
            {
                if (figure is { State: FigureState.Number, Doubt: null })
                {
                    numbers[Encoding.UTF8.GetString(utf8)] = figure.Value!.Value;
                }
            });
        }

        return numbers.TryGetValue(key, out var number) ? number : null;
    }

    private string LabelOf(string key) => own.Cells.FirstOrDefault(cell => cell.Key.Text == key)?.Label ?? key;

    private static string Count(string sentence, int count) => string.Format(CultureInfo.InvariantCulture, sentence, count);
}
