using System.Globalization;
using Nianbao.Forms;
using Nianbao.Generator.Provinces;

namespace Nianbao.Generator.CommandLine;

/// <summary>Writes a whole province.</summary>
internal static class ProvinceCommand
{
    private static readonly string[] s_shares = ["--errors", "--missing", "--late", "--renamed", "--unsettled"];

    public static int Run(IReadOnlyList<string> words)
    {
        var options = new Options(words, ["--agencies", "--years", "--seed", "--kind", "--out", .. s_shares], ["--figures-only"]);
        var years = YearsOf(options.Text("--years", "2022,2023,2024"));
        var plan = new ProvincePlan(options.Number("--agencies", 12_000, 4, 60_000), years, options.Number("--seed", 1, 0, int.MaxValue));
        plan = plan with
        {
            Errors = Share(options, "--errors", plan.Errors),
            Missing = Share(options, "--missing", plan.Missing),
            Late = Share(options, "--late", plan.Late),
            Renamed = Share(options, "--renamed", plan.Renamed),
            Unsettled = Share(options, "--unsettled", plan.Unsettled),
        };
        var kind = options.OneOf("--kind", "mixed", "txt", "html", "docx", "mixed");
        using var writer = new ProvinceWriter(plan, options.Text("--out", "./province"), options.Has("--figures-only") ? null : kind);
        using var progress = new ProgressBar(plan.Agencies * plan.Years.Count);
        writer.Write(ProvinceTree.Of(plan), progress.Show);
        return 0;
    }

    private static List<int> YearsOf(string listed)
    {
        List<int> years = [.. listed.Split(',').Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0)];
        return years.TrueForAll(year => NationalForms.GenerationOf(year) is not null && year <= 2099) && years.Zip(years.Skip(1)).All(pair => pair.Second == pair.First + 1)
            ? years
            : throw new UsageException("--years must be consecutive years from 2014, as 2022,2023,2024.");
    }

    private static int Share(Options options, string name, int otherwise) => options.Number(name, otherwise, 0, 1000);
}
