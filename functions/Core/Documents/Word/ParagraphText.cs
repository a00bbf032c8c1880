using System.Text;

namespace Nianbao.Documents.Word;

/// <summary>A paragraph that is being read: its text so far, and what its properties say.</summary>
internal sealed class ParagraphText(Content aside)
{
    public StringBuilder Text { get; } = new();

    /// <summary>Text boxes anchored in the paragraph: they follow it.</summary>
    public Content Aside => aside;

    public string? Style { get; set; }

    public int? List { get; set; }

    public int? Level { get; set; }

    public bool IsMarkHidden { get; set; }

    /// <summary>The end of the paragraph is deleted: what follows belongs to it.</summary>
    public bool IsMarkDeleted { get; set; }

    public bool IsRunHidden { get; set; }

    /// <summary>The run stands above the line, as footnote marks do.</summary>
    public bool IsRunRaised { get; set; }

    /// <summary>The text with its number in front of it. A sign that ends in a letter or digit is set off by a space.</summary>
    public string Numbered(string number)
    {
        var text = Text.ToString();
        return number.Length == 0 ? text : number + (char.IsLetterOrDigit(number[^1]) && text.Length > 0 ? " " : "") + Content.Trimmed(text).ToString();
    }
}
