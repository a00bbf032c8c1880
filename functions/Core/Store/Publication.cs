namespace Nianbao.Store;

/// <summary>The day on which a revision was published, as somebody stated it. A revision has at most one; what it was before is in the acts.</summary>
/// <param name="Revision">One-based.</param>
/// <param name="Day">A Beijing date.</param>
/// <param name="By">Who stated it: the name of the access key.</param>
/// <param name="At">When it was stated, UTC.</param>
public sealed record Publication(int Revision, DateOnly Day, string By, DateTimeOffset At);

/// <summary>
/// Documents that a report counts and another agency leads (政府信息公开条例 art. 10: a joint document is published by the agency that leads),
/// as somebody stated it.
/// </summary>
/// <param name="Key">The figure they are counted in.</param>
/// <param name="Lead">The 统一社会信用代码 of the agency that leads.</param>
/// <param name="Count">How many; at least one.</param>
/// <param name="By">Who stated it: the name of the access key.</param>
/// <param name="At">When it was stated, UTC.</param>
public sealed record JointShare(string Key, string Lead, int Count, string By, DateTimeOffset At)
{
    /// <summary>
    /// Whether a figure counts documents made in the year, of which some may be joint. No form says which are, so that several may have
    /// counted the same.
    /// </summary>
    public static bool IsCountedIn(string key) =>
        key is "a.normative_doc_issued_count" or "a.proactive_normative_doc_count" || (key.StartsWith("s2.", StringComparison.Ordinal)
            && (key.EndsWith("docs_made", StringComparison.Ordinal) || key.EndsWith("rules_made", StringComparison.Ordinal)));
}
