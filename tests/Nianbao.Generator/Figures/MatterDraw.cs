namespace Nianbao.Generator.Figures;

/// <summary>The section-two table: documents and their stock, matters and decisions, fees and purchases.</summary>
internal sealed class MatterDraw(Dictionary<string, decimal> figures, Draw draw, IReadOnlyDictionary<string, decimal>? before)
{
    private static readonly string[] s_matters = ["licensing", "other_service", "penalty", "coercion"];

    /// <summary>2019: what was made, published and is public; matters of last year and their change.</summary>
    public void FillItems(FigureScale scale)
    {
        foreach (var documents in Documents(scale))
        {
            var made = draw.Few(scale.Items / 100);
            var published = draw.Between(Math.Min(made, 1), made);
            (figures[$"s2.{documents}_made"], figures[$"s2.{documents}_published"]) = (made, published);
            figures[$"s2.{documents}_total_public"] = published + draw.Few(scale.Items / 30);
        }

        foreach (var matter in s_matters)
        {
            FillChange(matter, scale);
            var hasMatter = figures[$"s2.{matter}_items_prev"] != 0 || figures[$"s2.{matter}_items_change"] != 0;
            figures[$"s2.{matter}_decisions"] = hasMatter ? draw.Few(scale.Items) : 0;
        }

        FillChange("fee", scale);
        var purchases = draw.Few(scale.Items / 100);
        figures["s2.procurement_count"] = purchases;
        figures["s2.procurement_amount"] = purchases == 0 ? 0 : purchases * draw.Between(1, 400) / 10m;
    }

    /// <summary>2021: what is in force is what was, and what was made, without what was repealed.</summary>
    public void FillStock(FigureScale scale)
    {
        foreach (var documents in Documents(scale))
        {
            var made = draw.Few(scale.Items / 100);
            var stock = made + (int?)Before($"s2.{documents}_valid") ?? made + draw.Few(scale.Items / 30);
            var repealed = draw.Between(0, stock / 5);
            (figures[$"s2.{documents}_made"], figures[$"s2.{documents}_repealed"], figures[$"s2.{documents}_valid"]) = (made, repealed, stock - repealed);
        }

        foreach (var matter in (string[])["licensing", "penalty", "coercion"])
        {
            figures[$"s2.{matter}_decisions"] = draw.Few(scale.Items);
        }

        figures["s2.fee_amount_wan"] = draw.Few(1) == 0 ? 0 : draw.Amount(scale.Items);
    }

    private void FillChange(string matter, FigureScale scale)
    {
        var items = Before($"s2.{matter}_items_prev") + Before($"s2.{matter}_items_change") ?? draw.Few(scale.Items / 50);
        figures[$"s2.{matter}_items_prev"] = items;
        figures[$"s2.{matter}_items_change"] = draw.Between(-(int)items / 4, draw.Few(3));
    }

    private decimal? Before(string key) => before is not null && before.TryGetValue(key, out var value) ? value : null;

    private static string[] Documents(FigureScale scale) => scale.HasRulemakingPower ? ["rules", "normdocs"] : ["normdocs"];
}
