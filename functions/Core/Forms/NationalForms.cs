namespace Nianbao.Forms;

/// <summary>Every form that a report can be in.</summary>
public static class NationalForms
{
    /// <summary>The forms, oldest first; an overlay after the form it changes.</summary>
    public static IReadOnlyList<FormDefinition> All { get; } =
        [Form2014.Definition, Form2014Shandong.Definition, Form2019.Definition, Form2021.Definition];

    /// <summary>The generation that a data year's reports must be in; null before 2014, when there was no national form.</summary>
    public static string? GenerationOf(int year) =>
        All.FirstOrDefault(form => form.FirstYear <= year && year <= (form.LastYear ?? int.MaxValue))?.Generation;

    /// <summary>Finds a form by its id; null when there is none.</summary>
    public static FormDefinition? Find(string? id) => All.FirstOrDefault(form => form.Id == id);
}
