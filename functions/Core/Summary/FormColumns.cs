using System.Text;
using Nianbao.Forms;

namespace Nianbao.Summary;

/// <summary>The figures of each generation's forms in one order: those of the first form, then what its overlays have besides.</summary>
internal sealed class FormColumns
{
    private readonly Dictionary<string, FormDefinition> forms;
    private readonly Dictionary<string, IReadOnlyList<FormCell>> cellsByGeneration;
    private readonly Dictionary<string, IReadOnlyList<(byte[] Key, int Column)>> printedByForm;

    public FormColumns(IReadOnlyList<FormDefinition> all)
    {
        forms = all.ToDictionary(form => form.Id, StringComparer.Ordinal);
        cellsByGeneration = all.GroupBy(form => form.Generation)
            .ToDictionary(same => same.Key, same => (IReadOnlyList<FormCell>)[.. same.SelectMany(form => form.Cells).DistinctBy(cell => cell.Key)]);
        printedByForm = all.ToDictionary(form => form.Id, Printed);
    }

    /// <summary>A, B or C. Throws when there is no form of that id.</summary>
    public string GenerationOf(string form) =>
        forms.TryGetValue(form, out var definition) ? definition.Generation : throw new InvalidOperationException($"There is no form {form}.");

    /// <summary>The figures of a generation; the position of each is its column.</summary>
    public IReadOnlyList<FormCell> Cells(string generation) => cellsByGeneration[generation];

    /// <summary>The keys of a form in printed order, in UTF-8, each with its column in the generation.</summary>
    public IReadOnlyList<(byte[] Key, int Column)> PrintedOrder(string form) => printedByForm[form];

    private IReadOnlyList<(byte[] Key, int Column)> Printed(FormDefinition form)
    {
        var columns = Cells(form.Generation).Select((cell, column) => (cell.Key, column)).ToDictionary(pair => pair.Key, pair => pair.column);
        return [.. form.Cells.Select(cell => (Encoding.UTF8.GetBytes(cell.Key.Text), columns[cell.Key]))];
    }
}
