namespace Nianbao.Summary;

/// <summary>Which totals to read with care: agencies may count the same thing twice. No figure of the forms is a ratio, so all are added.</summary>
internal static class Additivity
{
    /// <summary>
    /// True for information disclosed by several agencies (<c>a.proactive_info_count</c>), stocks of documents (<c>*_valid</c>,
    /// <c>*_total_public</c>) and matters that several units list (<c>*_items_prev</c>).
    /// </summary>
    public static bool IsCareful(string key) =>
        key == "a.proactive_info_count"
        || key.EndsWith("_valid", StringComparison.Ordinal)
        || key.EndsWith("_total_public", StringComparison.Ordinal)
        || key.EndsWith("_items_prev", StringComparison.Ordinal)
        || IsJoint(key);

    /// <summary>
    /// True for documents made in the year: one issued jointly belongs to the agency that leads (政府信息公开条例 art. 10), and no form
    /// says which are joint, so that several may have counted it.
    /// </summary>
    public static bool IsJoint(string key) =>
        key is "a.normative_doc_issued_count" or "a.proactive_normative_doc_count" || (key.StartsWith("s2.", StringComparison.Ordinal)
            && (key.EndsWith("docs_made", StringComparison.Ordinal) || key.EndsWith("rules_made", StringComparison.Ordinal)));
}
