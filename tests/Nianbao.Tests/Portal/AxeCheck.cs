using System.Text.Json;
using Nianbao.Tests.Programs;

namespace Nianbao.Tests.Portal;

/// <summary>Looks for what keeps people out: the npm package axe-core, run in the page.</summary>
internal static class AxeCheck
{
    private static readonly NpmPackage s_package = new("axe-core", "4.14.1");

    public static string? WhySkipped => s_package.WhySkipped ?? TestPrograms.WhySkipped(PortalBrowser.Program);

    /// <summary>Every serious fault of the page as it is now, each in a line.</summary>
    public static async Task<IReadOnlyList<string>> FaultsOfAsync(PortalPage page)
    {
        var script = await File.ReadAllTextAsync(Path.Combine(s_package.Modules, "axe-core", "axe.min.js"));
        await page.Page.EvaluateAsync($"() => {{ if (!window.axe) {{ {script} }} }}");
        var found = await page.Page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => ({ id: v.id, impact: v.impact, nodes: v.nodes.map(n => n.html) }))");
        return
        [
            .. from violation in found.EnumerateArray()
               where violation.GetProperty("impact").GetString() is "serious" or "critical"
               select $"{violation.GetProperty("id").GetString()}: {string.Join(" | ", violation.GetProperty("nodes").EnumerateArray().Take(3).Select(node => node.GetString()))}",
        ];
    }
}

/// <summary>A fact that needs the browser and axe-core.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AxeFactAttribute : FactAttribute
{
    public AxeFactAttribute() => Skip = AxeCheck.WhySkipped;
}
