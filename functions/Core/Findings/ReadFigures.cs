using Nianbao.Figures;

namespace Nianbao.Findings;

/// <summary>Figures as they are printed, sent and stored.</summary>
internal static class ReadFigures
{
    /// <summary>By key, in printed order.</summary>
    public static IReadOnlyDictionary<string, ReadFigure> ToReadFigures(this FigureSet figures)
    {
        var read = new Dictionary<string, ReadFigure>(figures.All.Count);
        foreach (var figure in figures.All)
        {
            read.Add(figure.Key.Text, new(figure.Value, figure.State, figure.Raw, figure.Unit, figure.Place));
        }

        return read;
    }
}
