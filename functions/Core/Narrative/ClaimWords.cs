using System.Text.RegularExpressions;

namespace Nianbao.Narrative;

/// <summary>The words by which a number of the text is a claim of a figure, and those by which it is none.</summary>
internal static partial class ClaimWords
{
    [GeneratedRegex("20[0-9]{2}(?=年)", RegexOptions.CultureInvariant)]
    public static partial Regex YearIn();

    /// <summary>What is compared with another year, or only planned or asked for.</summary>
    [GeneratedRegex("季度|半年|(?<![0-9])(?:1[0-2]|[1-9])月|以来|近[二两三四五六七八九十几0-9]{1,2}年|历年|分别|任期|十[一二三四五]五", RegexOptions.CultureInvariant)]
    public static partial Regex OtherSpan();

    [GeneratedRegex("(?<![0-9])1月1日|12月31日", RegexOptions.CultureInvariant)]
    public static partial Regex WholeYear();

    /// <summary>Not the reporting body, or not it alone.</summary>
    [GeneratedRegex("所属|下属|直属|局属|事业单位|支队|大队|系统共|系统内|各区|各县|各镇|各乡|各处室|各科室|各单位|各部门|各地|各街道|区县|转来|(?<!结)转办|机关收到|机关受理|机关共", RegexOptions.CultureInvariant)]
    public static partial Regex OtherBody();

