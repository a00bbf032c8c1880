using Nianbao.Forms;

namespace Nianbao.Generator.Figures;

/// <summary>The table of 2014: totals of their parts, and what the rows imply of each other.</summary>
internal sealed class StatisticsDraw(FormTable table, Dictionary<string, decimal> figures, Draw draw)
{
    public void Fill(FigureScale scale)
    {
        FillDisclosure(scale);
        FillResponses();
        FillRequests(scale);
        FillCapacity(scale);
        foreach (var total in (string[])["sd_deposit_total", "sd_site_total", "sd_visitor_total"])
        {
            FillParts(total, 20);
        }
    }

    /// <summary>The same information counts once in the total, and once in each channel.</summary>
    private void FillDisclosure(FigureScale scale)
    {
        var channels = Parts("hdr_channel");
        channels.ForEach(key => figures[key] = draw.Few(scale.Items / 3));
        figures["a.channel_website_count"] = draw.Some(scale.Items);
        var (sum, largest) = ((int)channels.Sum(key => figures[key]), (int)channels.Max(key => figures[key]));
        var total = draw.Between(largest, sum - 1);
        var issued = draw.Few(scale.Items / 60);
        figures["a.proactive_info_count"] = total;
        figures["a.normative_doc_issued_count"] = issued;
        figures["a.proactive_normative_doc_count"] = draw.Between(0, Math.Min(issued, total));
    }

    /// <summary>Each matter responded to was responded to in some way.</summary>
    private void FillResponses()
    {
        var ways = Parts("hdr_response_channel");
        ways.ForEach(key => figures[key] = draw.Few(4));
        figures["a.press_conference_by_head_count"] = draw.Between(0, (int)figures["a.press_conference_count"]);
        figures["a.online_interview_by_head_count"] = draw.Between(0, (int)figures["a.online_interview_count"]);
        var responses = (int)ways.Sum(key => figures[key]);
        figures["a.hot_topic_response_count"] = responses == 0 ? 0 : draw.Between(1, responses);
    }

    private void FillRequests(FigureScale scale)
    {
        FillParts("req_received_total", 1 + (scale.Requests / 4));
        var closed = draw.Between((int)figures["a.req_received_total"] * 9 / 10, (int)figures["a.req_received_total"]);
        FillSplit("req_closed_total", closed);
        FillSplit("req_replied_total", closed);
        FillSplit("reply_refused_total", (int)figures["a.reply_refused_total"]);
        if (closed > 0)
        {
            FillParts("review_total", scale.Requests / 30);
            FillParts("litigation_total", scale.Requests / 50);
            figures["a.request_fee_wan"] = draw.Few(1) == 0 ? 0 : draw.Amount(5);
        }

        if (Parts("complaint_total").Count > 0)
        {
            FillParts("complaint_total", 1);
        }
        else
        {
            figures["a.complaint_total"] = draw.Few(1);
        }
    }

    private void FillCapacity(FigureScale scale)
    {
        figures["a.dedicated_office_count"] = draw.Between(0, 1);
        FillParts("staff_total", 2);
        figures["a.staff_part_time"]++;
        figures["a.staff_total"]++;
        if (Parts("reading_point_count").Count > 0)
        {
            FillParts("reading_point_count", 3);
            (figures["a.sd_gazette_issues"], figures["a.sd_gazette_copies"]) = (draw.Few(6), draw.Few(scale.Items));
        }
        else
        {
            figures["a.reading_point_count"] = draw.Few(2);
        }

        figures["a.dedicated_budget_wan"] = draw.Amount(40);
        figures["a.meeting_count"] = draw.Few(4);
        figures["a.training_session_count"] = draw.Few(2);
        figures["a.trained_person_count"] = figures["a.training_session_count"] * draw.Between(5, 60);
    }

    private void FillParts(string total, int mean)
    {
        if (figures.ContainsKey($"a.{total}"))
        {
            Parts(total).ForEach(key => figures[key] = draw.Few(mean));
            figures[$"a.{total}"] = Parts(total).Sum(key => figures[key]);
        }
    }

    private void FillSplit(string total, int count)
    {
        figures[$"a.{total}"] = count;
        foreach (var (key, part) in Parts(total).Zip(draw.Split(count, Parts(total).Count)))
        {
            figures[key] = part;
        }
    }

    private List<string> Parts(string parent) =>
        [.. table.Blocks[0].Rows.Where(row => row.Parent == parent && !row.IsHeader).Select(row => $"a.{row.Key}")];
}
