using System.Globalization;
using Nianbao.Forms;
using Nianbao.Generator.Drifts;
using Nianbao.Generator.Errors;
using Nianbao.Generator.Printing;
using Nianbao.Generator.Reports;

namespace Nianbao.Generator.CommandLine;

/// <summary>Writes reports by themselves, correct or with planted errors.</summary>
internal static class ReportCommand
{
    public static int Run(IReadOnlyList<string> words)
    {
        var options = new Options(words, ["--form", "--year", "--seed", "--kind", "--agency", "--count", "--error", "--drift", "--out"], []);
        var kind = options.OneOf("--kind", "docx", [.. SampleKinds.Every.Select(each => each.Kind)]);
        if (options.Text("--drift", "") == "list")
        {
            Console.Out.WriteLine(string.Join('\n', Drift.All.Select(drift => $"{drift.Name} ({string.Join(' ', drift.Tables)})")));
            return 0;
        }

        var drifts = DriftsOf(options.Text("--drift", ""));
        var form = NationalForms.Find(options.OneOf("--form", "C", [.. NationalForms.All.Select(each => each.Id)]))!;
        var error = options.Text("--error", "none");
        if (error is not ("none" or "random") && !PlantedErrors.All.Any(each => each.Rule == error && each.Forms.Contains(form.Id)))
        {
            throw new UsageException($"No error of rule {error} is known in form {form.Id}.");
        }

        var year = options.Number("--year", form.LastYear ?? 2023, 2014, 2099);
        var reporter = Reporter.Sample with { Name = options.Text("--agency", Reporter.Sample.Name) };
        var folder = Directory.CreateDirectory(options.Text("--out", ".")).FullName;
        using var answers = error == "none" ? null : new StreamWriter(Path.Combine(folder, "answers.jsonl")) { NewLine = "\n" };
        var (first, count) = (options.Number("--seed", 1, 0, int.MaxValue / 2), options.Number("--count", 1, 1, 1_000_000));
        using var progress = new ProgressBar(count);
        for (var seed = first; seed < first + count; seed++)
        {
            Write(Drifted(Draft.Of(reporter, form, year, seed), drifts), kind, error, folder, answers);
            progress.Show(seed - first + 1);
        }

        return 0;
    }

    private static List<Drift> DriftsOf(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name =>
        Drift.All.FirstOrDefault(drift => drift.Name == name) ?? throw new UsageException($"No drift is called {name}; --drift list names all.")).ToList();

    private static Draft Drifted(Draft draft, List<Drift> drifts) =>
        draft with { Report = draft.Report with { Style = draft.Report.Style with { Drifts = drifts, DriftSeed = draft.Seed } } };

    private static void Write(Draft draft, string kind, string error, string folder, StreamWriter? answers)
    {
        (PlantedError Error, Draft Draft)? planted = error switch
        {
            "none" => null,
            "random" => PlantedErrors.Plant(draft, new Random(draft.Seed)),
            _ => PlantedErrors.All.Where(each => each.Rule == error && each.Forms.Contains(draft.Report.Form.Id))
                .Select(each => each.Spoil(draft) is { } spoilt ? (each, spoilt) : ((PlantedError Error, Draft Draft)?)null).FirstOrDefault(),
        };
        var printed = planted?.Draft ?? draft;
        var name = string.Create(CultureInfo.InvariantCulture, $"{draft.Report.Form.Id.ToLowerInvariant()}-{draft.Year}-{draft.Seed}.{printed.Ending ?? kind}");
        File.WriteAllBytes(Path.Combine(folder, name), printed.Print(kind));
        if (planted is { } done)
        {
            answers?.WriteLine(Answer.Of(done.Error, printed, name, agency: null).Print());
        }
    }
}
