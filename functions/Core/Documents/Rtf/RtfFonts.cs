using System.Text;

namespace Nianbao.Documents.Rtf;

/// <summary>How the bytes of each font become characters.</summary>
internal sealed class RtfFonts
{
    private const int Gb18030 = 54936;

    // Windows character sets that differ from the document's own code page.
    private static readonly Dictionary<int, int> s_codePages = new()
    {
        [128] = 932, [129] = 949, [134] = Gb18030, [136] = 950, [161] = 1253, [162] = 1254, [177] = 1255, [178] = 1256, [186] = 1257, [204] = 1251, [222] = 874, [238] = 1250,
    };

    private readonly Dictionary<int, int> _sets = [];
    private readonly Dictionary<int, Encoding> _encodings = [];
    private int _defined;
    private int _codePage = 1252;

    /// <summary>The font of text that names none.</summary>
    public int Default { get; set; }

    /// <summary>Takes a word of the table of fonts.</summary>
    public void Define(string word, int? number)
    {
        if (word == "f")
        {
            _defined = number ?? 0;
        }
        else if (word == "fcharset")
        {
            _sets[_defined] = number ?? 0;
        }
    }

    /// <summary>The document's own code page; 936 is the older part of GB18030.</summary>
    public void Use(int codePage) => _codePage = codePage is 936 or 0 ? Gb18030 : codePage;

    public Encoding Of(int font)
    {
        var codePage = s_codePages.GetValueOrDefault(_sets.GetValueOrDefault(font), _codePage);
        if (!_encodings.TryGetValue(codePage, out var encoding))
        {
            encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)
                ?? (codePage == Encoding.UTF8.CodePage ? Encoding.UTF8 : throw new InvalidDataException("There is no such code page."));
            _encodings.Add(codePage, encoding);
        }

        return encoding;
    }
}
