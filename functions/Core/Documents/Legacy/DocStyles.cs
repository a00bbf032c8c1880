namespace Nianbao.Documents.Legacy;

/// <summary>What the styles of a file say of lists and of hidden text ([MS-DOC] 2.9.271).</summary>
internal sealed class DocStyles
{
    private const int ParagraphKind = 1;
    private const int CharacterKind = 2;
    private const int LongestChain = 32;

    private readonly List<Style?> _styles = [];
    private readonly Dictionary<int, bool> _hidden = [];
    private readonly Dictionary<int, (int List, int Level)> _lists = [];

    /// <summary>Styles that are damaged say nothing.</summary>
    public static DocStyles Read(ReadOnlySpan<byte> table)
    {
        var styles = new DocStyles();
        if (table.Length < 6)
        {
            return styles;
        }

        var at = 2 + table.Word(0);
        var (count, baseLength) = (table.Word(2), table.Word(4));
        for (var i = 0; i < count && at + 2 <= table.Length; i++)
        {
            var length = table.Word(at);
            styles._styles.Add(length == 0 || at + 2 + length > table.Length ? null : ReadStyle(table.Slice(at + 2, length), baseLength));
            at += 2 + length + (length & 1);
        }

        return styles;
    }

    /// <summary>The list that a style's paragraphs belong to, 0 for none, and their level in it.</summary>
    public (int List, int Level) ListOf(int style)
    {
        if (!_lists.TryGetValue(style, out var found))
        {
            var (list, level) = (0, 0);
            foreach (var each in Chain(style).Reverse())
            {
                Sprms.Each(each.Paragraph, (code, operand) => (list, level) = code switch
                {
                    Sprms.ParagraphList => (operand.Short(0), level),
                    Sprms.ParagraphListLevel => (list, operand[0]),
                    _ => (list, level),
                });
            }

            _lists.Add(style, found = (list, level));
        }

        return found;
    }

    /// <summary>Whether text in the style is hidden.</summary>
    public bool IsHidden(int style)
    {
        if (!_hidden.TryGetValue(style, out var isHidden))
        {
            foreach (var each in Chain(style).Reverse())
            {
                Sprms.Each(each.Characters, (code, operand) => isHidden = code == Sprms.Hidden ? operand[0] is 1 or 0x81 : isHidden);
            }

            _hidden.Add(style, isHidden);
        }

        return isHidden;
    }

    private IEnumerable<Style> Chain(int id)
    {
        for (var hops = 0; hops < LongestChain && id >= 0 && id < _styles.Count && _styles[id] is { } style; hops++)
        {
            yield return style;
            id = style.BasedOn;
        }
    }

    private static Style? ReadStyle(ReadOnlySpan<byte> bytes, int baseLength)
    {
        if (bytes.Length < baseLength + 2 || baseLength < 10)
        {
            return null;
        }

        var (kind, basedOn, parts) = (bytes.Word(2) & 0xF, bytes.Word(2) >> 4, bytes.Word(4) & 0xF);
        var at = baseLength + 2 + (2 * bytes.Word(baseLength)) + 2;
        var (paragraph, characters) = (Array.Empty<byte>(), Array.Empty<byte>());
        for (var part = 0; part < parts && at + 2 <= bytes.Length && at + 2 + bytes.Word(at) <= bytes.Length; part++)
        {
            var modifiers = bytes.Slice(at + 2, bytes.Word(at));
            if (kind == ParagraphKind && part == 0)
            {
                // The style's own number stands in front.
                paragraph = modifiers.Length > 2 ? modifiers[2..].ToArray() : [];
            }
            else if ((kind == ParagraphKind && part == 1) || (kind == CharacterKind && part == 0))
            {
                characters = modifiers.ToArray();
            }

            at += 2 + modifiers.Length + (modifiers.Length & 1);
        }

        return new(basedOn == 0xFFF ? -1 : basedOn, paragraph, characters);
    }

    private sealed record Style(int BasedOn, byte[] Paragraph, byte[] Characters);
}
