using System.Xml;

namespace Nianbao.Documents.Word;

/// <summary>
/// A forward reader of one part: no document type, nothing from outside, a bound on depth and names. Elements are told by their local names: the
/// namespaces of the strict and the transitional format differ, the names do not.
/// </summary>
internal sealed class WordXml : IDisposable
{
    private readonly XmlReader _xml;
    private readonly int _maxDepth;

    public WordXml(Stream part, ReadLimits limits)
    {
        _maxDepth = limits.XmlDepth;
        _xml = XmlReader.Create(part, new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new PartNames(limits.XmlNames),
        });
    }

    public XmlNodeType NodeType => _xml.NodeType;

    public string LocalName => _xml.LocalName;

    public int Depth => _xml.Depth;

    public bool IsEmptyElement => _xml.IsEmptyElement;

    /// <summary>Moves on; false at the end of the part.</summary>
    public bool Read()
    {
        var any = _xml.Read();
        Guard();
        return any;
    }

    /// <summary>
    /// Moves to the next element anywhere inside the element that stands at a depth; false when that element ends. Text in between is passed over.
    /// </summary>
    public bool ReadInside(int depth)
    {
        if (_xml.IsEmptyElement && _xml.Depth == depth)
        {
            return false;
        }

        while (_xml.Read())
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                Guard();
                return true;
            }

            if (_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == depth)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Passes over the element, up to its end.</summary>
    public void SkipElement()
    {
        var depth = _xml.Depth;
        while (ReadInside(depth))
        {
        }
    }

    /// <summary>An attribute by its local name; null when there is none.</summary>
    public string? Value(string name)
    {
        string? value = null;
        for (var any = _xml.MoveToFirstAttribute(); any && value is null; any = _xml.MoveToNextAttribute())
        {
            value = _xml.LocalName == name ? _xml.Value : null;
        }

        _xml.MoveToElement();
        return value;
    }

    /// <summary>A whole number in an attribute; null when there is none or it is out of reason.</summary>
    public int? Number(string name) =>
        int.TryParse(Value(name), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number)
        && Math.Abs((long)number) <= 1_000_000 ? number : null;

    /// <summary>Whether a switch like <c>w:vanish</c> is on: it is, unless its value says no.</summary>
    public bool IsOn() => Value("val") is not ("0" or "false" or "off");

    /// <summary>Appends the text of the element, and moves to its end.</summary>
    public void AppendText(System.Text.StringBuilder text, ReadBudget budget)
    {
        if (_xml.IsEmptyElement)
        {
            return;
        }

        var depth = _xml.Depth;
        var buffer = System.Buffers.ArrayPool<char>.Shared.Rent(4096);
        while (_xml.Read() && !(_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == depth))
        {
            if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                AppendChunks(text, buffer, budget);
            }
        }

        System.Buffers.ArrayPool<char>.Shared.Return(buffer);
    }

    public void Dispose() => _xml.Dispose();

    private void AppendChunks(System.Text.StringBuilder text, char[] buffer, ReadBudget budget)
    {
        int count;
        while ((count = _xml.ReadValueChunk(buffer, 0, buffer.Length)) > 0)
        {
            text.Append(buffer, 0, count);
            budget.Room(text.Length);
        }
    }

    private void Guard()
    {
        if (_xml.Depth > _maxDepth)
        {
            throw LimitExceededException.Of("文件内部的嵌套层数", _maxDepth, "层");
        }
    }
}