    /// <summary>Where a clause begins with the reporting body itself.</summary>
    [GeneratedRegex("(?<=^|[,;:()])(?:20[0-9]{2}年度?|全年|年内|本年度?)?,?(?:我|本)(?:局|委|办|厅|院|所|县|区|市|镇|乡|街道|单位|机关|中心)", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    public static partial Regex OwnBody();

    [GeneratedRegex("、|和|(?<![涉普提触危])及", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    public static partial Regex ListMark();

    [GeneratedRegex("收到|受理|接收|接到|新收|接受|办理|处理", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    public static partial Regex ReceivingVerb();

    [GeneratedRegex("(?:申请|公开|复议|诉讼|维持|纠[正错])[^0-9]{0,6}$", RegexOptions.CultureInvariant)]
    public static partial Regex ListedLabels();

    [GeneratedRegex("(?:信息|政务)公开|公开申请|申请公开|依申请", RegexOptions.CultureInvariant)]
    public static partial Regex RequestsForInformation();

    [GeneratedRegex("许可|审批|一窗|政务服务|服务大厅|补贴|资金|项目|企业|办件|热线", RegexOptions.CultureInvariant)]
    public static partial Regex OtherRequests();

    /// <summary>不予公开 for one reason is a part of all that was not made public.</summary>
    [GeneratedRegex("因|由于|涉及|属于|针对|鉴于", RegexOptions.CultureInvariant)]
    public static partial Regex Reason();

    [GeneratedRegex("等(?:原因|情形|情况|因素|理由)", RegexOptions.CultureInvariant)]
    public static partial Regex AnyReason();

    [GeneratedRegex("自然人|商业企业|科研机构|公益组织|法律服务机构|法人", RegexOptions.CultureInvariant)]
    public static partial Regex SomeRequesters();

    [GeneratedRegex("参加|选派|派员|赴|新入职", RegexOptions.CultureInvariant)]
    public static partial Regex Attended();

    [GeneratedRegex("负责同志|负责人|领导|局长|主任|书记", RegexOptions.CultureInvariant)]
    public static partial Regex Heads();

    [GeneratedRegex("支队|科室|处室|科|处", RegexOptions.CultureInvariant)]
    public static partial Regex PartsOfBody();

    /// <summary>上年收到; not 上年结转后新收.</summary>
    [GeneratedRegex("上一?年度?(?!.{0,12}新)|上一?年度?新", RegexOptions.CultureInvariant)]
    public static partial Regex Earlier();

    [GeneratedRegex("^(?:20[0-9]{2}年度?|全年|本年度?|年内|我[局委办院厅中心县区市镇乡街道]{1,3}|共计?|累计|总计|合计|一共)*$", RegexOptions.CultureInvariant)]
    public static partial Regex OnlyWho();

    [GeneratedRegex("比|较|相比|同比|环比|同期|去年|持平|增长|增加|减少|下降|上升|计划|拟|力争|预计|目标", RegexOptions.CultureInvariant)]
    public static partial Regex Elsewhere();

    [GeneratedRegex("比|较|持平|同期|增长|下降", RegexOptions.CultureInvariant)]
    public static partial Regex Comparison();

    [GeneratedRegex("(?:收到|受理|接收|接到|新收|接受|办理|处理)(?<what>[^,;:()]{0,48}?)(?:(?:申请公开|公开申请|信息公开)(?:政府|政务)?(?:信息)?的?(?:申请)?(?:事项|案件|办件|件)?|申请(?:[表书]|事项)?)(?:总数|数量|总量|件数|数|共计|总计|合计|共|计|为|是|有|达到|达|的|:)*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    public static partial Regex ReceivedBefore();

    [GeneratedRegex("(?:收到|受理|接收|接到|新收)(?<what>(?:各类|有效|公民|群众)?)(?:共|的)?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    public static partial Regex ReceivedRightBefore();

    [GeneratedRegex("^(?:依申请)?(?:政府|政务)?(?:信息)?(?:公开)?的?(?:申请(?!人|表|费)|依申请公开)", RegexOptions.CultureInvariant)]
    public static partial Regex RequestsBehind();

    [GeneratedRegex("^(?:政府信息公开)?(?:申请)?(?:将|需)?(?:顺延|结转|转结|转)(?:到|至|入)?(?:下一?年|20[0-9]{2}年)", RegexOptions.CultureInvariant)]
    public static partial Regex CarriedOutBehind();

    [GeneratedRegex("(?:结转|转结|顺延|转)(?:到|至|入)?(?:下一?年度?|(?<year>20[0-9]{2})年度?)(?:继续)?(?:办理|处理|答复)?的?(?:政府信息公开|信息公开|依申请公开)?(?:申请|事项|件)?(?:数量|数|共|为|的|有|:)*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    public static partial Regex CarriedOutBefore();

    [GeneratedRegex("(?:上一?年度?|(?<year>20[0-9]{2})年度?)(?:结转|转结)(?:到|至|入)?(?:本年度?|20[0-9]{2}年度?)?(?:继续)?(?:办理|处理|答复)?的?(?:政府信息公开|信息公开|依申请公开)?(?:申请|事项|件)?(?:数量|数|共|为|的|有|:)*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    public static partial Regex CarriedInBefore();

    [GeneratedRegex("(?:无|没有|未有)(?:申请|事项)?(?:(?<in>上一?年度?结转)|(?:需要?)?结转(?:到|至|入)?下一?年度?|下一?年度?结转)(?![^,;:()]{0,8}[超逾]期)", RegexOptions.CultureInvariant)]
    public static partial Regex NoneCarried();

    /// <summary>Requests that are only some, or of another kind.</summary>
    [GeneratedRegex("网络|网上|在线|互联网|平台|系统|邮|当面|现场|信函|传真|自然人|个人|公民|法人|企业|公司|组织|复议|诉讼|信访|许可|备案|救助|援助|补贴|撤回|补正|重复|上年|结转|延期|不属于|有关|关于|涉及|转办|交办|同类|会商|不规范|无效|等.{1,3}人", RegexOptions.CultureInvariant)]
    public static partial Regex PartOfRequests();

    /// <summary>All who may ask, and all ways to do so.</summary>
    [GeneratedRegex("公民(?:[、,和及与或者]{0,2}法人)?[、,和及与或者]{1,2}其[他它](?:社会)?组织|[^,;:()]{1,40}等(?:各种|多种|各类)?(?:形式|方式|途径|渠道)(?:提出|提交|申请)?的", RegexOptions.CultureInvariant)]
    public static partial Regex AnyRequester();

    [GeneratedRegex("本级|办公室|各部门|各县|各区|各乡|各镇|街道|部门|单位|局|委员会", RegexOptions.CultureInvariant)]
    public static partial Regex OneOffice();

    /// <summary>What the words right before a label say against it: 不, 延期, 热线 …</summary>
    [GeneratedRegex("(?:不|未|非|没|延期|逾期|超期|暂缓|口头|电话|书面|留言|咨询|信访|热线|来信|投诉|举报|建议|提案|工单|诉求|其他|同类|各类|民事|刑事)$", RegexOptions.CultureInvariant)]
    public static partial Regex NotThat();

    /// <summary>Documents are marked 主动公开, 依申请公开 and 不予公开 too.</summary>
    [GeneratedRegex("属性|标注|标识|公文|发文|拟制|(?<![已于])主动公开(?:的|类|信息|文件)?(?:有|共)?[0-9]{1,6}[件份篇]", RegexOptions.CultureInvariant)]
    public static partial Regex OfDocuments();

    /// <summary>What else is answered and dealt with in such sentences.</summary>
    [GeneratedRegex("来信|留言|咨询|建议|提案|投诉|举报|工单|诉求|热线|信箱|问题|信访", RegexOptions.CultureInvariant)]
    public static partial Regex OtherMatter();

    [GeneratedRegex("^(?<names>.*?)(?<all>主动)?(?<verb>公开|发布|公布)(?<all>各类)?(?:政府|政务)?(?<info>信息)?(?:总数|数量|总量|数|共计|总计|合计|共|计|为|达到|达|的|:)*$", RegexOptions.CultureInvariant)]
    public static partial Regex PublishedBefore();

    [GeneratedRegex("(?<result>(?<upheld>(?:结果)?维持(?:具体行政行为|原行政行为|原具体行政行为)?(?:或者?)?(?<rejected>驳回原告诉讼请求)?|(?<rejected>驳回原告诉讼请求))|(?<corrected>(?:结果)?(?:被?依法)?纠[正错])|(?<other>其[他它](?:结果|情形))|(?<pending>(?:尚)?未审结|正在审理))(?:的|数|共|有|为|:)*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    public static partial Regex ResultBefore();

    /// <summary>From the right: 未经复议直接起诉 and 复议后起诉 name no review.</summary>
    [GeneratedRegex("(?:未经(?:行政)?复议)?(?<kind>直接起诉)|(?:复议)?(?<kind>后起诉)|(?<kind>复议)(?!机关)|(?<kind>诉讼)(?!请求)", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    public static partial Regex DisputeNamed();

    [GeneratedRegex("维持|纠[正错]|驳回|其[他它](?:结果|情形)|审结|正在审理", RegexOptions.CultureInvariant)]
    public static partial Regex ResultIn();

    [GeneratedRegex("作为(?:行政)?复议机关|(?:办理|承办|受理|审结|参与)(?:各类|其他)?(?:行政)?(?:复议|诉讼)|被告|其中(?:涉及|因|有关)?(?:政府)?信息公开[^0-9,;:()]{0,4}[0-9]|代理|(?<!机关|法院|[正经在])审理|无关|信息公开类(?!的?(?:行政)?(?:复议|诉讼))|因(?:行政)?(?:许可|处罚)|以我.{1,2}为被申请人", RegexOptions.CultureInvariant)]
    public static partial Regex AsAuthority();

    [GeneratedRegex("信息公开|政务公开", RegexOptions.CultureInvariant)]
    public static partial Regex Publicity();

    [GeneratedRegex("信息公开|政务公开|依法?申请|公开申请|申请公开|公开信息", RegexOptions.CultureInvariant)]
    public static partial Regex OfRequests();

    /// <summary>Disputes that are about something else, or that the body decides or pleads itself.</summary>
    [GeneratedRegex("(?:因|由于|涉及|属于|针对|鉴于|涉(?!及))(?!行政复议|行政诉讼|复议|诉讼|$)|办理|承办|受理|审结|应诉|参与", RegexOptions.CultureInvariant)]
    public static partial Regex OtherCause();

    [GeneratedRegex("(?:制定|制发|出台|印发|发布)[^,;:()0-9]{0,8}规范性文件(?:总?数|共)?[0-9]{1,4}[件份个部],(?:[^,;:()0-9]{0,4}(?:废止|失效)(?:文件)?[0-9]{1,4}[件份个部],)?[^,;:()0-9]{0,4}$", RegexOptions.CultureInvariant)]
    public static partial Regex NormativeDocuments();

    /// <summary>What is drafted or asked for is another body's.</summary>
    [GeneratedRegex("代[省市州区县拟]|起草|名义|协助|参与|报请|提请|备案", RegexOptions.CultureInvariant)]
    public static partial Regex ForOthers();

    [GeneratedRegex("复议|诉讼", RegexOptions.CultureInvariant)]
    public static partial Regex HeadingOfDisputes();

    [GeneratedRegex("(?:申请|信息公开)[^,;:()]{0,12}收取[^,;:()]{0,8}(?:费用|费)(?:共计|合计|共|计|为)*$", RegexOptions.CultureInvariant)]
    public static partial Regex FeeBefore();

    [GeneratedRegex("(?:未|没有|无)(?:收到|接到|受理|接收)(?:过)?(?:(?:任何|该项|该类|此类|新的)?(?<bare>申请)(?=[,;:()]|$)|(?<what>[^,;:()]{0,20}?)(?:公开申请|申请公开|依申请公开|信息公开申请|政府信息的申请)(?!人|表|费))"
        + "|(?:无|没有)(?<what>)依申请公开(?:政府信息)?(?:事项|情况|的情况|申请)|(?:没有|无|未有)(?<what>[^,;:()]{0,20}?)(?:提出|提交)(?:过)?[^,;:()]{0,4}(?:公开申请|申请公开(?:信息|政府信息|事项)?(?:的申请)?)(?=[,;:()]|的?情况|$)", RegexOptions.CultureInvariant)]
    public static partial Regex NoRequests();

    [GeneratedRegex("(?:未(?!经)|没有|无)(?:发生|出现|收到|接到|产生|涉及|提起|引起|因|有)?(?:过)?[^,;:()]{0,30}?(?:复议|诉讼)|(?:行政复议|行政诉讼)(?:、行政诉讼)?(?:案件)?(?:均|都)?(?:为|是)(?:零|0(?![0-9.]))", RegexOptions.CultureInvariant)]
    public static partial Regex NoDisputes();

    /// <summary>Only cases of a kind: 因不规范引发的, 败诉, 被纠错.</summary>
    [GeneratedRegex("不规范|不当|不及时|不依法|违法|违规|泄密|败诉|撤销|纠错|纠正|(?:复议|诉讼)(?:案件)?被|无正当|超期|逾期|未审结|群体|重大|追究|赔偿", RegexOptions.CultureInvariant)]
    public static partial Regex Qualified();

    [GeneratedRegex("(?:未|没有)(?:召开|举办|开展)(?:过)?(?<what>新闻发布会|在线访谈)|(?:未|没有|无)(?:发生|实施|作出)?(?:行政许可、)?(?<what>行政许可|行政处罚|行政强制)(?:案件|决定|情况|、行政(?:处罚|强制)案件)?(?=,|;|$)", RegexOptions.CultureInvariant)]
    public static partial Regex NoEvents();

    [GeneratedRegex("(?:未|没有|无)[^,;:()]{0,24}?(?:发生|收取|产生)[^,;:()]{0,20}?(?:收费|费用)|无收费情况", RegexOptions.CultureInvariant)]
    public static partial Regex NoFee();
}
