using System.Text.Json.Serialization;
using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Figures;

/// <summary>What a cell holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FigureState>))]
public enum FigureState
{
    /// <summary>A number that was read with certainty.</summary>
    [JsonStringEnumMemberName("number")] Number,

    /// <summary>Nothing. Not zero.</summary>
    [JsonStringEnumMemberName("blank")] Blank,

    /// <summary>A marker for "does not apply": / - — 无.</summary>
    [JsonStringEnumMemberName("na")] NotApplicable,

    /// <summary>Something that could not be read as a number with certainty, or a cell that could not be placed.</summary>
    [JsonStringEnumMemberName("unparsed")] Unparsed,
}

/// <summary>One figure of a report as it was read.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Value">The number, in <paramref name="Unit"/>; null unless the state is <see cref="FigureState.Number"/>.</param>
/// <param name="State">What the cell holds.</param>
/// <param name="Raw">The cell as printed, trimmed; null when there is no such cell in the file.</param>
/// <param name="Unit">件, 条 …; 万元 for money; null for an amount printed without any unit in a column that fixes none.</param>
/// <param name="Place">Where it stands; the table, or the whole document, when there is no such cell.</param>
public sealed record Figure(FigureKey Key, decimal? Value, FigureState State, string? Raw, string? Unit, Place Place);
