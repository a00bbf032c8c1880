using Nianbao.Findings;

namespace Nianbao.Tests.Findings;

/// <summary>What the text says is held against the tables; what it does not say of them is no claim.</summary>
public sealed class NarrativeRuleTests
{
    [Theory]
    // Requests received.
    [InlineData("A", "a.req_received_total=58", "2017年度共收到政府信息公开申请57件。", "N01")]
    [InlineData("A", "a.req_received_total=58", "全年受理公民、法人和其他组织的信息公开申请五十七件。", "N01")]
    [InlineData("A", "a.req_received_total=2", "2017年，我局未收到政府信息公开申请。", "N01")]
    [InlineData("C", "t3.new_received.total=58", "全市共受理政府信息公开申请57件，均按期答复。", "N01")]
    [InlineData("C", "t3.new_received.total=58", "共收到57件政府信息公开申请。", "N01")]
    [InlineData("C", "t3.new_received.total=1058", "全年收到政府信息公开申请1,057件。", "N01")]
    [InlineData("B", "t3.new_received.total=3", "2020年，我局无依申请公开事项。", "N01")]
    [InlineData("C", "t3.new_received.total=6", "全年收到政府信息公开申请7条。", "N01")]
    [InlineData("C", "t3.new_received.total=6", "全年收到7项依申请公开事项。", "N01")]
    [InlineData("C", "t3.new_received.total=6", "共受理依申请公开案件7宗。", "N01")]
    [InlineData("C", "t3.new_received.total=6", "邮箱收到7封政府信息公开申请。", "N01")]
    [InlineData("C", "t3.new_received.total=6", "收到依法申请公开件7件。", "N01")]
    [InlineData("C", "t3.new_received.total=6", "受理依申请政府信息公开事项7件。", "N01")]
    [InlineData("C", "t3.new_received.total=6", "镇政府和镇党政办共收到各类政府信息公开申请7件。", "N01")]
    [InlineData("C", "t3.new_received.total=6", "收到公民和其他组织以网络、信函等方式提交的信息公开申请7件。", "N01")]
    [InlineData("C", "t3.new_received.total=6 t3.carried_in.total=2", "共受理依申请公开8件，其中新收依申请公开7件。", "N01")]
    [InlineData("C", "t3.new_received.total=6", "上级机关转来信访件4件，我局收到政府信息公开申请7件。", "N01")]
    [InlineData("C", "t3.new_received.total=6", "关于政府信息公开，全年未收到该类申请。", "N01")]
    [InlineData("C", "t3.new_received.total=6", "全年没有公民、法人和其他组织提出政府信息公开申请。", "N01")]
    // What became of them.
    [InlineData("C", "t3.handled_total.total=6 t3.new_received.total=9", "收到依申请公开事项9件，结转办理件2件，共办结7件。", "N02")]
    [InlineData("C", "t3.handled_total.total=6", "答复政府信息公开申请7件。", "N02")]
    [InlineData("C", "t3.handled_total.total=6 t3.new_received.total=9", "答复依申请公开事项7件。", "N02")]
    [InlineData("C", "t3.carried_in.total=6", "2022年结转政府信息公开申请7件。", "N02")]
    [InlineData("C", "t3.carried_out.total=6", "政府信息公开申请结转到2024年办理7件。", "N02")]
    [InlineData("C", "t3.carried_out.total=6", "申请公开的事项均已办结，无结转下年度办理的申请。", "N02")]
    [InlineData("C", "t3.partially_granted.total=6", "申请办理结果：部分予以公开7件。", "N02")]
    [InlineData("C", "t3.granted.total=6", "收到的申请中“予以公开”7件，占70%。", "N02")]
    [InlineData("C", "t3.granted.total=6 t3.partially_granted.total=2", "收到的申请中，予以公开及部分公开9件。", "N02")]
    [InlineData("C", "t3.unable_not_held.total=6 t3.unable_no_ready_info.total=3", "收到的申请中，因本机关不掌握等原因无法提供10件。", "N02")]
    [InlineData("C", "t3.unable_not_held.total=6 t3.unable_no_ready_info.total=3", "收到的申请中，因本机关不掌握相关信息而无法提供7件。", "N02")]
    [InlineData("A", "a.req_closed_total=58", "全年共办理政府信息公开申请68件。", "N02")]
    [InlineData("A", "a.req_received_mail=7", "申请公开的途径中，以信函形式提出申请9件。", "N02")]
    [InlineData("A", "a.req_closed_extended=5", "申请均已办理，其中延期答复8件。", "N02")]
    [InlineData("A", "a.reply_granted=4", "已答复的申请中，同意公开答复5件。", "N02")]
    [InlineData("A", "a.req_replied_total=4", "已答复的申请总数为5件。", "N02 N02")]
    [InlineData("C", "t3.granted.total=4 t3.handled_total.total=4", "对收到的申请，予以公开5件、部分公开0件。", "N02")]
    [InlineData("C", "t3.refused_admin_query.total=4", "对申请不予公开5件。", "N02")]
    [InlineData("C", "t3.carried_out.total=3", "申请中另有4件顺延到下年度答复。", "N02")]
    // Disputes.
    [InlineData("A", "a.review_total=2", "发生政府信息公开行政复议案件3件。", "N03")]
    [InlineData("C", "l4.review_total=2", "2023年，未发生因政府信息公开申请提起的行政复议、行政诉讼。", "N03")]
    [InlineData("C", "l4.direct_suit_total=1 l4.post_review_suit_total=2", "政府信息公开行政诉讼4件。", "N03")]
    [InlineData("C", "l4.review_total=9 l4.review_upheld=3", "政府信息公开行政复议9件，其中结果维持4件。", "N03")]
    [InlineData("B", "l4.review_total=2", "2020年，我局没有因政府信息公开被申请行政复议。", "N03")]
    [InlineData("C", "l4.review_total=7 l4.review_upheld=5 l4.review_corrected=2", "政府信息公开行政复议案件7件，行政诉讼案件0件，结果维持4件，结果纠正2件。", "N03")]
    [InlineData("C", "l4.review_total=7 l4.review_upheld=5 l4.direct_suit_total=2 l4.direct_suit_upheld=1", "政府信息公开行政复议案件7件，行政诉讼案件2件，结果维持4件。", "N03")]
    [InlineData("A", "a.litigation_total=9 a.litigation_upheld=3", "政府信息公开行政诉讼9件，其中维持具体行政行为或者驳回原告诉讼请求5件。", "N03")]
    [InlineData("C", "l4.review_total=2", "依申请公开方面，被申请行政复议有3件。", "N03")]
    [InlineData("C", "l4.direct_suit_total=2", "依申请公开方面，涉及行政诉讼案件3件，均经审理驳回。", "N03")]
    [InlineData("C", "l4.direct_suit_total=2", "信息公开类行政复议0件，诉讼3件。", "N03")]
    [InlineData("C", "l4.review_total=2 l4.direct_suit_total=2", "政府信息公开行政复议和行政诉讼共5件。", "N03")]
    [InlineData("C", "l4.post_review_suit_total=1", "全年未出现依申请公开行政诉讼。", "N03")]
    // A total that is left blank is the sum of its cells.
    [InlineData("C", "t3.partially_granted.total= t3.partially_granted.natural_person=4 t3.partially_granted.org_other=1", "对收到的申请，部分公开6件。", "N02")]
    [InlineData("C", "l4.review_total= l4.review_upheld=3 l4.review_pending=1", "政府信息公开行政复议案件5件。", "N03")]
    // Information made public.
    [InlineData("A", "a.proactive_info_count=10608", "本年度主动公开政府信息共计一万零八百条。", "N04")]
    [InlineData("A", "a.proactive_info_count=335", "2017年度，我局共公开各类信息336条。", "N04")]
    [InlineData("A", "a.channel_website_count=145", "2017年与2016年持平，其中通过政府网站公开信息146条。", "N04")]
    [InlineData("A", "a.channel_weibo_count=52 a.channel_wechat_count=53", "通过政务微信、政务微博公开106条。", "N04")]
    [InlineData("A", "a.channel_other_count=213 a.channel_website_count=77", "通过委网站、报刊、广播等媒体公开213条。", "N11")]
    // Other figures.
    [InlineData("A", "a.policy_interpretation_count=", "全年政策解读稿件发布3篇。", "N05")]
    [InlineData("A", "a.press_conference_count=2", "参加或举办新闻发布会三次。", "N05")]
    [InlineData("A", "a.request_fee_wan=0.1", "2017年度我局未收取政务信息公开费用。", "N05")]
    [InlineData("C", "s2.licensing_decisions=12", "全年作出行政许可决定13件。", "N05")]
    [InlineData("C", "s2.normdocs_made=3", "全年新发布的行政规范性文件4件。", "N05")]
    [InlineData("C", "s2.normdocs_valid=30", "经清理，继续有效的规范性文件31件。", "N05")]
    [InlineData("C", "s2.normdocs_made=3 s2.normdocs_repealed=1 s2.normdocs_valid=30", "制定印发规范性文件3件，清理废止文件2件，现行有效30件。", "N05")]
    [InlineData("C", "s2.normdocs_made=3 s2.normdocs_repealed=1 s2.normdocs_valid=30", "制定印发规范性文件3件，清理废止文件1件，现行有效31件。", "N05")]
    [InlineData("A", "a.meeting_count=6", "召开政府信息公开工作会议或专题会议4次。", "N05")]
    [InlineData("A", "a.trained_person_count=230 a.training_session_count=3", "举办政府信息公开培训3期，接受培训人员320人次。", "N05")]
    [InlineData("A", "a.dedicated_budget_wan=15.5", "安排政府信息公开专项经费20万元。", "N05")]
    [InlineData("A", "a.press_conference_count=5", "全年未召开新闻发布会。", "N05")]
    [InlineData("B", "s2.penalty_decisions=2", "2020年，我局无行政许可、行政处罚案件。", "N05")]
    // The text against itself.
    [InlineData("A", "", "2016年，办理人大建议3件，已全部答复。", "N06")]
    [InlineData("B", "", "（四）平台建设情况 2019年，改版专栏3个。", "N06")]
    [InlineData("B", "", "3.监督保障：2019年，通报单位2家。", "N06")]
    [InlineData("B", "", "依申请公开方面2019年度接待来访4人。", "N06")]
    [InlineData("A", "", "收到建议58件。其中，当面1件；网络56件。", "N07")]
    [InlineData("C", "t3.new_received.total=40 t3.carried_in.total=5", "新收政府信息公开申请40件，上年结转5件。其中，网上申请30件，邮寄申请8件。", "N07")]
    [InlineData("C", "t3.new_received.total=47", "收到政府信息公开申请47件，比上年增加12件。其中，信函申请39件，当面申请9件。", "N07")]
    [InlineData("C", "t3.new_received.total=9", "收到政府信息公开申请9件（其中：网上申请6件，邮寄申请4件），均已答复，答复书均已送达。", "N07")]
    [InlineData("C", "t3.granted.total=7 t3.partially_granted.total=4 t3.handled_total.total=10 t3.new_received.total=10", "共答复申请10件，其中予以公开7件、部分公开4件。", "N07")]
    [InlineData("C", "", "公开信息120条，其中：机构职能类8条；财政预决算类30条；工作动态类83条。", "N07")]
    [InlineData("C", "", "发布各类信息120条，其中机构职能类8条、财政预决算类30条、工作动态类83条。", "N07")]
    [InlineData("C", "", "全年发布信息500条次。其中网站发布200条、微信发布301条。", "N07")]
    [InlineData("B", "", "承办人大代表建议18件、政协委员提案34件，目前，53件建议和提案已办理完毕。", "N07")]
    [InlineData("B", "", "请与办公室联系，联系电话：0533-312068。", "N09")]
    [InlineData("C", "", "开设了政务微信。下一步将重新开设政务微信。", "N12")]
    public void A_contradiction_is_found(string form, string figures, string sentence, string rules)
    {
        var found = NarrativeFindings(form, figures, sentence);
        Assert.Equal(rules.Split(' ').Distinct(), found.Select(finding => finding.Rule));
    }

