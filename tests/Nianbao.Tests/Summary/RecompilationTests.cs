using Nianbao.Store;
using Nianbao.Summary.Files;
using Nianbao.Tests.Hosts;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Summary;

/// <summary>
/// There is no incremental compilation: every edition is made of all reports anew. So what is compiled after one report has changed, by a
/// program that has compiled before, must be what another process makes of the same data that has never seen it, in another language and
/// another time zone.
/// </summary>
public sealed class RecompilationTests
{
    [Theory]
    [InlineData("America/St_Johns", "tr_TR.UTF-8")]
    [InlineData("Pacific/Apia", "ar_SA.UTF-8")]
    public async Task After_a_change_the_edition_is_the_one_another_process_makes_from_scratch(string zone, string language)
    {
        using var province = await FiledProvince.OfAsync(new(60, [2023, 2024], Seed: 3) { GovernmentsReportOwn = true }, isMessy: true);
        await province.Compiler.CompileAsync(2024, null, "office", default);
        var changed = province.InForce.First(report => report is { Year: 2024, Scope: FilingScope.Own });
        await province.ReviseAsync(changed, before => before with { Figures = new Dictionary<string, decimal>(before.Figures) { ["s2.licensing_decisions"] = 987654 } });
        using var other = new EmptyFolder();
        province.CopyTo(other["data"]);

        var again = (await province.Compiler.CompileAsync(2024, null, "office", default))!.Edition;
        await CompileElsewhereAsync(other, zone, language);

        Assert.Equal(again.Files.Order(), Directory.GetFiles(other["out"]).Select(file => Path.GetFileName(file)!).Order());
        foreach (var name in again.Files.Where(name => name != EditionManifest.SignatureName))
        {
            var here = (await province.Files.FindOrNullAsync(SummaryCompiler.PathOf(2024, again.Number, name), default))!;
            var there = await File.ReadAllBytesAsync(Path.Combine(other["out"], name));
            Assert.True(here.AsSpan().SequenceEqual(there), name);
        }
    }

    private static async Task CompileElsewhereAsync(EmptyFolder folder, string zone, string language)
    {
        using var process = NianbaoProcess.Start(
            folder.Path, start =>
            {
                (start.Environment["TZ"], start.Environment["LANG"], start.Environment["LC_ALL"]) = (zone, language, language);
            }, "compile", "2024", "--data", folder["data"], "--out", folder["out"]);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, await output + await error);
    }
}
