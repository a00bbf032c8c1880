namespace Nianbao.Generator.Figures;

/// <summary>How large the figures of an agency are, and what it may do.</summary>
/// <param name="Requests">About how many requests it receives in a year.</param>
/// <param name="Items">About how many pieces of information it publishes in a year.</param>
/// <param name="HasRulemakingPower">Whether it may make government rules.</param>
internal sealed record FigureScale(int Requests, int Items, bool HasRulemakingPower)
{
    /// <summary>No figure is smaller, where the form's sums allow it: 1 gives reports without any zero.</summary>
    public int Least { get; init; }

    public static FigureScale Township { get; } = new(2, 60, false);

    public static FigureScale Department { get; } = new(12, 300, false);

    public static FigureScale Government { get; } = new(60, 1500, false);
}