    [Theory]
    // As the tables have it.
    [InlineData("A", "a.req_received_total=58 a.req_received_in_person=1 a.req_received_online=57", "2017年度共收到政府信息公开申请58件。其中，当面申请1件；网络申请57件。")]
    [InlineData("A", "a.review_total=2", "2017年未发生因政府信息公开不规范引发的行政复议或行政诉讼情况。发生政府信息公开行政复议案件2件。")]
    [InlineData("A", "a.request_fee_wan=", "2017年度未发生就依申请公开信息收取费用的情况。")]
    [InlineData("C", "t3.new_received.total=3119 t3.carried_in.total=34 t3.handled_total.total=3050 t3.carried_out.total=103",
        "2023年，全市共受理政府信息公开申请3119件，答复3050件（含上年度结转申请34件，另有103件顺延到下年度答复）。")]
    [InlineData("C", "t3.new_received.total=0", "全年未收到新的政府信息公开申请。")]
    // Of other things, other years, or a part.
    [InlineData("A", "a.req_received_total=58", "2017年收到政府信息公开申请58件，比2016年增加10件。")]
    [InlineData("A", "a.req_received_total=58", "与2016年收到政府信息公开申请48件相比有所增加。")]
    [InlineData("A", "a.req_received_total=58", "其中收到自然人申请50件，收到行政许可申请120件，收到行政复议申请3件。")]
    [InlineData("A", "a.req_received_total=58", "收到公众来信20件，办理行政许可申请120余件，受理补贴申请300件。")]
    [InlineData("A", "a.training_session_count=1 a.trained_person_count=30", "组织开展企业培训会63期，培训各类人才3006人。")]
    [InlineData("A", "a.meeting_count=0", "召开安全生产工作会议4次，局长办公会议12次，第14次会议专题研究政务公开。")]
    [InlineData("A", "a.proactive_info_count=395", "通过“政务公开”栏目公开政策法规信息17条，重点领域公开信息33条，全年发布信息近400条。")]
    [InlineData("A", "a.channel_website_count=77", "门户网站发布工作动态120条，网站公开信息80余条。")]
    [InlineData("A", "", "2016年12月建成查阅点1个。2016年底有专栏3个。2016年公开100条，同比增长10条。")]
    [InlineData("C", "l4.review_total=5", "作为行政复议机关，审理政府信息公开行政复议案件120件。")]
    [InlineData("C", "l4.review_total=5", "2023年，全市未发生因政府信息公开被纠错的行政复议案件。")]
    [InlineData("C", "t3.handled_total.total=5 t3.new_received.total=5", "收到政府信息公开申请5件，网民留言120件，答复120件，全部办结。")]
    [InlineData("C", "t3.unable_not_held.total=2", "对于本机关不掌握的信息，告知申请人向其他机关申请。")]
    [InlineData("C", "", "如需查询请拨打联系电话：0517-83605210，监督电话：0517-12345678，服务电话12345，手机联系电话：13800000000。")]
    [InlineData("C", "", "公开信息335条，其中政务动态200条、通知公告80条。")]
    [InlineData("C", "", "开设了政务微信，维护政务微博。")]
    // A part of what the figure counts.
    [InlineData("B", "l4.direct_suit_total=3 l4.post_review_suit_total=2 l4.review_total=6", "政府信息公开行政诉讼5件，其中未经复议直接起诉3件，复议后起诉2件。")]
    [InlineData("A", "a.reply_refused_total=6", "因涉及商业秘密不予公开申请的信息1件。")]
    [InlineData("A", "a.press_conference_count=5 a.press_conference_by_head_count=2", "主要负责同志参加新闻发布会2次。")]
    [InlineData("A", "a.req_received_mail=7", "当面和信函申请共10件。")]
    [InlineData("B", "t3.granted.total=14", "自然人申请中，予以公开12件。")]
    [InlineData("A", "a.proactive_info_count=9", "其中，第一季度主动公开政府信息2条，第二季度主动公开政府信息7条。")]
    [InlineData("A", "a.req_received_total=58", "自《条例》施行以来，累计收到政府信息公开申请412件。")]
    [InlineData("A", "a.req_received_total=58", "2016年收到政府信息公开申请75件；2017年收到58件。")]
    [InlineData("A", "a.req_received_total=58", "我委机关收到政府信息公开申请52件，直属单位收到申请6件。")]
    [InlineData("A", "a.channel_website_count=3302", "门户网站“通知公告”栏目发布信息412条，所属中心网站发布信息5条。")]
    // As said in other words.
    [InlineData("C", "t3.new_received.total=7", "全年收到7项依申请公开事项。共受理依申请公开案件7宗。收到公民和其他组织以网络、信函等方式提交的信息公开申请7件。")]
    [InlineData("C", "t3.new_received.total=6 t3.carried_in.total=2", "共受理依申请公开8件，其中新收依申请公开6件。")]
    [InlineData("C", "t3.carried_in.total=7 t3.carried_out.total=2", "2022年结转政府信息公开申请7件，结转至2024年办理2件。")]
    [InlineData("C", "t3.granted.total=6 t3.partially_granted.total=2", "收到的申请中，予以公开及部分公开8件。")]
    [InlineData("C", "t3.unable_not_held.total=6 t3.unable_no_ready_info.total=3", "收到的申请中，因本机关不掌握等原因无法提供9件。")]
    [InlineData("C", "t3.unable_not_held.total=6 t3.unable_no_ready_info.total=3", "收到的申请中，因本机关不掌握相关信息而无法提供6件。")]
    [InlineData("C", "l4.review_total=2 l4.direct_suit_total=3", "依申请公开方面，被申请行政复议有2件，涉及行政诉讼案件3件。")]
    [InlineData("C", "s2.normdocs_made=3 s2.normdocs_repealed=1 s2.normdocs_valid=30", "制定印发规范性文件3件，清理废止文件1件，现行有效30件。")]
    // Near to these, and no claim of them.
    [InlineData("C", "t3.new_received.total=7", "收到政府信息公开方面的意见建议12条。处理信息公开栏目错误链接5项。")]
    [InlineData("C", "t3.new_received.total=7", "全年各部门收到政府信息公开申请50件，其中我局收到政府信息公开申请7件。")]
    [InlineData("C", "t3.new_received.total=7", "信息公开方面，未收到超期申请，没有企业提出信息公开申请。")]
    [InlineData("C", "t3.new_received.total=7", "没有对申请人提出的信息公开申请超期答复。")]
    [InlineData("C", "t3.new_received.total=7", "全年发文300件，其中主动公开200件，依申请公开50件，不予公开50件。")]
    [InlineData("C", "t3.unable_not_held.total=6", "对收到的申请，因信息不存在，无法提供2件。")]
    [InlineData("C", "t3.refused_state_secret.total=1 t3.refused_third_party.total=2", "对收到的申请，因涉及国家秘密不予公开1件。")]
    [InlineData("C", "t3.carried_out.total=2", "政府信息公开申请无结转下年度办理的超期件。")]
    [InlineData("C", "l4.review_total=2", "依申请公开方面，全年办理行政复议案件60件，行政诉讼案件20件。")]
    [InlineData("C", "l4.direct_suit_total=2", "依申请公开方面，因行政处罚被提起行政诉讼9件。")]
    [InlineData("C", "l4.direct_suit_total=2", "依申请公开方面，作为被告的诉讼15件，其中信息公开2件。参加民事诉讼3件。")]
    [InlineData("C", "s2.normdocs_made=3 s2.normdocs_repealed=1", "代市政府制定规范性文件2件，转发规范性文件8件，清理各类文件，宣布废止33件。")]
    // The number in front of 其中 is an increase, or one that is added.
    [InlineData("C", "t3.new_received.total=47", "收到政府信息公开申请47件，比上年增加12件。其中，信函申请39件，当面申请8件。")]
    [InlineData("C", "", "比上年增加12件。其中，信函申请39件，当面申请8件。")]
    [InlineData("C", "t3.new_received.total=40 t3.carried_in.total=5 t3.granted.total=30 t3.carried_out.total=15",
        "新收政府信息公开申请40件，上年结转申请5件。其中，予以公开30件，结转下年度继续办理15件。")]
    [InlineData("C", "t3.new_received.total=40 t3.carried_in.total=5", "新收政府信息公开申请40件，上年结转5件。其中，网上申请32件，邮寄申请8件。")]
    [InlineData("C", "t3.new_received.total=40 t3.handled_total.total=38 t3.carried_out.total=2", "收到政府信息公开申请40件，办结38件，其中网上申请32件，邮寄申请8件。")]
    [InlineData("C", "t3.new_received.total=9 t3.carried_in.total=1", "收到政府信息公开申请9件（其中：网上申请6件，邮寄申请3件），上年度结转1件。")]
    // Lists of a part, of what counts the same thing twice, and parts of parts.
    [InlineData("C", "", "公开信息120条，其中：机构职能类8条；财政预决算类30条；工作动态类82条。")]
    [InlineData("C", "", "公开信息120条，其中网站公开90条，微信公开110条。")]
    [InlineData("C", "", "公开信息120条，其中工作动态类100条，原创40条，被上级采用30条。")]
    [InlineData("C", "", "公开信息120条，其中政策文件类20条（含规范性文件15条）、工作动态类90条。")]
    [InlineData("C", "", "公开信息120条，其中政策文件类20条、工作动态类90条；办理网民留言60条。")]
    [InlineData("C", "", "公开信息120条，其中政策文件类20条、工作动态类60条，合计80条。")]
    // Results of whom is not said.
    [InlineData("C", "l4.review_total=7 l4.review_upheld=5 l4.review_corrected=2", "政府信息公开行政复议案件7件，行政诉讼案件0件，结果维持5件，结果纠正2件。")]
    [InlineData("C", "l4.review_total=7 l4.review_upheld=5 l4.direct_suit_total=2 l4.direct_suit_upheld=1", "政府信息公开行政复议案件7件，行政诉讼案件2件，结果维持6件。")]
    [InlineData("C", "l4.review_total=7 l4.review_upheld=5 l4.direct_suit_total=2 l4.direct_suit_upheld=1", "政府信息公开行政复议案件7件，行政诉讼案件2件，结果维持1件。")]
    [InlineData("C", "l4.review_total=7 l4.review_upheld=5 l4.direct_suit_total=2 l4.direct_suit_upheld=1", "政府信息公开行政复议案件7件，结果维持5件；行政诉讼案件2件，结果维持1件。")]
    // A total that is left blank is no 0.
    [InlineData("C", "t3.partially_granted.total= t3.partially_granted.natural_person=4 t3.partially_granted.org_other=1", "对收到的申请，部分公开5件。")]
    [InlineData("C", "l4.review_total= l4.review_upheld=3 l4.review_pending=1", "政府信息公开行政复议案件4件。")]
    // What is published of last year.
    [InlineData("B", "", "（一）主动公开2019年决算3项。")]
    [InlineData("B", "", "一是针对2019年存在的短板，制定措施3项。")]
    [InlineData("B", "", "（四）平台建设情况 2019年底建成专栏3个。")]
    // Of other matters.
    [InlineData("A", "a.req_closed_total=58", "全年受理行政许可申请215件，办结212件，按时办结率100%。")]
    [InlineData("A", "a.review_total=6", "办理以我局为被申请人的行政复议案件19件，其中信息公开类6件。")]
    [InlineData("A", "a.review_total=6", "政府信息公开工作中未发生因行政复议引发的国家赔偿案件。")]
    [InlineData("A", "a.training_session_count=3", "派员参加市里举办的政务公开培训班2次。")]
    [InlineData("B", "", "2019年存在的公开不及时等3个问题已全部整改到位。")]
    public void What_is_no_claim_or_agrees_is_not_complained_about(string form, string figures, string sentence) =>
        Assert.Empty(NarrativeFindings(form, figures, sentence));

