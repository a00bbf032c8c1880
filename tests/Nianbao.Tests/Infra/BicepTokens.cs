using System.Globalization;

namespace Nianbao.Tests.Infra;

/// <summary>A name, a number, a sign, or a whole text with its quotes. A name stands for something declared or built in: it is no key of an object and nothing after a dot.</summary>
internal sealed record BicepToken(string Text, int Line, bool IsName);

/// <summary>
/// Takes Bicep apart as far as tests need it: comments, texts with what is in their <c>${}</c>, words and signs. Throws
/// <see cref="FormatException"/> where brackets or texts do not close. Keys of objects are words right before a colon.
/// </summary>
internal sealed class BicepTokens
{
    private readonly List<BicepToken> found = [];
    private readonly string text;
    private int at;
    private int line = 1;

    private BicepTokens(string text) => this.text = text;

    public static IReadOnlyList<BicepToken> Of(string text)
    {
        var tokens = new BicepTokens(text);
        tokens.ReadUntil(null);
        return tokens.found;
    }

    private void ReadUntil(char? closing)
    {
        var opened = line;
        while (at < text.Length)
        {
            if (text[at] == closing)
            {
                Add(1);
                return;
            }

            ReadOne();
        }

        if (closing is not null)
        {
            throw Wrong($"'{closing}' is missing for what line {opened.ToString(CultureInfo.InvariantCulture)} opens");
        }
    }

    private void ReadOne()
    {
        switch (text[at])
        {
            case '/' when text[at..].StartsWith("//", StringComparison.Ordinal):
                SkipTo("\n");
                break;
            case '/' when text[at..].StartsWith("/*", StringComparison.Ordinal):
                SkipTo("*/");
                break;
            case '\'':
                ReadText();
                break;
            case '{' or '[' or '(':
                var closing = text[at] switch { '{' => '}', '[' => ']', _ => ')' };
                Add(1);
                ReadUntil(closing);
                break;
            case '}' or ']' or ')':
                throw Wrong($"'{text[at]}' closes nothing");
            case var first when char.IsLetterOrDigit(first) || first is '_' or '@':
                Add(Length(next => char.IsLetterOrDigit(next) || next is '_' or '@'));
                break;
            case var space when char.IsWhiteSpace(space):
                Step(1);
                break;
            default:
                Add(1);
                break;
        }
    }

    private void ReadText()
    {
        if (text[at..].StartsWith("'''", StringComparison.Ordinal))
        {
            var end = text.IndexOf("'''", at + 3, StringComparison.Ordinal);
            Add(end < 0 ? throw Wrong("''' is missing") : end + 3 - at);
            return;
        }

        var begin = at;
        var place = found.Count;
        Step(1);
        while (at < text.Length && text[at] is not ('\'' or '\n'))
        {
            if (text[at..].StartsWith("${", StringComparison.Ordinal))
            {
                Step(2);
                ReadUntil('}');
            }
            else
            {
                Step(text[at] == '\\' ? 2 : 1);
            }
        }

        if (at >= text.Length || text[at] == '\n')
        {
            throw Wrong("a quote is missing");
        }

        Step(1);
        found.Insert(place, new(text[begin..at], line, false));
    }

    private void Add(int length)
    {
        var word = text.Substring(at, length);
        var isWord = char.IsLetter(word[0]) || word[0] is '_' or '@';
        found.Add(new(word, line, isWord && (at == 0 || text[at - 1] != '.') && !IsKey(length)));
        Step(length);
    }

    // "key:", first on its line or in its object; "for x in list:" ends with a name.
    private bool IsKey(int length)
    {
        var before = text[..at].TrimEnd(' ');
        return at + length < text.Length && text[at + length] == ':' && (before.Length == 0 || before[^1] is '\n' or '{' or ',');
    }

    private int Length(Func<char, bool> belongs) => text.Skip(at).TakeWhile(belongs).Count();

    private void SkipTo(string end)
    {
        var place = text.IndexOf(end, at, StringComparison.Ordinal);
        Step((place < 0 ? text.Length : place + end.Length) - at);
    }

    private void Step(int length)
    {
        line += text.AsSpan(at, length).Count('\n');
        at += length;
    }

    private FormatException Wrong(string what) => new($"line {line.ToString(CultureInfo.InvariantCulture)}: {what}");
}
