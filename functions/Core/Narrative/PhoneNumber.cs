using System.Text.RegularExpressions;

namespace Nianbao.Narrative;

/// <summary>A telephone number by which the report says it can be asked about.</summary>
/// <param name="Printed">Half-width, as printed else.</param>
/// <param name="Local">Its digits without the area code.</param>
/// <param name="Sentence">Where it stands.</param>
/// <param name="From">Its first character in the sentence.</param>
internal sealed partial record PhoneNumber(string Printed, string Local, NarrativeSentence Sentence, int From)
{
    private const int MobileDigits = 11;

    /// <summary>Whether it has as many digits as numbers have: 7 or 8 behind an area code, 11 of a mobile telephone, fewer of a service number.</summary>
    public bool HasEnoughDigits => Local.Length is 7 or 8 || (Local.Length == MobileDigits && Local[0] == '1') || (Local.Length == 5 && Local[0] is '1' or '9') || Local.StartsWith("400", StringComparison.Ordinal);

    /// <summary>The numbers named 电话 or 联系电话; those for complaints and faxes are others on purpose.</summary>
    public static IEnumerable<PhoneNumber> In(NarrativeText text) =>
        from sentence in text.Sentences
        where sentence.Text.Contains("电话", StringComparison.Ordinal)
        from Match match in Number().Matches(sentence.Text)
        let digits = match.Groups["local"].Value
        select new PhoneNumber(match.Groups["number"].Value, digits, sentence, match.Groups["number"].Index);

    [GeneratedRegex(@"(?<!监督|投诉|举报|传真|服务)(?:联系|咨询|办公)?电话(?:号码)?[:为是]*(?<number>(?:\(?0[0-9]{2,3}\)?[-—―–‐―\s]?)?(?<local>[0-9]{5,12}))(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
