namespace Nianbao.Generator.Figures;

/// <summary>The dispute table: there are disputes only where requests were handled, and suits after reconsideration only where there was one.</summary>
internal sealed class DisputeDraw(Dictionary<string, decimal> figures, Draw draw)
{
    private static readonly string[] s_outcomes = ["upheld", "corrected", "other", "pending"];

    public void Fill(FigureScale scale)
    {
        if (figures["t3.handled_total.total"] == 0)
        {
            return;
        }

        Fill("review", scale.Requests / 15);
        Fill("direct_suit", scale.Requests / 40);
        if (figures["l4.review_total"] > 0)
        {
            Fill("post_review_suit", scale.Requests / 50);
        }
    }

    private void Fill(string kind, int mean)
    {
        foreach (var outcome in s_outcomes)
        {
            figures[$"l4.{kind}_{outcome}"] = draw.Few(mean);
        }

        figures[$"l4.{kind}_total"] = s_outcomes.Sum(outcome => figures[$"l4.{kind}_{outcome}"]);
    }
}
