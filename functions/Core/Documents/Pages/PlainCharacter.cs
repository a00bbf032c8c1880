using System.Text;

namespace Nianbao.Documents.Pages;

/// <summary>
/// The character that was meant where a font has one shape for two: many PDFs say radical (⽂, ⻔) where the text said word (文, 门), because the font
/// draws both alike.
/// </summary>
internal static class PlainCharacter
{
    private const int FirstRadical = 0x2E80;
    private const int LastRadical = 0x2FDF;

    // CJK Radicals Supplement, of which Unicode's normalisation leaves out what EquivalentUnifiedIdeograph.txt lists. Those that are words of their own.
    private const string Radicals = "⼾⺁⺇⺊⺎⺝⺟⺠⺡⺣⺦⺨⺩⺬⺭⺰⺶⺼⺾⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻏⻐⻑⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳";
    private const string Words = "户厂几卜兀月母民氵灬丬犭王示礻纟羊月艹虎衤覀西见角讠贝足车辶阝钅長长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

    /// <summary>The code point of the word for that of its radical; any other as it is.</summary>
    public static int Of(int code)
    {
        if (code is < FirstRadical or > LastRadical)
        {
            return code;
        }

        return Radicals.IndexOf((char)code) is >= 0 and var at
            ? Words[at]
            : new Rune(code).ToString().Normalize(NormalizationForm.FormKC) is { Length: 1 } plain ? plain[0] : code;
    }
}
