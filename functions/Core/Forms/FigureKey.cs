namespace Nianbao.Forms;

/// <summary>
/// Names one number of a form, fully qualified: <c>a.req_received_total</c>, <c>s2.rules_made</c>, <c>t3.new_received.total</c>,
/// <c>l4.review_total</c>. Chosen once and never renamed: keys are in storage, rules, tests and URLs.
/// </summary>
/// <param name="Text">The key as it is written; compared by ordinal.</param>
public readonly record struct FigureKey(string Text)
{
    /// <summary>The table the figure belongs to: the part before the first dot.</summary>
    public string Table => Text[..Text.IndexOf('.', StringComparison.Ordinal)];

    /// <inheritdoc/>
    public override string ToString() => Text;
}
