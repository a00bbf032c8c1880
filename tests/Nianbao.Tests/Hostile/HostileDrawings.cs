using static Nianbao.Tests.Hostile.Material;

namespace Nianbao.Tests.Hostile;

/// <summary>OFD files.</summary>
internal static class HostileDrawings
{
    private const string Either = "read|too-large|empty";

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        new("ofd: a bomb by size", TooLarge, () => HostilePackages.Bomb("OFD.xml", 100_000_000, Utf8(Many(25_000, "<b>0</b>")))),
        new("ofd: entities in entities", Damaged, () => Zip(("OFD.xml", Utf8(HostilePackages.Entities("<DocRoot>&e9;</DocRoot>"))))),
        new("ofd: 10,000 pages", TooLarge, () => Pages(10_000, "")),
        new("ofd: 1,000 levels", TooLarge, () => Pages(1, Many(1_000, "<PageBlock>") + Many(1_000, "</PageBlock>"))),
        new("ofd: a page of 49,000 characters in one place", Either, () => Pages(1, Text(new string('1', 49_000), ""))),
        new("ofd: a page of 49,000 characters apart", Either, () => Pages(1, Many(700, row => Text(new string('1', 70), "DeltaX=\"g 69 3\"", row % 290)))),
        new("ofd: a page of 49,000 lines across", Either, () => Pages(1, Text("甲", "") + Many(49_000, at => Line(at % 200, at / 200.0, 9, 0)))),
        new("ofd: a page of 24,000 lines each way", Either, () => Pages(1, Text("甲", "") + Many(24_000, at => Line(0, at / 90.0, 210, 0) + Line(at / 120.0, 0, 0, 297)))),
        new("ofd: 300 lines each way, and characters in between", Either, () => Pages(1, Many(300, at => Line(0, at, 210, 0) + Line(at * 0.7, 0, 0, 297)) + Many(290, row => Text(new string('1', 100), "DeltaX=\"g 99 2\"", row + 1)))),
        new("ofd: 200 pages of 45,000 characters", Either, () => Pages(200, Text(new string('1', 45_000), ""))),
        new("ofd: 200 pages of 2,000 lines", Either, () => Pages(200, Text("甲", "") + Many(1_000, at => Line(0, at / 4.0, 210, 0) + Line(at / 5.0, 0, 0, 297)))),
        new("ofd: a million empty objects", Either, () => Pages(1, Text("甲", "") + Many(700_000, "<PathObject/>"))),
        new("ofd: distances out of reason", Either, () => Pages(1, Many(2_000, Text("58", "DeltaX=\"g 999999999 1 g 999999999 NaN\" DeltaY=\"g 999999999 1e308\"")))),
        new("ofd: a path of 900 KB", Either, () => Pages(1, Text("甲", "") + $"<PathObject Boundary=\"0 0 210 297\"><AbbreviatedData>{Many(40_000, at => $"M {at} 0 L 0 {at} ")}</AbbreviatedData></PathObject>")),
        new("ofd: a template on every page that names itself", Either + "|damaged", () => Zip(
            ("OFD.xml", Utf8("<OFD><DocRoot>D.xml</DocRoot></OFD>")),
            ("D.xml", Utf8("<Document><TemplatePage ID=\"1\" BaseLoc=\"T.xml\"/><Pages>" + Many(190, "<Page BaseLoc=\"T.xml\"/>") + "</Pages></Document>")),
            ("T.xml", Utf8("<Page><Template TemplateID=\"1\"/><Template TemplateID=\"1\"/><Content>" + Text("甲", "") + "</Content></Page>")))),
        new("ofd: 1,000 templates on a page", Either, () => Zip(
            ("OFD.xml", Utf8("<OFD><DocRoot>D.xml</DocRoot></OFD>")),
            ("D.xml", Utf8("<Document><TemplatePage ID=\"1\" BaseLoc=\"T.xml\"/><Pages>" + Many(100, "<Page BaseLoc=\"P.xml\"/>") + "</Pages></Document>")),
            ("P.xml", Utf8("<Page>" + Many(1_000, "<Template TemplateID=\"1\"/>") + "</Page>")),
            ("T.xml", Utf8("<Page><Content>" + Many(10, Text("甲", "")) + "</Content></Page>")))),
    ];

    private static byte[] Pages(int count, string content) => Zip(archive =>
    {
        Add(archive, "OFD.xml", Utf8("<OFD><DocRoot>D.xml</DocRoot></OFD>"));
        Add(archive, "D.xml", Utf8("<Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea></CommonData><Pages>" + Many(count, "<Page BaseLoc=\"P.xml\"/>") + "</Pages></Document>"));
        Add(archive, "P.xml", Utf8($"<Page><Content><Layer>{content}</Layer></Content></Page>"));
    });

    private static string Text(string text, string distances, int top = 10) =>
        FormattableString.Invariant($"<TextObject Boundary=\"0 {top} 210 9\" Size=\"4\"><TextCode X=\"0\" Y=\"4\" {distances}>{text}</TextCode></TextObject>");

    private static string Line(double left, double top, double width, double height) =>
        FormattableString.Invariant($"<PathObject Boundary=\"{left:0.##} {top:0.##} {width:0.##} {height:0.##}\"><AbbreviatedData>M 0 0 L {width:0.##} {height:0.##}</AbbreviatedData></PathObject>");
}
