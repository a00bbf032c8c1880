namespace Nianbao.Documents.Legacy;

/// <summary>
/// What the formatting pages of a file say ([MS-DOC] 2.9.22, 2.9.33): the modifiers of every run of bytes, found by where the text stands.
/// </summary>
internal sealed class DocRuns
{
    private const int PageLength = 512;
    private const int MostRunsOfPage = 0x65;
    private const int ParagraphEntry = 13;

    private readonly List<(long From, long To, int At, int Length)> _runs = [];
    private readonly byte[] _document;
    private int _last;

    private DocRuns(byte[] document) => _document = document;

    /// <param name="document">The main stream.</param>
    /// <param name="table">The list of pages: positions, then page numbers.</param>
    /// <param name="isParagraphs">Whether they are of paragraphs or of characters.</param>
    /// <param name="limits">What the file may cost.</param>
    public static DocRuns Read(byte[] document, ReadOnlySpan<byte> table, bool isParagraphs, ReadLimits limits)
    {
        var runs = new DocRuns(document);
        var count = (table.Length - 4) / 8;
        for (var i = 0; i < count; i++)
        {
            runs.ReadPage((table.Number((4 * (count + 1)) + (4 * i)) & 0x3FFFFF) * PageLength, isParagraphs);
            if (runs._runs.Count > limits.Cells)
            {
                throw LimitExceededException.Of("文件内部的格式段", limits.Cells, "个");
            }
        }

        runs._runs.Sort((a, b) => a.From.CompareTo(b.From));
        return runs;
    }

    /// <summary>The modifiers of the byte at a position; empty when nothing is said of it.</summary>
    public ReadOnlySpan<byte> At(long position)
    {
        if (!(_last < _runs.Count && Holds(_runs[_last], position)))
        {
            _last = Find(position);
        }

        return _last < _runs.Count && Holds(_runs[_last], position) ? _document.AsSpan(_runs[_last].At, _runs[_last].Length) : default;
    }

    /// <summary>The position up to which <see cref="At"/> says the same.</summary>
    public long EndOf(long position) => _last < _runs.Count && Holds(_runs[_last], position) ? _runs[_last].To : position + 1;

    private static bool Holds((long From, long To, int At, int Length) run, long position) => run.From <= position && position < run.To;

    private int Find(long position)
    {
        var (low, high) = (0, _runs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _runs[middle].To <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void ReadPage(long at, bool isParagraphs)
    {
        ReadOnlySpan<byte> page = ((ReadOnlySpan<byte>)_document).Part(at, PageLength);
        int count = page[PageLength - 1];
        if (count > MostRunsOfPage)
        {
            throw new InvalidDataException("A formatting page holds too many runs.");
        }

        for (var i = 0; i < count; i++)
        {
            var entry = (4 * (count + 1)) + (isParagraphs ? ParagraphEntry * i : i);
            var (offset, length) = Modifiers(page, page.Byte(entry) * 2, isParagraphs);
            _runs.Add((page.Number(4 * i), page.Number(4 * (i + 1)), (int)at + offset, length));
        }
    }

    // Lengths of paragraphs are counted in words, less the byte that holds them; a zero says that the next byte holds the length.
    private static (int Offset, int Length) Modifiers(ReadOnlySpan<byte> page, int at, bool isParagraphs)
    {
        if (at == 0)
        {
            return (0, 0);
        }

        int first = page.Byte(at);
        var (offset, length) = (isParagraphs, first) switch
        {
            (false, _) => (at + 1, first),
            (true, 0) => (at + 2, 2 * page.Byte(at + 1)),
            _ => (at + 1, (2 * first) - 1),
        };
        return offset + length <= PageLength ? (offset, length) : throw new InvalidDataException("A run leaves its formatting page.");
    }
}
