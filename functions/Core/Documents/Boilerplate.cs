using System.Text.RegularExpressions;

namespace Nianbao.Documents;

/// <summary>
/// Lines that a web page puts around every text: they are no part of the report. Only whole lines at the very start or end are taken
/// out, and only those listed here: a line too many is harmless, a line too few is a hole in the report.
/// </summary>
internal static partial class Boilerplate
{
    private const int LongestLine = 120;

    /// <summary>Takes such lines off both ends, and returns them in order.</summary>
    public static List<string> Remove(List<Piece> pieces)
    {
        var start = pieces.TakeWhile(IsBoilerplate).Count();
        var end = pieces.Skip(start).Reverse().TakeWhile(IsBoilerplate).Count();
        var removed = pieces.Take(start).Concat(pieces.Skip(pieces.Count - end)).Cast<Piece.OfText>().Select(piece => piece.Text).ToList();
        pieces.RemoveRange(pieces.Count - end, end);
        pieces.RemoveRange(0, start);
        return removed;
    }

    /// <summary>Whether a whole line is one of those.</summary>
    public static bool IsLine(string line) => line.Length <= LongestLine && Line().IsMatch(line);

    private static bool IsBoilerplate(Piece piece) => piece is Piece.OfText { Text: var text } && IsLine(text);

    [GeneratedRegex("""
        ^[\s【\[（(「|·>]*(?:
          (?:账号|手机|扫码|密码)\+?(?:密码)?登[录陆] | (?:用户|快速|立即|免费)?(?:登[录陆]|注册) | 登[录陆]\s*[|/]?\s*注册 | 还没有账号[?？]? | 忘记密码[?？]? | 退出登录
          | (?:我要)?(?:打印|关闭|收藏|纠错|分享|顶部|返回)(?:本页|页面|窗口|此页|正文)?(?:\s*[】\]）)」|]?\s*[【\[（(「|]?\s*(?:打印|关闭|收藏|纠错|分享)(?:本页|页面|窗口|此页|正文)?)* | 分享(?:到|至)?\s*[:：]?.{0,40}
          | (?:返回|回到)(?:顶部|首页|上一页|列表) | 上一[篇条页][:：]?.* | 下一[篇条页][:：]?.* | 首页 | 无障碍(?:浏览|阅读)? | 长者(?:模式|助手|版) | 适老化
          | (?:您(?:现在)?的|您|当前)(?:所在)?的?位置\s*[:：]?.* | 字[体号]\s*[:：]?[\s【\[（(]*(?:特?大|中|小)[\s】\]）)|【\[（(特大中小]* | (?:浏览|阅读|点击)(?:次数|量|数)\s*[:：]?\s*\d*\s*次?
          | 版权所有.* | copyright.* | ©.* | .{0,30}ICP备.* | .{0,20}公网安备.* | 网站标识码.* | 网站地图.* | 联系我们 | 关于我们 | 设为首页 | 加入收藏 | 网站声明 | 使用帮助
          | 扫一扫.{0,30} | 手机扫码.{0,30} | 建议使用.{0,60}浏览.* | 技术支持[:：].*
        )[\s】\]）)」|·<]*$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Line();
}
