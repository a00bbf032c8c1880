using AngleSharp.Html.Parser;
using Nianbao.Documents.Html;

namespace Nianbao.Tests.Hostile;

/// <summary>What is counted before a page is parsed is what the parser sees, or the page is not counted so.</summary>
public sealed class HtmlScanTests
{
    private static readonly int s_rounds = Environment.GetEnvironmentVariable("NIANBAO_LONG") == "1" ? 2_000_000 : 30_000;

    private static readonly string[] s_pieces =
    [
        "<div>", "</div>", "<p class=\"a\">", "</p>", "<TD rowspan=2>", "<br/>", "<font color='red'>", "</font>", "<i a=\"", "<i a='", "\"", "'", ">", "<", "/", "=", " ", "\n", "a", "x=y", "甲", "1",
        "<!--", "-->", "--!>", "<!-->", "<!", "<![if x]>", "<![CDATA[", "]]>", "<?xml ?>", "<script>", "</script>", "<style>", "</style >", "<title>", "</title>", "<textarea>", "</textarea>", "<svg>", "</svg>",
        "<o:p>", "</o:p>", "<a href=\"x\" b>", "<b =\"", "<b/c='>'>", "</div a='>'>", "&lt;", "\0", "<select>", "<table>", "</table>", "<p\tx>", "<p x=>", "<p x= >", "<p x=\"1\"y>",
    ];

    [Fact]
    public void A_page_that_is_counted_before_has_the_tags_that_the_parser_sees()
    {
        var (random, counted) = (new Random(41), 0);
        for (var round = 0; round < s_rounds; round++)
        {
            var page = string.Concat(Enumerable.Range(0, 1 + random.Next(9)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
            List<string> scanned = [];
            if (HtmlScan.TryEach(page, (name, isEnd) => scanned.Add((isEnd ? "/" : "") + name.ToString())))
            {
                counted++;
                Assert.True(scanned.SequenceEqual(Parsed(page)), $"{page}\nscanned {string.Join(' ', scanned)}\nparsed {string.Join(' ', Parsed(page))}");
            }
        }

        Assert.InRange(counted, s_rounds / 50, s_rounds);
    }

    [Theory]
    [InlineData("<html><head><meta charset=\"utf-8\"><title>年报</title><style>p{}</style></head><body><p class=MsoNormal\n style='a:b'>甲<o:p></o:p></p><!--[if gte mso 9]><xml></xml><![endif]--><br/></body></html>")]
    [InlineData("<table border=\"1\">\n<tr><td rowspan=\"2\" colspan='3'>1 < 2</td></tr></table>")]
    [InlineData("<script type=\"text/javascript\">if (a < b) { c(\"<div>\"); }</script><a href=\"x?a=1&b=2\" target=_blank>甲</a>")]
    public void What_programs_write_is_counted_before(string page) => Assert.True(HtmlScan.TryEach(page, (_, _) => { }));

    private static List<string> Parsed(string page)
    {
        List<string> tags = [];
        var parser = new HtmlParser(new HtmlParserOptions
        {
            OnToken = (token, _) =>
            {
                if (token.Type is HtmlTokenType.StartTag or HtmlTokenType.EndTag)
                {
                    tags.Add((token.Type == HtmlTokenType.EndTag ? "/" : "") + token.Name);
                }
            },
        });
        parser.ParseDocument(page).Dispose();
        return tags;
    }
}
