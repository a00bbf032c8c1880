using static Nianbao.Tests.Hostile.Material;

namespace Nianbao.Tests.Hostile;

/// <summary>Pages and pages packed as mail.</summary>
internal static class HostilePages
{
    private const string Refused = TooLarge;
    private const string Either = "read|too-large|empty";

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        Page("deep nesting", Refused, () => Many(190_000, "<div>")),
        Page("1,000 levels", Refused, () => Many(1_001, "<div>") + "x"),
        Page("deep tables", Refused, () => Many(60_000, "<table><tr><td>x")),
        Page("deep nesting behind attributes", Refused, () => Many(90_000, "<div><i title='</div>'>")),
        Page("deep nesting in a drawing", Either, () => "<svg>" + Many(190_000, "<td>")),
        Page("end tags that do not count", Either, () => "<svg>" + Many(45_000, "<desc><p></desc></svg>")),
        Page("formatting left open", Refused, () => Many(90_000, at => $"<font style=a{at}><p>x")),
        Page("links left open", Refused, () => Many(90_000, "<a href=1><p>x")),
        Page("5,000 tables", Either, () => Many(5_000, "<table><tr><td>x</table>")),
        Page("45,000 tables", Refused, () => Many(45_000, "<table><tr><td>x</table>")),
        Page("spans out of reason", Refused, () => "<table><tr>" + Many(1_000, "<td rowspan=60000 colspan=60000>x") + Many(60_000, "<tr>")),
        Page("spans down a whole table", Either, () => "<table>" + Many(1_900, "<tr><td rowspan=2000>x<td>y")),
        Page("many attributes", Either, () => "<p " + Many(300_000, at => $"a{at}=1 ") + ">x"),
        Page("comments left open", Either, () => Many(190_000, "<!-- -- ")),
        Page("one long line", Either, () => new string('<', 190_000) + new string('x', 6_000_000)),
        Page("unclosed cells", Either, () => "<table><tr>" + Many(90_000, "<td><p>x")),
        Page("unclosed paragraphs", Either, () => Many(190_000, "<p>x")),
        Page("text that the parser moves out of a table", Either, () => "<table>" + Many(95_000, "x<b></b>")),
        Page("forms, selects and frames in each other", Either, () => Many(60_000, "<form><select><option><frameset>")),
        Page("a page of 20 MB", Refused, () => "<table>" + Many(480_000, "<tr><td>1234567890123456789012</td></tr>")),
        Page("8 MB of cells", Either, () => "<table>" + Many(90, "<tr>" + Many(1_000, "<td>" + new string('1', 70)))),
        Page("7 MB of entities", Either, () => Many(1_400_000, "&amp;")),
        Page("entities without an end", Either, () => Many(700_000, "&notin&#x")),
        Page("a picture of 7 MB in the page", "empty", () => $"<img src='data:image/png;base64,{new string('A', 7_000_000)}'>"),
        Page("a style of 7 MB", Either, () => $"<p style='{Many(700_000, "color:red;")}'>x</p>"),
        Page("styles that look hidden and are not", Either, () => Many(20_000, $"<p style='{Many(20, "display : no ")}visibility'>x</p>")),
        Page("menus in menus", Either, () => Many(250, "<div>") + Many(40_000, "<a href=x>y</a>")),
        Page("footers in footers", Either, () => Many(250, "<footer>") + Many(40_000, "<i>y</i>") + "x"),
        Page("text of spaces", Either, () => Many(3_900_000, " ") + "x"),
        Page("a preformatted table of 1.9 million characters", Either, () => "<pre>" + Many(633_000, "a\tb") + "\n"),
        Page("NULs", Either, () => Many(1_000_000, "\0<p>x\0"[..4])),
        new("mht: parts in parts in parts", Damaged, () => Utf8(Mail("multipart/mixed; boundary=a", Many(60_000, "--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n")))),
        new("mht: a boundary on every line", Damaged, () => Utf8(Mail("multipart/mixed; boundary=a", Many(3_000_000, "--a\r\n")))),
        new("mht: an empty boundary", Damaged, () => Utf8(Mail("multipart/mixed; boundary=\"\"", Many(3_000_000, "--\r\n")))),
        new("mht: a page that never ends", Damaged, () => Utf8(Mail("multipart/mixed; boundary=a", "--a\r\nContent-Type: text/html\r\n\r\n" + Many(15_000_000, "x")))),
        new("mht: 15 MB of broken base64", Damaged, () => Utf8(Mail("text/html\r\nContent-Transfer-Encoding: base64", Many(5_000_000, "A=A")))),
        new("mht: 15 MB of quoted signs", Either + "|damaged", () => Utf8(Mail("text/html\r\nContent-Transfer-Encoding: quoted-printable", Many(5_000_000, "=4=")))),
        new("mht: a header of 15 MB", Either + "|damaged", () => Utf8("MIME-Version: 1.0\r\nContent-Type: text/html;" + Many(5_000_000, ";a=") + "\r\n\r\nx")),
    ];

    private static HostileFile Page(string attack, string answer, Func<string> body) => new($"html: {attack}", answer, () => Utf8("<html><body>" + body()));

    private static string Mail(string type, string body) => $"MIME-Version: 1.0\r\nContent-Type: {type}\r\n\r\n{body}";
}
