using System.Text.RegularExpressions;

namespace Nianbao.Narrative;

/// <summary>The channels of publication of 2014's form, as texts name them.</summary>
internal static partial class Channels
{
    private static readonly (string Key, Regex Names)[] s_channels =
    [
        ("a.channel_gazette_count", Gazette()), ("a.channel_weibo_count", Weibo()), ("a.channel_wechat_count", Wechat()),
        ("a.channel_website_count", Website()), ("a.channel_other_count", Other()),
    ];

    /// <summary>The rows of the channels, in printed order of the form.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        ["a.channel_gazette_count", "a.channel_website_count", "a.channel_weibo_count", "a.channel_wechat_count", "a.channel_other_count"];

    /// <summary>The channels of a list such as 通过市政府网站、政务微博; none when any part of it is no channel.</summary>
    public static IReadOnlyList<Channel> In(string names)
    {
        if (PartOfChannel().IsMatch(names))
        {
            return [];
        }

        List<Channel> found = [];
        foreach (var name in Separators().Split(Lead().Replace(names, "")))
        {
            if (name.Length is 0 or > 20 || Array.Find(s_channels, channel => channel.Names.IsMatch(name)) is not { Key: { } key })
            {
                return [];
            }

            found.Add(new(key, name));
        }

        return found;
    }

    /// <summary>Whether words speak of a channel or a place on one, so that what they count is not all that was made public.</summary>
    public static bool MayBeIn(string names) => Places().IsMatch(names);

    [GeneratedRegex("^.*?(?:通过|利用|依托|经由|借助|其中在|其中|在)(?:了)?|^(?:20[0-9]{2}年度?|全年|年内|本年度?)+", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    /// <summary>A column of a site, or somebody else's site.</summary>
    [GeneratedRegex("栏目|专栏|专题|频道|板块|版块|所属|下属|直属|中心|事业单位|各", RegexOptions.CultureInvariant)]
    private static partial Regex PartOfChannel();

    [GeneratedRegex("、|和|与|以及|及", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex("公报", RegexOptions.CultureInvariant)]
    private static partial Regex Gazette();

    [GeneratedRegex("微博", RegexOptions.CultureInvariant)]
    private static partial Regex Weibo();

    [GeneratedRegex("微信|公众号", RegexOptions.CultureInvariant)]
    private static partial Regex Wechat();

    [GeneratedRegex("网站|官网|门户网|政务网|信息网", RegexOptions.CultureInvariant)]
    private static partial Regex Website();

    [GeneratedRegex("报刊|报纸|广播|电视|媒体|公示栏|公告栏|公开栏|宣传栏|电子屏|显示屏|查阅点|档案馆|图书馆|客户端|其他(?:方式|渠道|形式)", RegexOptions.CultureInvariant)]
    private static partial Regex Other();

    [GeneratedRegex("网|微博|微信|公众号|公报|报|广播|电视|媒体|平台|目录|栏|系统|屏|客户端|领域|方面|通过|利用|在|类", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
