using Nianbao.Forms;

namespace Nianbao.Generator.Errors;

/// <summary>Forms as agencies change them: a row left out, a row added, a label reworded.</summary>
internal static class ChangedForms
{
    public static FormDefinition Without(FormDefinition form, string row) => WithRows(form, rows => [.. rows.Where(each => each.Key != row)]);

    public static FormDefinition Reworded(FormDefinition form, string row, string label) =>
        WithRows(form, rows => [.. rows.Select(each => each.Key == row ? each with { Label = label } : each)]);

    /// <summary>A row more behind the last one of a table.</summary>
    public static FormDefinition WithRow(FormDefinition form, string table, FormRow row) => form with
    {
        Tables = [.. form.Tables.Select(each => each.Id == table
            ? new FormTable(each.Id, each.Name, [.. each.Blocks.SkipLast(1), each.Blocks[^1] with { Rows = [.. each.Blocks[^1].Rows, row] }])
            : each)],
    };

    private static FormDefinition WithRows(FormDefinition form, Func<IReadOnlyList<FormRow>, IReadOnlyList<FormRow>> change) => form with
    {
        Tables = [.. form.Tables.Select(table => new FormTable(table.Id, table.Name, [.. table.Blocks.Select(block => block with { Rows = change(block.Rows) })]))],
    };
}
