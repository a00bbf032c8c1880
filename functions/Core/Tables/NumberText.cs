using System.Text.RegularExpressions;

namespace Nianbao.Tables;

/// <summary>Tells a value from a label; what the value is, is decided elsewhere.</summary>
internal static partial class NumberText
{
    /// <summary>Digits of any width, with signs, separators and a unit, and nothing else.</summary>
    public static bool IsNumber(string text) => text.Length <= 40 && Number().IsMatch(text);

    [GeneratedRegex(@"^\s*[+\-＋－]?\d[\d\s,，.．]*(?:万元|元|件|条|次|篇|个|人次|人|期|份|项)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
