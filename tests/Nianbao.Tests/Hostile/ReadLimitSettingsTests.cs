using System.Text.RegularExpressions;
using Nianbao.Documents;
using Nianbao.Findings;
using Nianbao.Http;
using Nianbao.Tests.Hosts;

namespace Nianbao.Tests.Hostile;

public sealed partial class ReadLimitSettingsTests
{
    [Fact]
    public void Nothing_set_is_the_defaults() => Assert.Equal(ReadLimits.Default, ReadLimitSettings.In(_ => null));

    [Fact]
    public void What_is_named_is_set_and_nothing_else() => Assert.Equal(
        ReadLimits.Default with { Pages = 300, UnpackedBytes = 128 * 1024 * 1024 }, ReadLimitSettings.In(_ => " pages=300, unpacked=128 "));

    [Fact]
    public void Every_limit_can_be_set_to_1_and_to_its_default()
    {
        Assert.All(ReadLimitSettings.All, limit => Assert.Equal(1, limit.Get(ReadLimitSettings.In(_ => $"{limit.Name}=1"))));
        Assert.Equal(ReadLimits.Default, ReadLimitSettings.In(_ => string.Join(", ", ReadLimitSettings.All.Select(limit => $"{limit.Name}={limit.Get(ReadLimits.Default)}"))));
        Assert.Equal(typeof(ReadLimits).GetProperties().Count(property => property.CanWrite), ReadLimitSettings.All.Count);
    }

    [Fact]
    public void The_readme_lists_every_limit_with_its_default() => Assert.Equal(
        ReadLimitSettings.All.Select(limit => $"{limit.Name} {limit.Get(ReadLimits.Default)} {limit.Unit}"),
        Row().Matches(File.ReadAllText(Project.PathOf("README.md"))).Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value} {row.Groups[3].Value}"));

    [Fact]
    public void Other_limits_make_another_rule_set_so_that_a_refused_file_is_checked_again() => Assert.NotEqual(
        SharedServices.CheckerWithin(ReadLimits.Default).RuleSet, SharedServices.CheckerWithin(ReadLimits.Default with { Pages = 300 }).RuleSet);

    [Fact]
    public void The_checker_keeps_the_limits_and_its_results_carry_its_version()
    {
        var checker = SharedServices.CheckerWithin(ReadLimits.Default with { Characters = 10 });
        var result = checker.Check("a.txt", "收到申请五十八件，答复五十七件"u8.ToArray(), null);
        Assert.Equal((Verdict.Unreadable, checker.RuleSet), (result.Verdict, result.RuleSet));
        Assert.Contains("10 个字符", result.Findings.Single().Message, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\| `([a-z-]+)` \| (\d+) \| ([^|]+?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
