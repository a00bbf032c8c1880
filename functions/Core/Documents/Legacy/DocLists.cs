using System.Globalization;
using System.Text;
using Nianbao.Documents.Word;

namespace Nianbao.Documents.Legacy;

/// <summary>The numbered lists of a file ([MS-DOC] 2.9.131 to 2.9.150), as the numbering of newer files has them.</summary>
internal static class DocLists
{
    private const int DefinitionLength = 28;
    private const int LevelLength = 28;
    private const int UseLength = 16;
    private const int MostLists = 5_000;
    private const int LargestStart = 1_000_000;

    /// <summary>MSONFC by its number, in the words of ST_NumberFormat; empty where the two do not fit.</summary>
    private static readonly string[] s_formats =
    [
        "decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText", "ordinalText", "hex", "chicago", "ideographDigital",
        "japaneseCounting", "aiueo", "iroha", "decimalFullWidth", "decimalHalfWidth", "japaneseLegal", "japaneseDigitalTenThousand", "decimalEnclosedCircle",
        "decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth", "decimalZero", "bullet", "ganada", "chosung", "decimalEnclosedFullstop", "decimalEnclosedParen",
        "decimalEnclosedCircleChinese", "ideographEnclosedCircle", "ideographTraditional", "ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting",
        "ideographLegalTraditional", "taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting", "chineseLegalSimplified", "chineseCountingThousand",
    ];

    /// <param name="table">The table stream.</param>
    /// <param name="definitions">Where the lists are defined; their levels follow behind.</param>
    /// <param name="uses">Where they are used: paragraphs name these, from 1.</param>
    public static WordNumbering Read(ReadOnlySpan<byte> table, (long At, long Length) definitions, (long At, long Length) uses)
    {
        if (definitions.Length < 2 || uses.Length < 4)
        {
            return WordNumbering.Empty;
        }

        var levels = Definitions(table, definitions);
        var lists = new Dictionary<int, NumberedList>();
        var count = Math.Min(table.Int(uses.At), MostLists);
        var at = uses.At + 4 + ((long)UseLength * Math.Max(0, count));
        for (var i = 0; i < count; i++)
        {
            var use = table.Part(uses.At + 4 + (UseLength * i), UseLength);
            var own = new Dictionary<int, ListLevel>();
            var starts = new Dictionary<int, int>();
            at += 4;
            for (int k = 0, overrides = use[12]; k < overrides; k++)
            {
                ReadOverride(table, ref at, starts, own);
            }

            var definition = levels.GetValueOrDefault(use.Int(0)) ?? [];
            lists[i + 1] = new(use.Int(0), [.. definition.Select((level, number) => own.GetValueOrDefault(number, level))], starts);
        }

        return WordNumbering.Of(lists);
    }

    private static Dictionary<int, ListLevel[]> Definitions(ReadOnlySpan<byte> table, (long At, long Length) definitions)
    {
        var found = new Dictionary<int, ListLevel[]>();
        var count = Math.Min((int)table.Word(definitions.At), MostLists);
        var at = definitions.At + 2 + (DefinitionLength * count);
        for (var i = 0; i < count; i++)
        {
            var definition = table.Part(definitions.At + 2 + (DefinitionLength * i), DefinitionLength);
            var levels = Enumerable.Repeat(ListLevel.Unset, WordNumbering.LevelCount).ToArray();
            for (int level = 0, written = (definition[26] & 1) != 0 ? 1 : WordNumbering.LevelCount; level < written; level++)
            {
                levels[level] = ReadLevel(table, ref at);
            }

            found[definition.Int(0)] = levels;
        }

        return found;
    }

    private static void ReadOverride(ReadOnlySpan<byte> table, ref long at, Dictionary<int, int> starts, Dictionary<int, ListLevel> own)
    {
        var (start, flags) = (Math.Clamp(table.Int(at), 0, LargestStart), table.Number(at + 4));
        var level = (int)(flags & 0xF);
        at += 8;
        if ((flags & 0x20) != 0)
        {
            own[level] = ReadLevel(table, ref at);
            start = own[level].Start;
        }

        if ((flags & 0x10) != 0)
        {
            starts[level] = start;
        }
    }

    private static ListLevel ReadLevel(ReadOnlySpan<byte> table, ref long at)
    {
        var level = table.Part(at, LevelLength);
        at += LevelLength + level[24] + level[25];
        var length = table.Word(at);
        var text = Encoding.Unicode.GetString(table.Part(at + 2, 2L * length));
        at += 2 + (2L * length);
        var format = level[4] < s_formats.Length ? s_formats[level[4]] : "none";
        return new(Math.Clamp(level.Int(0), 0, LargestStart), format, Pattern(text), IsLegal: (level[5] & 4) != 0, RestartsAfter: (level[5] & 8) != 0 ? level[26] : null, Style: null);
    }

    // The characters 0 to 8 stand for the number of that level.
    private static string Pattern(string text)
    {
        var pattern = new StringBuilder();
        foreach (var character in text)
        {
            pattern.Append(character < WordNumbering.LevelCount ? "%" + (character + 1).ToString(CultureInfo.InvariantCulture) : character.ToString());
        }

        return pattern.ToString();
    }
}
