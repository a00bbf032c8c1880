using System.Security.Cryptography;
using System.Text;
using Nianbao.Documents;
using Nianbao.Findings.Rules;

namespace Nianbao.Findings;

/// <summary>Every rule, in the order of the published catalogue.</summary>
public static class RuleCatalogue
{
    // Raised whenever a reader gives other figures for the same bytes.
    private const string ReaderVersion = "5";

    // Every check names it, and nearly every one under these settings.
    private static readonly Lazy<string> s_defaultVersion = new(() => Version(CheckSettings.Default, ReadLimits.Default));

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
        [
            .. StatisticsRules.All, .. ProactiveDisclosureRules.All, .. FeeRules.All, .. RequestRules.All, .. DisputeRules.All, .. NarrativeRules.All, .. FormRules.All,
            .. IdentityRules.All,
        ];

    /// <summary>The rule set's version: readers, rules and settings; another one may give another result for the same bytes.</summary>
    public static string VersionWith(CheckSettings settings) => VersionWith(settings, ReadLimits.Default);

    /// <summary>The same under other limits: a file that was too large yesterday may be read today.</summary>
    public static string VersionWith(CheckSettings settings, ReadLimits limits) =>
        ReferenceEquals(settings, CheckSettings.Default) && limits == ReadLimits.Default ? s_defaultVersion.Value : Version(settings, limits);

    private static string Version(CheckSettings settings, ReadLimits limits)
    {
        var text = string.Join('\n', All.Select(rule => $"{rule.Id} {rule.Severity} {string.Join(',', rule.Forms)} {rule.Message}").Append(settings.ToString()));
        text += limits == ReadLimits.Default ? "" : $"\n{limits}";
        return $"r{ReaderVersion}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12]}";
    }
}
