namespace Nianbao.Generator.Provinces;

/// <summary>Names of places that do not exist, and of the departments that every place has.</summary>
internal static class PlaceNames
{
    private const string First = "云青栖白碧澄沧丹枫古桂寒虹槐桦霁嘉菁瑾兰澜莲凌柳鹭鸣墨沐楠霓暖盘沛屏萍朴琪芊晴秋蓉若衫疏霜松苏棠汀桐宛望薇汶梧溪霞筱杏岫绪萱雁漪银樱盈颍渝榆玉鸢苑月芸昭芷竹卓梓";
    private const string Second = "汀禾麓鹭川泉岭浦原陵庄坪湾桥塘溪峰洲岩港渡滩湖坡集店堡营寨屯口铺沟洞坝埠墩";

    /// <summary>The first is the one that most places have; with the name it had before.</summary>
    public static IReadOnlyList<(string Name, string Former)> Departments { get; } =
    [
        ("财政局", "财政与国有资产局"), ("教育局", "教育和科技局"), ("公安局", "公安分局"), ("民政局", "民政事务局"), ("司法局", "法制办公室"),
        ("人力资源和社会保障局", "劳动和社会保障局"), ("自然资源局", "国土资源局"), ("生态环境局", "环境保护局"), ("住房和城乡建设局", "建设局"), ("交通运输局", "交通局"),
        ("水务局", "水利局"), ("农业农村局", "农业局"), ("商务局", "商务和粮食局"), ("文化和旅游局", "文化广电局"), ("卫生健康局", "卫生和计划生育局"),
        ("应急管理局", "安全生产监督管理局"), ("审计局", "审计和统计局"), ("市场监督管理局", "工商行政管理局"), ("统计局", "统计调查局"), ("医疗保障局", "医疗保险管理局"),
        ("发展和改革局", "发展计划局"), ("工业和信息化局", "经济和信息化局"), ("科学技术局", "科学技术和知识产权局"), ("退役军人事务局", "双拥工作办公室"), ("信访局", "信访接待办公室"),
        ("林业局", "林业和园林局"), ("体育局", "体育事业局"), ("粮食和物资储备局", "粮食局"), ("城市管理局", "城市管理行政执法局"), ("行政审批局", "政务服务办公室"),
        ("金融工作局", "金融工作办公室"), ("民族宗教事务局", "民族事务局"), ("地震局", "防震减灾局"), ("供销合作社联合社", "供销社"), ("气象局", "气象服务局"),
        ("税务局", "地方税务局"), ("残疾人联合会", "残疾人工作委员会"), ("机关事务管理局", "机关后勤服务局"), ("乡村振兴局", "扶贫开发办公室"), ("园林局", "园林绿化局"),
        ("投资促进局", "招商局"), ("大数据管理局", "信息中心"), ("人民防空办公室", "民防局"), ("档案局", "档案馆"), ("国有资产监督管理局", "国有资产管理办公室"),
    ];

    public static string Of(Random random) => $"{First[random.Next(First.Length)]}{Syllable(random)}";

    public static char Syllable(Random random) => Second[random.Next(Second.Length)];
}
