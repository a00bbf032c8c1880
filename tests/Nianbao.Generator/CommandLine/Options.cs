using System.Globalization;

namespace Nianbao.Generator.CommandLine;

/// <summary>What was written behind the verb. Reading a value that is not right throws <see cref="UsageException"/>.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = [];

    public Options(IReadOnlyList<string> words, IReadOnlyList<string> valued, IReadOnlyList<string> switches)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (switches.Contains(words[at]))
            {
                _values[words[at]] = "";
            }
            else if (!valued.Contains(words[at]))
            {
                throw new UsageException($"Unknown option {words[at]}.");
            }
            else if (++at < words.Count)
            {
                _values[words[at - 1]] = words[at];
            }
            else
            {
                throw new UsageException($"{words[at - 1]} needs a value.");
            }
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    public string OneOf(string name, string otherwise, params IReadOnlyList<string> allowed) => Text(name, otherwise) is var text && allowed.Contains(text)
        ? text
        : throw new UsageException($"{name} must be one of {string.Join(", ", allowed)}.");

    public int Number(string name, int otherwise, int least, int most) =>
        int.TryParse(Text(name, otherwise.ToString(CultureInfo.InvariantCulture)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException($"{name} must be a number from {least} to {most}.");
}

/// <summary>The command cannot be understood.</summary>
internal sealed class UsageException(string message) : Exception(message);