    [Fact]
    public void A_total_that_counts_what_was_carried_in_is_only_remarked_on()
    {
        var finding = Assert.Single(NarrativeFindings("C", "t3.new_received.total=5 t3.carried_in.total=2", "全年收到政府信息公开申请7件。"));
        Assert.Equal(("N01", Severity.Info, "正文称收到申请 7 件，表内为 5（含结转则为 7） 件。"), (finding.Rule, finding.Severity, finding.Message));
    }

    [Fact]
    public void A_finding_names_the_paragraph_the_words_as_printed_and_the_figure()
    {
        var finding = Assert.Single(NarrativeFindings("A", "a.req_received_total=58", "2017 年度，共收到　政府信息公开申请 ５７ 件，均已答复。"));
        Assert.Equal("收到　政府信息公开申请 ５７ 件", finding.Quote);
        Assert.Equal(["a.req_received_total"], finding.Keys);
        Assert.StartsWith("paragraph ", finding.Place.ToString(), StringComparison.Ordinal);
        Assert.Equal("正文称收到申请 57 件，表内为 58 件。", finding.Message);
    }

    [Fact]
    public void Requests_that_the_text_never_mentions_are_remarked_on()
    {
        var facts = SampleFacts.Of("C").With("t3.new_received.total=2").Saying("依申请公开、", "").Adding("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
            .Adding("本报告由收到和处理政府信息公开申请情况等六部分组成。");
        Assert.Equal("表内有申请 2 件，正文未作说明。", Assert.Single(facts.Findings("N10")).Message);
        Assert.Empty(facts.Adding("收到的申请均已答复。").Findings("N10"));
    }

    [Theory]
    [InlineData("s2.fee_amount_wan=0.3", "本年度收取信息处理费 3940 元。", "C05")]
    [InlineData("s2.fee_amount_wan=0.3940", "本年度收取信息处理费3940元。", "")]
    [InlineData("t3.other_overdue_fee.total=2", "全年未发出信息处理费收费通知。", "C06")]
    [InlineData("t3.other_overdue_fee.total=2", "全年发出信息处理费收费通知3份。", "")]
    [InlineData("", "无。", "C07")]
    [InlineData("", "2023年未发生收费情况。", "")]
    [InlineData("", "本机关没有向申请人收取任何费用。", "")]
    public void What_is_said_of_the_fee_fits_the_tables_and_is_said(string figures, string sentence, string rule) => Assert.Equal(
        rule, string.Join(' ', SampleFacts.Of("C").With(figures).Saying("本年度未收取信息处理费。", sentence).Findings().Select(finding => finding.Rule).Where(id => id is "C05" or "C06" or "C07")));

    [Fact]
    public void A_figure_that_could_not_be_read_agrees_and_disagrees_with_nothing() =>
        Assert.Empty(NarrativeFindings("A", "a.req_received_total=5x", "共收到政府信息公开申请57件。"));

    [Fact]
    public void Another_telephone_number_below_the_table_is_remarked_on()
    {
        var facts = SampleFacts.Of("A").Adding("请与我局联系，电话：0631―5352512。").Adding("联系电话：0631-5352510　填报日期：2018年3月15日");
        Assert.Equal("联系电话前后不一致或位数异常：0631―5352512、0631-5352510。", Assert.Single(facts.Findings("N09")).Message);
    }

    private static IReadOnlyList<Finding> NarrativeFindings(string form, string figures, string sentence) =>
        [.. SampleFacts.Of(form).With(figures).Adding(sentence).Findings().Where(finding => finding.Rule[0] == 'N')];
}
