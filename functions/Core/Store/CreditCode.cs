namespace Nianbao.Store;

/// <summary>统一社会信用代码 (GB 32100-2015): 17 characters and a check character.</summary>
public static class CreditCode
{
    /// <summary>How long a code is, in characters.</summary>
    public const int Length = 18;

    /// <summary>Digits and capital letters without I, O, S, V, Z; a character's value is its position.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private const int WeightBase = 3;

    /// <summary>Whether a code has the right length, the right characters and the right check character. Lower-case letters are not right.</summary>
    public static bool IsValid(string code) =>
        code.Length == Length && CheckCharacter(code.AsSpan(0, Length - 1)) is { } check && check == code[^1];

    /// <summary>The check character of the first 17 characters; null when one of them is not of the alphabet.</summary>
    public static char? CheckCharacter(ReadOnlySpan<char> body)
    {
        var (sum, weight) = (0, 1);
        foreach (var character in body)
        {
            var value = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            sum += value * weight;
            weight = weight * WeightBase % Alphabet.Length;
        }

        return Alphabet[(Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length];
    }
}
