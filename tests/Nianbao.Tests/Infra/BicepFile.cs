using System.Text.RegularExpressions;
using Nianbao.Tests.Hosts;

namespace Nianbao.Tests.Infra;

/// <summary>A module as it is used: its path as written there, and the parameters it is given.</summary>
internal sealed record BicepModule(string Symbol, string Path, IReadOnlyList<string> Given);

/// <summary>A Bicep file as text, and what of it tests look at. Relies on the layout that <c>bicep format</c> gives.</summary>
internal sealed partial class BicepFile
{
    private readonly string code;

    private BicepFile(string path)
    {
        Path = path;
        Text = File.ReadAllText(Project.PathOf(path));
        code = Comment().Replace(Text, "");
    }

    public static BicepFile Main { get; } = new("infra/main.bicep");

    public static IReadOnlyList<BicepFile> All { get; } =
        [Main, .. Directory.GetFiles(Project.PathOf("infra/modules")).Order().Select(file => Module(System.IO.Path.GetFileName(file)))];

    public string Path { get; }

    public string Text { get; }

    public IReadOnlyList<BicepToken> Tokens => BicepTokens.Of(Text);

    /// <summary>The parameters, each with whether it must be given.</summary>
    public IReadOnlyDictionary<string, bool> Parameters => ParameterLine().Matches(code).ToDictionary(line => line.Groups[1].Value, line => !line.Groups[2].Success);

    /// <summary>The names declared at the top: parameters, variables, resources, modules.</summary>
    public IReadOnlyList<string> Symbols => [.. Symbol().Matches(code).Select(line => line.Groups[1].Value)];

    public IReadOnlyList<string> Outputs => [.. OutputLine().Matches(code).Select(line => line.Value)];

    public IReadOnlyList<BicepModule> Modules =>
        [.. ModuleLine().Matches(code).Select(line => new BicepModule(line.Groups[1].Value, line.Groups[2].Value, KeysIn(BlockAfter(line.Index, "params: {"))))];

    public static BicepFile Module(string name) => new($"infra/modules/{name}");

    public bool Has(string line) => code.Contains(line, StringComparison.Ordinal);

    /// <summary>The texts of <c>var name = [</c>.</summary>
    public IReadOnlyList<string> ListOf(string variable) =>
        [.. Quoted().Matches(Regex.Match(code, $@"^var {variable} = \[(.*?)^\]", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value).Select(text => text.Groups[1].Value)];

    /// <summary>The keys of <c>var name = {</c>, nested ones left out.</summary>
    public IReadOnlyList<string> KeysOf(string variable) => KeysIn(BlockAfter(0, $"var {variable} = "));

    /// <summary>Every declaration of that kind of resource, each from its first line to its last.</summary>
    public IReadOnlyList<string> ResourcesOf(string type) =>
        [.. Regex.Matches(code, $@"^resource \w+ '{type}@.*?^\}}\]?$", RegexOptions.Multiline | RegexOptions.Singleline).Select(found => found.Value)];

    private string BlockAfter(int from, string opening)
    {
        var begin = code.IndexOf('{', code.IndexOf(opening, from, StringComparison.Ordinal));
        var depth = 0;
        for (var at = begin; ; at++)
        {
            depth += code[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return code[(begin + 1)..at];
            }
        }
    }

    private static List<string> KeysIn(string block)
    {
        var indents = Key().Matches(block).Select(key => (Indent: key.Groups[1].Length, Name: key.Groups[2].Value)).ToList();
        return [.. indents.Where(key => key.Indent == indents.Min(other => other.Indent)).Select(key => key.Name)];
    }

    [GeneratedRegex(@"(^|\s)//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^param (\w+) \w+( =)?", RegexOptions.Multiline)]
    private static partial Regex ParameterLine();

    [GeneratedRegex(@"^(?:param|var|resource|module) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Symbol();

    [GeneratedRegex(@"^output .*$", RegexOptions.Multiline)]
    private static partial Regex OutputLine();

    [GeneratedRegex(@"^module (\w+) '([^']+)' = ", RegexOptions.Multiline)]
    private static partial Regex ModuleLine();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^( *)(\w+): ?", RegexOptions.Multiline)]
    private static partial Regex Key();
}
