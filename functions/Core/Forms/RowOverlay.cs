namespace Nianbao.Forms;

/// <summary>What a province changes in a national list of rows. A key that is not there throws <see cref="InvalidOperationException"/>.</summary>
internal sealed class RowOverlay(IEnumerable<FormRow> rows)
{
    public List<FormRow> Rows { get; } = [.. rows];

    public RowOverlay InsertAfter(string key, IEnumerable<FormRow> added)
    {
        Rows.InsertRange(IndexOf(key) + 1, added);
        return this;
    }

    public RowOverlay Relabel(string key, string label, params string[] aliases)
    {
        var at = IndexOf(key);
        Rows[at] = Rows[at] with { Label = label, Aliases = [.. Rows[at].Aliases, .. aliases] };
        return this;
    }

    public RowOverlay Remove(string key)
    {
        Rows.RemoveAt(IndexOf(key));
        return this;
    }

    private int IndexOf(string key) =>
        Rows.FindIndex(row => row.Key == key) is var at and >= 0 ? at : throw new InvalidOperationException($"No row {key} to overlay.");
}
