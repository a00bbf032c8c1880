using System.Diagnostics;
using System.Globalization;
using System.Text;
using Nianbao.Store;
using Nianbao.Summary;

namespace Nianbao.Local.CommandLine;

/// <summary>Prints a summary in short: who is in it, who is missing, and the figures people ask for first.</summary>
internal static class SummaryPrinter
{
    private const int MostNames = 20;

    private static readonly string[] AskedFirst =
    [
        "a.proactive_info_count", "a.req_received_total", "a.req_closed_total", "a.req_replied_total",
        "s2.normdocs_made", "t3.new_received.total", "t3.carried_in.total", "t3.handled_total.total", "t3.carried_out.total",
        "l4.review_total", "l4.direct_suit_total",
    ];

    public static string Print(ProvincialSummary summary)
    {
        var text = new StringBuilder();
        foreach (var scope in summary.Scopes.Where(scope => scope.Duties > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"{summary.Year} 年度{NameOf(scope.Scope)}：应报 {scope.Duties}，已通过 {scope.Included.Count}，未通过 {scope.Missing.Count}\n");
            Append(text, scope);
        }

        foreach (var reason in summary.DraftReasons)
        {
            text.Append(Screen.Red($"草稿，不得发布：{reason}")).Append('\n');
        }

        return text.Length > 0 ? text.ToString() : string.Create(CultureInfo.InvariantCulture, $"{summary.Year} 年度没有应报送的单位\n");
    }

    private static void Append(StringBuilder text, ScopeSummary scope)
    {
        foreach (var generation in scope.Generations)
        {
            var rows = generation.Totals.Where(total => AskedFirst.Contains(total.Key) && total.Total is not null).Select(RowOf).ToList();
            if (rows.Count > 0)
            {
                text.Append(TextTable.Print([["指标", "合计", "单位", "报告数"], .. rows], "  "));
            }
        }

        var stuck = scope.Missing.Where(missing => missing.State != DutyState.Missing).ToList();
        if (stuck.Count > 0)
        {
            text.Append(TextTable.Print([["未通过的单位", "情况"], .. stuck.Take(MostNames).Select(missing => new[] { Screen.Plain(missing.Agency), missing.Reason })], "  "));
        }

        var silent = scope.Missing.Where(missing => missing.State == DutyState.Missing).Select(missing => Screen.Plain(missing.Agency)).ToList();
        if (silent.Count > 0)
        {
            var names = string.Join('、', silent.Take(MostNames));
            text.Append(CultureInfo.InvariantCulture, $"  未报送 {silent.Count} 个：{names}{(silent.Count > MostNames ? " 等，见汇总文件" : "")}\n");
        }

        text.Append('\n');
    }

    private static IReadOnlyList<string> RowOf(FigureTotal total) =>
        [total.Label, total.Total!.Value.ToString(CultureInfo.InvariantCulture), total.Unit, total.Addends.ToString(CultureInfo.InvariantCulture)];

    private static string NameOf(FilingScope scope) => scope switch
    {
        FilingScope.Own => "本单位报告",
        FilingScope.Area => "地区汇总报告",
        var other => throw new UnreachableException(other.ToString()),
    };
}
