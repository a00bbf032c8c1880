namespace Nianbao.Generator.Errors;

/// <summary>Errors in the section-two tables.</summary>
internal static class MatterErrors
{
    private static readonly string[] s_b = ["B"];
    private static readonly string[] s_c = ["C"];

    public static IReadOnlyList<PlantedError> All { get; } =
    [
        new("B01", s_b, ["s2.penalty_items_prev"], draft => draft.With(("s2.penalty_items_change", 0)).WithText("s2.penalty_items_prev", "3.5")),
        new("B02", s_b, ["s2.normdocs_total_public"], draft => draft.With(("s2.normdocs_made", 5), ("s2.normdocs_published", 5), ("s2.normdocs_total_public", 4))),
        new("B03", s_b, ["s2.normdocs_published"], draft => draft.With(("s2.normdocs_made", 1), ("s2.normdocs_published", 2), ("s2.normdocs_total_public", 9))),
        new("B04", s_b, ["s2.licensing_items_prev"], draft => draft.With(("s2.licensing_items_change", -draft.Figures["s2.licensing_items_prev"] - 1))),
        new("B05", s_b, ["s2.coercion_decisions"], draft => draft.With(("s2.coercion_items_prev", 0), ("s2.coercion_items_change", 0), ("s2.coercion_decisions", 3))),
        new("B06", s_b, ["s2.procurement_count"], draft => draft.With(("s2.procurement_count", 0), ("s2.procurement_amount", 12.5m))),
        new("B07", s_b, ["s2.procurement_amount"], draft => draft.With(("s2.procurement_count", 2), ("s2.procurement_amount", 12.5m)).WithText("s2.procurement_amount", "125000")),
        new("B08", s_b, ["s2.penalty_items_prev"], draft => draft.After(("s2.penalty_items_prev", draft.Figures["s2.penalty_items_prev"] + 1), ("s2.penalty_items_change", 0))),
        new("B09", s_b, ["s2.normdocs_total_public"], draft => draft.With(("s2.normdocs_total_public", draft.Figures["s2.normdocs_published"] + 1)).After(("s2.normdocs_total_public", 0))),
        new("B10", s_b, ["s2.rules_made"], draft => draft.FiledAs.HasRulemakingPower ? null
            : draft.With(("s2.rules_made", 1), ("s2.rules_published", 1), ("s2.rules_total_public", 1))),
        new("B10", s_c, ["s2.rules_made"], draft => draft.FiledAs.HasRulemakingPower ? null : draft.With(("s2.rules_made", 1), ("s2.rules_valid", 1))),
        new("C01", s_c, ["s2.penalty_decisions"], draft => draft.WithText("s2.penalty_decisions", "2.5")),
        new("C02", s_c, ["s2.normdocs_made"], draft => draft.With(("s2.normdocs_made", 9), ("s2.normdocs_repealed", 0), ("s2.normdocs_valid", 3))),
        new("C03", s_c, ["s2.normdocs_valid"], draft => draft.After(("s2.normdocs_valid", draft.Figures["s2.normdocs_valid"] - draft.Figures["s2.normdocs_made"] + draft.Figures["s2.normdocs_repealed"] + 1))),
        new("C04", s_c, ["s2.fee_amount_wan"], draft => draft.With(("s2.fee_amount_wan", 12_000)).After(("s2.fee_amount_wan", 1.2m))),
        new("I03", ["B", "C"], ["s2.penalty_decisions"], draft => draft.WithText("s2.penalty_decisions", "3 5")),
    ];
}
