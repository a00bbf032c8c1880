using static Nianbao.Tests.Hostile.Material;

namespace Nianbao.Tests.Hostile;

/// <summary>RTF files.</summary>
internal static class HostileRichText
{
    private const string Either = "read|too-large|empty|damaged";

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        Rtf("1,000 levels", TooLarge, () => Many(1_000, "{") + "x" + Many(1_000, "}")),
        Rtf("nine million levels", TooLarge, () => Many(9_000_000, "{")),
        Rtf("levels that close too often", Either, () => Many(5_000_000, "}")),
        Rtf("bytes that go on for two billion", Either, () => @"x\bin2147483647 abc"),
        Rtf("bytes that go backwards", Either, () => Many(500_000, @"\bin-2147483648 x")),
        Rtf("bytes that count what is not there", Either, () => Many(500_000, @"\bin5 }}}}}")),
        Rtf("numbers out of reason", Either, () => Many(100_000, @"\uc999999999\u-99999999999\itap99999999\trgaph2147483648 x")),
        Rtf("tables 100,000 deep", Either, () => @"\itap100000\intbl x\cell\row"),
        Rtf("tables that go deeper and deeper", Either, () => Many(200, at => $@"\itap{at}\intbl x\nestcell\nestrow ")),
        Rtf("a control word of 5 MB", Either, () => @"\" + Many(5_000_000, "a") + " x"),
        Rtf("a million cells in a row", Either, () => @"\trowd" + Many(400_000, at => $@"\cellx{at}") + @"\intbl " + Many(450_000, @"x\cell ") + @"\row"),
        Rtf("a million definitions of a cell", Either, () => Many(1_000, @"\trowd" + Many(500, @"\cellx9\clmgf\clvmgf")) + @"\intbl x\cell\row"),
        Rtf("500,000 rows", Either, () => Many(500_000, @"\trowd\cellx9\intbl x\cell\row ")),
        Rtf("4,999 tables", Either, () => Many(4_999, @"\trowd\cellx9\intbl 1\cell\row\pard x\par ")),
        Rtf("19 MB of a picture", Either, () => @"{\pict " + Many(18_000_000, "f") + "}x"),
        Rtf("a million fonts", Either, () => @"{\fonttbl" + Many(500_000, at => $@"{{\f{at}\fcharset134 a;}}") + "}x"),
        Rtf("1.9 million escaped bytes", Either, () => Many(1_900_000, @"\'d2")),
        Rtf("characters that are halves", Either, () => Many(900_000, @"\u55357?")),
        Rtf("destinations that nobody knows", Either, () => Many(1_000_000, @"{\*\x y}") + "x"),
        Rtf("two million paragraphs", Either, () => Many(2_000_000, @"1\par ")),
        Rtf("a paragraph of 1.9 million digits", Either, () => Many(1_900_000, "1")),
        Rtf("cut off", Damaged, () => Many(100, @"{\b x}") + "{"),
    ];

    private static HostileFile Rtf(string attack, string answer, Func<string> body) =>
        new($"rtf: {attack}", answer, () => Utf8(@"{\rtf1\ansi\ansicpg936 " + body() + (answer == Damaged ? "" : "}")));
}
