using System.Globalization;
using System.Text;

namespace Nianbao.Documents.Word;

/// <summary>Prints a number in the number formats of Word lists (ECMA-376, ST_NumberFormat) that are met in Chinese documents.</summary>
internal static class ListNumber
{
    private const string Digits = "〇一二三四五六七八九";
    private const string LegalDigits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly (int Value, string Sign)[] s_roman =
        [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];

    /// <summary>A format that is not known prints Arabic digits, and so does a number that the format has no sign for.</summary>
    public static string Print(int number, string format) => format switch
    {
        "none" => "",
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand"
            => Counting(number, Digits, "十百千", isShortTen: true),
        "chineseLegalSimplified" or "ideographLegalTraditional" or "japaneseLegal" => Counting(number, LegalDigits, "拾佰仟", isShortTen: false),
        "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" => string.Concat(Arabic(number).Select(digit => DigitOr(digit, Digits))),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Arabic(number).Select(digit => DigitOr(digit, "０１２３４５６７８９"))),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "upperLetter" => Letters(number, 'A'),
        "lowerLetter" => Letters(number, 'a'),
        "upperRoman" => Roman(number).ToUpperInvariant(),
        "lowerRoman" => Roman(number),
        "ideographTraditional" => SignOr(number, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => SignOr(number, "子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => SignOr(number, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "decimalEnclosedParen" => SignOr(number, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
        "decimalEnclosedFullstop" => SignOr(number, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
        "ideographEnclosedCircle" => SignOr(number, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
        _ => Arabic(number),
    };

    private static string Arabic(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static char DigitOr(char digit, string signs) => char.IsAsciiDigit(digit) ? signs[digit - '0'] : digit;

    private static string SignOr(int number, string signs) => number >= 1 && number <= signs.Length ? signs[number - 1].ToString() : Arabic(number);

    private static string Counting(int number, string digits, string units, bool isShortTen)
    {
        if (number is < 1 or > 9999)
        {
            return number == 0 ? digits[..1] : Arabic(number);
        }

        var (printed, isGap) = (new StringBuilder(), false);
        for (var (power, place) = (1000, 3); place >= 0; power /= 10, place--)
        {
            var digit = number / power % 10;
            if (digit == 0)
            {
                isGap = printed.Length > 0;
                continue;
            }

            printed.Append(isGap ? digits[..1] : "").Append(digits[digit]).Append(place > 0 ? units[(place - 1)..place] : "");
            isGap = false;
        }

        return isShortTen && number is >= 10 and < 20 ? printed.ToString(1, printed.Length - 1) : printed.ToString();
    }

    // After z comes aa, then bb.
    private static string Letters(int number, char first) =>
        number is < 1 or > 780 ? Arabic(number) : new((char)(first + (number - 1) % 26), (number - 1) / 26 + 1);

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999)
        {
            return Arabic(number);
        }

        var printed = new StringBuilder();
        foreach (var (value, sign) in s_roman)
        {
            for (; number >= value; number -= value)
            {
                printed.Append(sign);
            }
        }

        return printed.ToString();
    }
}
