namespace Nianbao.Documents.Word;

/// <summary>One level of a list: how its number looks.</summary>
/// <param name="Start">The first number.</param>
/// <param name="Format">The name of the number format.</param>
/// <param name="Text">Literal text with <c>%1</c> to <c>%9</c> for the numbers of the levels.</param>
/// <param name="IsLegal">All numbers in it are Arabic.</param>
/// <param name="RestartsAfter">The level (one-based) whose number restarts this one; 0 never; null when any level above does.</param>
/// <param name="Style">The paragraph style that is linked to the level; null when none is.</param>
internal sealed record ListLevel(int Start, string Format, string Text, bool IsLegal, int? RestartsAfter, string? Style)
{
    public static ListLevel Unset { get; } = new(1, "decimal", "", false, null, null);
}

/// <summary>A list as paragraphs name it.</summary>
/// <param name="Abstract">The definition it counts in; lists of one definition count on together.</param>
/// <param name="Levels">Nine levels, with its own overrides.</param>
/// <param name="Starts">Levels that this list begins anew, with their first number.</param>
internal sealed record NumberedList(int Abstract, IReadOnlyList<ListLevel> Levels, IReadOnlyDictionary<int, int> Starts);

/// <summary>The lists of a Word file.</summary>
internal sealed class WordNumbering
{
    public const int LevelCount = 9;

    private readonly Dictionary<int, ListLevel[]> _abstracts = [];
    private readonly Dictionary<int, string> _links = [];
    private readonly Dictionary<int, NumberedList> _lists = [];

    public static WordNumbering Empty { get; } = new();

    /// <summary>Lists that were read from elsewhere, by the numbers that paragraphs call them by.</summary>
    public static WordNumbering Of(IReadOnlyDictionary<int, NumberedList> lists)
    {
        var numbering = new WordNumbering();
        foreach (var (number, list) in lists)
        {
            numbering._lists[number] = list;
        }

        return numbering;
    }

    public static WordNumbering Read(WordXml xml, WordStyles styles)
    {
        var numbering = new WordNumbering();
        while (xml.Read())
        {
            if (xml is { NodeType: System.Xml.XmlNodeType.Element, IsEmptyElement: false })
            {
                numbering.ReadElement(xml);
            }
        }

        numbering.FollowLinks(styles);
        return numbering;
    }

    /// <summary>The list of that number; null when there is none.</summary>
    public NumberedList? Find(int number) => _lists.GetValueOrDefault(number);

    private void ReadElement(WordXml xml)
    {
        if (xml.LocalName == "abstractNum" && xml.Number("abstractNumId") is { } id)
        {
            ReadAbstract(xml, id);
        }
        else if (xml.LocalName == "num" && xml.Number("numId") is { } number)
        {
            ReadList(xml, number);
        }
    }

    private void ReadAbstract(WordXml xml, int id)
    {
        var levels = Enumerable.Repeat(ListLevel.Unset, LevelCount).ToArray();
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.LocalName == "numStyleLink")
            {
                _links[id] = xml.Value("val") ?? "";
            }
            else if (xml.LocalName == "lvl" && xml.Number("ilvl") is >= 0 and < LevelCount and var level)
            {
                levels[level] = ReadLevel(xml);
            }
        }

        _abstracts[id] = levels;
    }

    private void ReadList(WordXml xml, int number)
    {
        var (definition, depth) = (-1, xml.Depth);
        var starts = new Dictionary<int, int>();
        var overrides = new Dictionary<int, ListLevel>();
        var level = -1;
        while (xml.ReadInside(depth))
        {
            switch (xml.LocalName)
            {
                case "abstractNumId":
                    definition = xml.Number("val") ?? -1;
                    break;
                case "lvlOverride":
                    level = xml.Number("ilvl") ?? -1;
                    break;
                case "startOverride":
                    starts[level] = xml.Number("val") ?? 1;
                    break;
                case "lvl":
                    overrides[level] = ReadLevel(xml);
                    break;
            }
        }

        var levels = _abstracts.GetValueOrDefault(definition) ?? [];
        _lists[number] = new(definition, [.. levels.Select((own, at) => overrides.GetValueOrDefault(at, own))], starts);
    }

    private static ListLevel ReadLevel(WordXml xml)
    {
        var level = ListLevel.Unset;
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            level = xml.LocalName switch
            {
                "start" => level with { Start = xml.Number("val") ?? 1 },
                "numFmt" => level with { Format = xml.Value("val") ?? "decimal" },
                "lvlText" => level with { Text = xml.Value("val") ?? "" },
                "isLgl" => level with { IsLegal = xml.IsOn() },
                "lvlRestart" => level with { RestartsAfter = xml.Number("val") },
                "pStyle" => level with { Style = xml.Value("val") },
                _ => level,
            };
        }

        return level;
    }

    // A definition may only point to a list style, whose own list holds the levels.
    private void FollowLinks(WordStyles styles)
    {
        foreach (var (number, list) in _lists.ToList())
        {
            if (_links.TryGetValue(list.Abstract, out var style) && styles.NumberingOf(style) is { } linked && Find(linked) is { } target)
            {
                _lists[number] = target with { Starts = list.Starts };
            }
        }
    }
}
