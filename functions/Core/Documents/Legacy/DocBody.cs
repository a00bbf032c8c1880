using Nianbao.Documents.Word;

namespace Nianbao.Documents.Legacy;

/// <summary>
/// Walks the text of a Word 97-2003 file once. Tracked changes are read as accepted, hidden text is left out, fields show their result, as in
/// newer files.
/// </summary>
internal sealed class DocBody(byte[] document, DocData data, List<DocPiece> pieces, DocRuns paragraphs, DocRuns characters, DocStyles styles, ListCounter lists)
{
    private const char FieldBegin = '\u0013';
    private const char FieldResult = '\u0014';
    private const char FieldEnd = '\u0015';
    private const char ParagraphEnd = '\r';
    private const char CellEnd = '\a';
    private const int MostFields = 1_000;

    private readonly Stack<bool> _isInstruction = new();
    private int _instructions;
    private string _carried = "";
    private DocParagraph? _paragraph;
    private ParagraphText _text = new(null!);
    private DocRun _run;
    private long _runEnd;
    private long _paragraphEnd;

    /// <summary>Adds the characters from a number on to a body.</summary>
    public void Read(long first, long length, Content body)
    {
        var tables = new FlowTables(body);
        _text = new(new(body.Budget));
        foreach (var piece in pieces)
        {
            var (from, to) = (Math.Max(first, piece.First), Math.Min(first + length, piece.End));
            if (from < to)
            {
                ReadPiece(piece, (int)(from - piece.First), (int)(to - piece.First), tables);
            }
        }

        if (_text.Text.Length + _carried.Length > 0)
        {
            tables.At(0).Add(_carried + _text.Text);
        }

        tables.Finish();
    }

    private void ReadPiece(DocPiece piece, int from, int to, FlowTables tables)
    {
        var text = piece.Text(document);
        _runEnd = _paragraphEnd = -1;
        for (var i = from; i < to; i++)
        {
            var at = piece.At + (i * piece.Width);
            Look(at, piece);
            if (text[i] == ParagraphEnd || text[i] == CellEnd)
            {
                Finish(text[i], tables);
            }
            else if (!TakeField(text[i]) && _instructions == 0 && !_run.IsGone && !_run.IsSpecial)
            {
                Take(text[i]);
            }
        }
    }

    // What is said of the characters here, looked up anew when a run ends.
    private void Look(long at, DocPiece piece)
    {
        if (at >= _paragraphEnd)
        {
            _paragraph = DocParagraph.Of(paragraphs.At(at), piece.Changes.Span, styles, data);
            _paragraphEnd = paragraphs.EndOf(at);
            _runEnd = -1;
        }

        if (at >= _runEnd)
        {
            data.Count(piece.Changes.Length);
            _run = DocRun.Of(characters.At(at), piece.Changes.Span, _paragraph!.Style, styles);
            _runEnd = characters.EndOf(at);
        }
    }

    // The instruction of a field is not shown, its result is.
    private bool TakeField(char character)
    {
        switch (character)
        {
            case FieldBegin when _isInstruction.Count < MostFields:
                _isInstruction.Push(true);
                _instructions++;
                return true;
            case FieldResult when _isInstruction.TryPop(out var isInstruction):
                _instructions -= isInstruction ? 1 : 0;
                _isInstruction.Push(false);
                return true;
            case FieldEnd when _isInstruction.TryPop(out var isOpen):
                _instructions -= isOpen ? 1 : 0;
                return true;
            default:
                return false;
        }
    }

    private void Take(char character)
    {
        var start = _text.Text.Length;
        switch (character)
        {
            case '\t':
                _text.Text.Append(' ');
                break;
            // Breaks of a line, a page and a column.
            case '\v' or '\f' or '\u000E':
                _text.Text.Append('\n');
                break;
            case '\u001E':
                _text.Text.Append('-');
                break;
            case >= ' ':
                _text.Text.Append(character);
                break;
        }

        if (_run.IsRaised)
        {
            Superscript.Raise(_text.Text, start);
        }
    }

    private void Finish(char mark, FlowTables tables)
    {
        var paragraph = _paragraph!;
        var depth = mark == CellEnd ? Math.Max(1, paragraph.Depth) : paragraph.Depth;
        if (mark == CellEnd && paragraph.EndsRow)
        {
            tables.EndRow(depth, paragraph.Shape, _run.IsDeleted);
        }
        else if (depth > 1 && paragraph.EndsInnerRow)
        {
            tables.EndRow(depth, paragraph.Shape, _run.IsDeleted);
        }
        else
        {
            FinishText(paragraph, tables.At(depth), mark == ParagraphEnd && !paragraph.EndsInnerCell && _run.IsDeleted);
            if (mark == CellEnd || (depth > 1 && paragraph.EndsInnerCell))
            {
                tables.EndCell(depth);
            }
        }

        _text.Text.Clear();
    }

    private void FinishText(DocParagraph paragraph, Content into, bool isMarkDeleted)
    {
        var isEmpty = _text.Text.Length == 0;
        var number = isEmpty && _run.IsHidden ? "" : lists.Next(paragraph.List, paragraph.Level, style: null);
        var text = _carried + (isEmpty && paragraph.Depth == 0 ? "" : _text.Numbered(number));
        _carried = isMarkDeleted ? text : "";
        into.Add(isMarkDeleted ? "" : text);
    }
}
