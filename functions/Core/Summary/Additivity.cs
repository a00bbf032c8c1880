using Nianbao.Store;

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
        || JointShare.IsCountedIn(key);
}
