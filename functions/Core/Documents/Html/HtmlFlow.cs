using System.Text;

namespace Nianbao.Documents.Html;

/// <summary>Running text of a page: white space of the source collapses to one space, and blocks end paragraphs.</summary>
internal sealed class HtmlFlow(Content into)
{
    private readonly StringBuilder _paragraph = new();

    public Content Into => into;

    public void Append(string text)
    {
        foreach (var character in text)
        {
            // Only the white space of the markup collapses: a no-break or an ideographic space is text.
            if (character is not (' ' or '\t' or '\r' or '\n' or '\f'))
            {
                _paragraph.Append(character);
            }
            else if (_paragraph.Length > 0 && _paragraph[^1] != ' ')
            {
                _paragraph.Append(' ');
            }
        }
    }

    /// <summary>Ends the paragraph, if there is one.</summary>
    public void Break()
    {
        if (_paragraph.Length > 0)
        {
            into.Add(_paragraph.ToString());
            _paragraph.Clear();
        }
    }
}
