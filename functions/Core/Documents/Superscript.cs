using System.Text;

namespace Nianbao.Documents;

/// <summary>
/// Raised digits. A footnote mark beside a number must not become part of it: 58 with a raised 1 is written 58¹, which nobody takes
/// for 581.
/// </summary>
internal static class Superscript
{
    private const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The text with its digits raised.</summary>
    public static string Of(string text) => string.Create(text.Length, text, (raised, plain) =>
    {
        for (var i = 0; i < plain.Length; i++)
        {
            raised[i] = Of(plain[i]);
        }
    });

    /// <summary>Raises the digits of a text from a position on.</summary>
    public static void Raise(StringBuilder text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            text[i] = Of(text[i]);
        }
    }

    private static char Of(char character) => char.IsAsciiDigit(character) ? Digits[character - '0'] : character;
}
