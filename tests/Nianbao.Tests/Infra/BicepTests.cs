using System.Text.RegularExpressions;
using Nianbao.Tests.Hosts;

namespace Nianbao.Tests.Infra;

public partial class BicepTests
{
    // What Bicep itself knows, as far as it is used here.
    private static readonly string[] s_builtIn =
    [
        "targetScope", "param", "var", "resource", "module", "output", "existing", "if", "for", "in", "string", "int", "bool", "object", "array", "true", "false",
        "null", "@description", "@allowed", "@minLength", "@maxLength", "@minValue", "@maxValue", "empty", "environment", "fail", "guid", "resourceGroup",
        "resourceId", "subscriptionResourceId", "tenant", "union", "uniqueString",
    ];

    public static TheoryData<string> Files => [.. BicepFile.All.Select(file => file.Path)];

    public static TheoryData<string> ParameterFiles => ["infra/dev.bicepparam", "infra/prod.bicepparam"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_bracket_and_quote_closes(string path) => Assert.NotEmpty(FileAt(path).Tokens);

    [Theory]
    [InlineData("var a = {\n", "line 2: '}' is missing for what line 1 opens")]
    [InlineData("var a = [ 'x' )\n", "line 1: ')' closes nothing")]
    [InlineData("var a = 'x\n", "line 1: a quote is missing")]
    [InlineData("var a = '${b'\n", "line 1: a quote is missing")]
    [InlineData("var a = '''\n x''", "line 1: ''' is missing")]
    public void What_does_not_close_is_found(string text, string why) =>
        Assert.Equal(why, Assert.Throws<FormatException>(() => BicepTokens.Of(text)).Message);

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_name_is_declared_or_built_in(string path)
    {
        var file = FileAt(path);
        var known = file.Symbols.Concat(s_builtIn).Concat(LoopVariable().Matches(file.Text).SelectMany(loop => loop.Groups[1].Value.Split(','), (_, name) => name.Trim())).ToHashSet();
        Assert.DoesNotContain(file.Tokens, token => token.IsName && !known.Contains(token.Text) && !IsDeclaredBy(file, token));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_parameter_and_variable_is_used(string path)
    {
        var file = FileAt(path);
        var names = file.Tokens.Where(token => token.IsName).CountBy(token => token.Text).ToDictionary();
        Assert.DoesNotContain(Declared().Matches(file.Text).Select(line => line.Groups[1].Value), name => names[name] < 2);
    }

    [Fact]
    public void Every_module_is_used_and_every_used_one_is_there() =>
        Assert.Equal(BicepFile.All.Skip(1).Select(file => file.Path), BicepFile.Main.Modules.Select(module => $"infra/{module.Path}").Distinct().Order());

    [Fact]
    public void Every_module_is_given_what_it_asks_for_and_nothing_else()
    {
        foreach (var module in BicepFile.Main.Modules)
        {
            var asked = BicepFile.Module(Path.GetFileName(module.Path)).Parameters;
            Assert.Equal((module.Path, ""), (module.Path, string.Join(" ", module.Given.Where(name => !asked.ContainsKey(name)))));
            Assert.Equal((module.Path, ""), (module.Path, string.Join(" ", asked.Where(parameter => parameter.Value).Select(parameter => parameter.Key).Except(module.Given))));
        }
    }

    [Theory]
    [MemberData(nameof(ParameterFiles))]
    public void A_parameter_file_gives_what_is_asked_for_and_nothing_else(string path)
    {
        var text = File.ReadAllText(Project.PathOf(path));
        var given = Given().Matches(text).Select(line => line.Groups[1].Value).ToList();
        Assert.StartsWith("using 'main.bicep'\n", text, StringComparison.Ordinal);
        Assert.Subset(BicepFile.Main.Parameters.Keys.ToHashSet(), given.ToHashSet());
        Assert.Superset(BicepFile.Main.Parameters.Where(parameter => parameter.Value).Select(parameter => parameter.Key).ToHashSet(), given.ToHashSet());
    }

    [Fact]
    public void Plan_flex_is_refused_in_azure_china() => Assert.True(BicepFile.Main.Has("cloud == 'china' && plan == 'flex' ? fail("));

    private static bool IsDeclaredBy(BicepFile file, BicepToken token) => file.Outputs.Any(line => line.StartsWith($"output {token.Text} ", StringComparison.Ordinal));

    private static BicepFile FileAt(string path) => BicepFile.All.Single(file => file.Path == path);

    [GeneratedRegex(@"\[for \(?(\w+(?:, \w+)?)\)? in ")]
    private static partial Regex LoopVariable();

    [GeneratedRegex(@"^(?:param|var) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"^param (\w+) =", RegexOptions.Multiline)]
    private static partial Regex Given();
}
