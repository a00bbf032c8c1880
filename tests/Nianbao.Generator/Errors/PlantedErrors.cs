using Nianbao.Generator.Reports;

namespace Nianbao.Generator.Errors;

/// <summary>Every way of breaking a rule that is known.</summary>
internal static class PlantedErrors
{
    public static IReadOnlyList<PlantedError> All { get; } =
        [.. StatisticsErrors.All, .. MatterErrors.All, .. RequestErrors.All, .. NarrativeErrors.All, .. TextErrors.All];

    /// <summary>Rules of the catalogue that no report can break, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Unbreakable { get; } = new Dictionary<string, string>
    {
        ["F12"] = "The default settings ask for no length of the overview.",
        ["F14"] = "Only a spreadsheet hides parts of a report and says so.",
    };

    /// <summary>Breaks one rule that this report can be broken in; null when there is none.</summary>
    public static (PlantedError Error, Draft Draft)? Plant(Draft draft, Random random)
    {
        var fitting = All.Where(error => error.Forms.Contains(draft.Report.Form.Id)).ToArray();
        random.Shuffle(fitting);
        foreach (var error in fitting)
        {
            if (error.Spoil(draft) is { } spoilt)
            {
                return (error, spoilt);
            }
        }

        return null;
    }
}
