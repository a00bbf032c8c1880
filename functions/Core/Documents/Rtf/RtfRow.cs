namespace Nianbao.Documents.Rtf;

/// <summary>The description of a row: it holds for every row that ends before the next one begins.</summary>
internal sealed class RtfRow
{
    private const int MostCells = 1_000;

    private readonly List<int> _ends = [];
    private readonly List<CellMerge> _merges = [];
    private CellMerge _merge;
    private int _left;

    /// <summary>Null when no cell was described, or one ends before it begins.</summary>
    public RowShape? Shape
    {
        get
        {
            int[] edges = [_left, .. _ends];
            return _ends.Count == 0 || edges.Zip(edges.Skip(1)).Any(pair => pair.Second < pair.First) ? null : new(edges, [.. _merges]);
        }
    }

    /// <summary>Takes a word of the description; false when it says something else.</summary>
    public bool Take(string word, int? number)
    {
        switch (word)
        {
            case "trowd":
                _ends.Clear();
                _merges.Clear();
                (_merge, _left) = (CellMerge.None, 0);
                return true;
            case "trleft":
                _left = number ?? 0;
                return true;
            case "clmrg":
                _merge |= CellMerge.WithLeft;
                return true;
            case "clvmgf":
                _merge |= CellMerge.Below;
                return true;
            case "clvmrg":
                _merge |= CellMerge.WithAbove;
                return true;
            case "cellx" when _ends.Count < MostCells:
                _ends.Add(number ?? 0);
                _merges.Add(_merge);
                _merge = CellMerge.None;
                return true;
            default:
                return false;
        }
    }
}
