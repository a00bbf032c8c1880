namespace Nianbao.Documents.Legacy;

/// <summary>What the modifiers of a paragraph say: its list, how deep in tables it stands, and whether it ends a cell or a row.</summary>
internal sealed class DocParagraph
{
    private const int CellLength = 20;
    private const int MostCells = 64;

    private readonly DocData _data;
    private bool _isInTable;
    private int _depth;
    private int[] _edges = [];
    private CellMerge[] _merges = [];

    private DocParagraph(DocData data) => _data = data;

    public int Style { get; private set; }

    /// <summary>0 when it belongs to no list, below that when it left one.</summary>
    public int List { get; private set; }

    public int Level { get; private set; }

    /// <summary>0 outside tables.</summary>
    public int Depth => Math.Max(_depth, _isInTable ? 1 : 0);

    public bool EndsRow { get; private set; }

    public bool EndsInnerCell { get; private set; }

    public bool EndsInnerRow { get; private set; }

    /// <summary>The cells of the row it ends; null when they are not described.</summary>
    public RowShape? Shape => _edges.Length == 0 ? null : new(_edges, _merges);

    /// <param name="own">The style's number, and the modifiers of the paragraph; may be empty.</param>
    /// <param name="changes">Modifiers from a quick save.</param>
    /// <param name="styles">The styles.</param>
    /// <param name="data">Holds what is too long for a page.</param>
    public static DocParagraph Of(ReadOnlySpan<byte> own, ReadOnlySpan<byte> changes, DocStyles styles, DocData data)
    {
        data.Count(own.Length + changes.Length);
        var paragraph = new DocParagraph(data) { Style = own.Length < 2 ? 0 : own.Word(0) };
        (paragraph.List, paragraph.Level) = styles.ListOf(paragraph.Style);
        Sprms.Each(own.Length < 2 ? default : own[2..], paragraph.Take);
        Sprms.Each(changes, paragraph.Take);
        return paragraph;
    }

    private void Take(ushort code, ReadOnlySpan<byte> operand)
    {
        switch (code)
        {
            case Sprms.InTable:
                _isInTable = operand[0] != 0;
                break;
            case Sprms.TableDepth:
                _depth = operand.Int(0);
                break;
            case Sprms.DepthChange:
                _depth = unchecked(_depth + operand.Int(0));
                break;
            case Sprms.RowEnd:
                EndsRow = operand[0] != 0;
                break;
            case Sprms.InnerCell:
                EndsInnerCell = operand[0] != 0;
                break;
            case Sprms.InnerRowEnd:
                EndsInnerRow = operand[0] != 0;
                break;
            case Sprms.ParagraphList:
                List = operand.Short(0);
                break;
            case Sprms.ParagraphListLevel:
                Level = operand[0];
                break;
            case Sprms.HugeParagraph or Sprms.HugeParagraphOld or Sprms.TableProperties:
                TakeFromData(operand.Number(0));
                break;
            default:
                TakeOfRow(code, operand);
                break;
        }
    }

    private void TakeOfRow(ushort code, ReadOnlySpan<byte> operand)
    {
        switch (code)
        {
            case Sprms.TableDefinition when operand.Length > 0:
                DefineCells(operand);
                break;
            case Sprms.VerticalMerge when operand.Length >= 2 && operand[0] < _merges.Length:
                _merges[operand[0]] = (_merges[operand[0]] & CellMerge.WithLeft) | Vertical(operand[1] != 0, operand[1] == 3);
                break;
            case Sprms.MergeCells:
                for (var cell = operand[0] + 1; cell < operand[1] && cell < _merges.Length; cell++)
                {
                    _merges[cell] |= CellMerge.WithLeft;
                }

                break;
        }
    }

    private void DefineCells(ReadOnlySpan<byte> definition)
    {
        int count = definition[0];
        if (count > MostCells)
        {
            throw new InvalidDataException("A row has more cells than Word allows.");
        }

        _edges = new int[count + 1];
        _merges = new CellMerge[count];
        for (var i = 0; i <= count; i++)
        {
            _edges[i] = definition.Short(1 + (2 * i));
            if (i > 0 && _edges[i] < _edges[i - 1])
            {
                throw new InvalidDataException("A cell ends before it begins.");
            }
        }

        // Cells that look plain need not be described.
        for (var i = 0; i < count && 1 + (2 * (count + 1)) + (CellLength * i) + 2 <= definition.Length; i++)
        {
            var flags = definition.Word(1 + (2 * (count + 1)) + (CellLength * i));
            _merges[i] = ((flags & 3) == 2 ? CellMerge.WithLeft : CellMerge.None) | Vertical((flags & 0x20) != 0, (flags & 0x40) != 0);
        }
    }

    private static CellMerge Vertical(bool isMerged, bool isFirst) => !isMerged ? CellMerge.None : isFirst ? CellMerge.Below : CellMerge.WithAbove;

    private void TakeFromData(uint at)
    {
        // A list that points to a list could point to itself.
        Sprms.Each(_data.ListAt(at), (code, operand) =>
        {
            if (code is not (Sprms.HugeParagraph or Sprms.HugeParagraphOld or Sprms.TableProperties))
            {
                Take(code, operand);
            }
        });
    }
}
