using System.Globalization;
using Nianbao.Store;

namespace Nianbao.Generator.Provinces;

/// <summary>统一社会信用代码 of bodies that do not exist: authority and kind of an organ, a region that is not given out, an organisation code, both check characters.</summary>
internal static class MadeUpCode
{
    private static readonly int[] s_weights = [3, 7, 9, 10, 5, 8, 4, 2];

    public static string Of(string region, int number)
    {
        var organization = (55600000 + number).ToString(CultureInfo.InvariantCulture);
        var body = $"11{region}{organization}{OrganizationCheck(organization)}";
        return body + CreditCode.CheckCharacter(body);
    }

    /// <summary>GB 11714.</summary>
    private static char OrganizationCheck(string organization) => (11 - (organization.Zip(s_weights, (digit, weight) => (digit - '0') * weight).Sum() % 11)) switch
    {
        10 => 'X',
        11 => '0',
        var check => (char)('0' + check),
    };
}
