using System.Text;
using Nianbao.Documents.Word;

namespace Nianbao.Documents.Rtf;

/// <summary>A stretch of the document that is being filled: its body, or a text box. Ends paragraphs, cells and rows.</summary>
internal sealed class RtfParagraph(Content into)
{
    private readonly FlowTables _tables = new(into);
    private readonly ParagraphText _text = new(new(into.Budget));
    private bool _isInTable;
    private int _depth;

    public StringBuilder Text => _text.Text;

    /// <summary>The printed number of the list.</summary>
    public StringBuilder Number { get; } = new();

    /// <summary>Text boxes anchored here: they follow the paragraph.</summary>
    public Content Aside => _text.Aside;

    public Content Into => into;

    /// <summary>The row that is being described, in the body and in a table within a cell.</summary>
    public RtfRow Row { get; } = new();

    public RtfRow InnerRow { get; } = new();

    private int Depth => _depth > 0 ? _depth : _isInTable ? 1 : 0;

    /// <summary>Takes a word that says where paragraphs stand or that ends something; false when it says something else.</summary>
    public bool Take(string word, int? number)
    {
        switch (word)
        {
            case "pard":
                (_isInTable, _depth) = (false, 0);
                return true;
            case "intbl":
                _isInTable = true;
                return true;
            case "itap":
                _depth = number ?? 1;
                return true;
            case "par" or "sect" or "page":
                EndParagraph(Depth);
                return true;
            case "cell":
                EndParagraph(1);
                _tables.EndCell(1);
                return true;
            case "nestcell":
                EndParagraph(Math.Max(2, _depth));
                _tables.EndCell(Math.Max(2, _depth));
                return true;
            case "row":
                _tables.EndRow(1, Row.Shape, isGone: false);
                return true;
            case "nestrow":
                _tables.EndRow(Math.Max(2, _depth), InnerRow.Shape, isGone: false);
                return true;
            default:
                return false;
        }
    }

    public void Finish()
    {
        EndParagraph(Depth);
        _tables.Finish();
    }

    private void EndParagraph(int depth)
    {
        var target = _tables.At(depth);
        // A bullet says nothing.
        var number = Content.Trimmed(Number.ToString()).ToString();
        target.Add(Text.Length == 0 ? "" : _text.Numbered(number.Any(char.IsLetterOrDigit) ? number : ""));
        target.Add(Aside);
        Aside.Clear();
        Text.Clear();
        Number.Clear();
    }
}
