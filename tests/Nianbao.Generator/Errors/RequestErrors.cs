using Nianbao.Generator.Reports;

namespace Nianbao.Generator.Errors;

/// <summary>Errors in the tables of requests and disputes.</summary>
internal static class RequestErrors
{
    private static readonly string[] s_forms = ["B", "C"];
    private static readonly string[] s_flow = ["new_received", "carried_in", "handled_total", "carried_out"];
    private static readonly string[] s_organizations = ["org_business", "org_research", "org_public_interest", "org_legal_service", "org_other"];

    public static IReadOnlyList<PlantedError> All { get; } =
    [
        new("T01", s_forms, ["t3.new_received.natural_person", "t3.carried_in.natural_person", "t3.handled_total.natural_person", "t3.carried_out.natural_person"],
            draft => draft.Add("t3.carried_out.natural_person", 1).Add("t3.carried_out.total", 1)),
        new("T02", s_forms, ["t3.granted.total", "t3.granted.org_other"], draft => draft.Add("t3.granted.org_other", 1)) { Consequences = ["T03"] },
        new("T03", s_forms, ["t3.handled_total.natural_person"], draft => draft.Add("t3.granted.natural_person", 1).Add("t3.granted.total", 1)),
        new("T04", s_forms, ["t3.granted.natural_person"], draft => draft.WithText("t3.granted.natural_person", "1.5")) { Consequences = ["T02", "T03"] },
        new("T05", s_forms, ["t3.unprocessed_publication.natural_person"], WithoutRow),
        new("T06", s_forms, ["t3.carried_in.total"], draft => draft.After(("t3.carried_out.total", draft.Figures["t3.carried_in.total"] + 1))),
        new("T07", s_forms, ["t3.carried_in.natural_person"], draft => draft.After(
            ("t3.carried_out.total", draft.Figures["t3.carried_in.total"]), ("t3.carried_out.natural_person", draft.Figures["t3.carried_in.natural_person"] + 1))),
        new("T08", s_forms, [], draft => Inner(draft, 0) is { } zero ? draft.WithText(zero, "") : null),
        new("F11", s_forms, [], draft => Inner(draft, 0) is { } zero ? draft.WithText(zero, "/") : null),
        new("T09", ["C"], ["t3.other_misc.total"], OnlyMiscellaneous),
        new("L01", s_forms, ["l4.review_total", "l4.review_upheld"], draft => draft.Add("l4.review_upheld", 1)),
        new("L02", s_forms, ["l4.direct_suit_total", "l4.direct_suit_other"], draft => draft.Add("l4.direct_suit_other", 1)),
        new("L03", s_forms, ["l4.post_review_suit_total", "l4.post_review_suit_pending"], draft => draft.Add("l4.post_review_suit_pending", 1)),
        new("L04", s_forms, ["l4.post_review_suit_total"], draft => draft.Figures["t3.handled_total.total"] == 0 ? null
            : draft.WithoutAny("l4.").With(("l4.post_review_suit_upheld", 1), ("l4.post_review_suit_total", 1))),
        new("L05", s_forms, ["l4.review_total"], draft => draft.WithoutAny("t3.").WithoutAny("l4.").With(("l4.review_upheld", 1), ("l4.review_total", 1))) { Consequences = ["N01"] },
        new("L06", s_forms, ["l4.review_upheld"], draft => draft.WithText("l4.review_upheld", "1.5")) { Consequences = ["L01"] },
        new("L07", s_forms, ["l4.direct_suit_other"], draft => draft.Figures["t3.handled_total.total"] == 0 ? null
            : draft.WithoutAny("l4.direct_suit_").With(("l4.direct_suit_upheld", 1), ("l4.direct_suit_total", 1)).WithText("l4.direct_suit_other", "")),
    ];

    /// <summary>A cell that is neither a total nor in a row that others are balanced with, and holds so much; null when there is none.</summary>
    private static string? Inner(Draft draft, decimal value) => draft.Figures.Keys.FirstOrDefault(key =>
        key.Split('.') is ["t3", var row, var column] && column != "total" && !s_flow.Contains(row) && draft.Figures[key] == value);

    private static Draft WithoutRow(Draft draft)
    {
        var gone = draft.Figures.Where(figure => figure.Key.StartsWith("t3.unprocessed_publication.", StringComparison.Ordinal)).ToList();
        var kept = draft.With([.. gone.SelectMany(figure => ((string, decimal)[])
        [
            (figure.Key, 0), ($"t3.unable_not_held.{figure.Key.Split('.')[2]}", draft.Figures[$"t3.unable_not_held.{figure.Key.Split('.')[2]}"] + figure.Value),
        ])]);
        return kept with { Report = kept.Report with { Form = ChangedForms.Without(kept.Report.Form, "unprocessed_publication") } };
    }

    private static Draft? OnlyMiscellaneous(Draft draft)
    {
        string[] columns = ["natural_person", .. s_organizations, "total"];
        var outcomes = draft.Figures.Keys.Where(key => key.StartsWith("t3.", StringComparison.Ordinal) && !s_flow.Contains(key.Split('.')[1])).ToList();
        return draft.Figures["t3.handled_total.total"] == 0 ? null
            : draft.With([.. outcomes.Select(key => (key, 0m)), .. columns.Select(column => ($"t3.other_misc.{column}", draft.Figures[$"t3.handled_total.{column}"]))]);
    }
}
