using System.Text.RegularExpressions;

namespace Nianbao.Documents.Outline;

/// <summary>Names of agencies: what is one, and whether it is a full name.</summary>
public static partial class AgencyName
{
    /// <summary>Whether a bare text reads as an agency's name, full or short.</summary>
    public static bool IsAgency(string name) => name.Length is >= 3 and <= 50 && Suffix().IsMatch(name);

    /// <summary>
    /// Whether a name is a short form: no place in front (区工信局, 市发改委), or a body called by its abbreviation (…发改委, …工信局).
    /// Only forms that are no agency's full name count; a name that is not known is taken as full.
    /// </summary>
    public static bool IsShort(string name) => WithoutPlace().IsMatch(name) || Abbreviation().IsMatch(name) || FirstPerson().IsMatch(name);

    /// <summary>Whether a short form can stand for a full name: its characters occur there in the same order.</summary>
    public static bool CanStandFor(string shortName, string fullName)
    {
        var at = 0;
        foreach (var character in fullName)
        {
            at += at < shortName.Length && shortName[at] == character ? 1 : 0;
        }

        return at == shortName.Length;
    }

    [GeneratedRegex("(?:局|委|委员会|厅|办|办公室|政府|中心|院|处|站|队|所|馆|社|会|校|学|学院|医院|幼儿园|公司|集团|街道|镇|乡|部|分局|署|行|区|县|市|省|盟|旗|州|法庭|园|场)$", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();

    /// <summary>A level of government in front where a place should be; 市中区, 镇江市 and 乡宁县 are places.</summary>
    [GeneratedRegex("^(?:(?:省|自治区|区|县|旗|州)(?!委会)|市(?![中南北]区)|(?:镇|乡|街道)(?=(?:人民)?政府|党政|办))(?![^人政]{0,4}[省市县区旗州盟镇乡])", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutPlace();

    [GeneratedRegex("(?:发改|工信|经信|卫健|卫计|住建|国资|编|农|城管|教育工)委$|(?:发改|工信|经信|教体|人社|卫健|住建|市监|文旅|交通运|自规|退役|应急管|医保|科工|农业农|林草|统战)局$|(?:发改|工信|人社|住建|文旅)厅$", RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviation();

    [GeneratedRegex("^(?:我|本)(?:局|委|厅|办|单位|市|县|区|镇|乡|街道|机关)", RegexOptions.CultureInvariant)]
    private static partial Regex FirstPerson();
}
