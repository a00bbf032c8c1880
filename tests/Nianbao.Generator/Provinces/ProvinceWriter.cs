using System.Globalization;
using System.Text;
using System.Text.Json;
using Nianbao.Generator.Errors;
using Nianbao.Generator.Printing;
using Nianbao.Store;

namespace Nianbao.Generator.Provinces;

/// <summary>Writes a province to a folder: its roster, its reports as files or as lines of figures, and the answer key.</summary>
internal sealed class ProvinceWriter : IDisposable
{
    private readonly ProvincePlan _plan;
    private readonly string _folder;
    private readonly string? _kind;
    private readonly StreamWriter _answers;
    private readonly Dictionary<int, StreamWriter> _figures = [];

    /// <param name="plan">What the province is like.</param>
    /// <param name="folder">Made when it is not there.</param>
    /// <param name="kind">The kind of every file, <c>mixed</c> for all kinds; null for figures only.</param>
    public ProvinceWriter(ProvincePlan plan, string folder, string? kind)
    {
        (_plan, _folder, _kind) = (plan, folder, kind);
        Directory.CreateDirectory(folder);
        _answers = Open("answers.jsonl");
        foreach (var year in plan.Years)
        {
            if (kind is null)
            {
                _figures.Add(year, Open(string.Create(CultureInfo.InvariantCulture, $"figures-{year}.jsonl")));
            }
            else
            {
                Directory.CreateDirectory(Path.Combine(folder, year.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }

    /// <summary>Writes everything; tells how many reports are done.</summary>
    public void Write(Unit province, Action<int> progress)
    {
        File.WriteAllBytes(Path.Combine(_folder, "roster.csv"), RosterCsv.Write(province.All.Reverse().Select(unit => unit.Agency)));
        var done = 0;
        foreach (var report in new ProvinceReports(_plan).Of(province))
        {
            Write(report);
            progress(++done);
        }
    }

    public void Dispose()
    {
        _answers.Dispose();
        foreach (var lines in _figures.Values)
        {
            lines.Dispose();
        }
    }

    private void Write(YearReport report)
    {
        var file = report.Filed == Punctuality.Missing ? null : _kind is null ? WriteFigures(report) : WriteFile(report);
        if (report.Filed != Punctuality.InTime)
        {
            Say(report, new(report.Filed == Punctuality.Late ? "late" : "missing", file) { Year = report.Year });
        }

        if (report.IsUnsettled && file is not null)
        {
            Say(report, new("carry-over", file) { Year = report.Year, Rule = "T06", Keys = ["t3.carried_in.total"] });
        }

        if (report.Unit.Agency.FormerNames.Count > 0 && report.IsLastYear)
        {
            Say(report, new("renamed", file) { Year = report.Year });
        }
    }

    private void Say(YearReport report, Answer answer) => _answers.WriteLine((answer with { Agency = report.Unit.Agency.Id }).Print());

    private string WriteFile(YearReport report)
    {
        var random = new Random(report.Seed);
        var draft = report.Draft();
        var kind = _kind == "mixed" ? SampleKinds.All[random.Next(SampleKinds.All.Count)].Kind : _kind!;
        var planted = random.Next(1000) < _plan.Errors ? PlantedErrors.Plant(draft, random) : null;
        draft = planted?.Draft ?? draft;
        var file = string.Create(CultureInfo.InvariantCulture, $"{report.Year}/{report.Unit.Agency.Id}.{draft.Ending ?? kind}");
        File.WriteAllBytes(Path.Combine(_folder, file), draft.Print(kind));
        if (planted is { Error: var error })
        {
            Say(report, Answer.Of(error, draft, file, report.Unit.Agency.Id));
        }

        return file;
    }

    /// <summary>One object a line: agency, form, scope and the figures by key.</summary>
    private string WriteFigures(YearReport report)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("agency", report.Unit.Agency.Id);
            json.WriteString("form", report.Form.Id);
            json.WriteString("scope", report.Unit.Agency.DefaultScope == FilingScope.Area ? "area" : "own");
            json.WriteStartObject("figures");
            foreach (var (key, value) in report.Figures)
            {
                json.WriteNumber(key, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        _figures[report.Year].WriteLine(Encoding.UTF8.GetString(line.GetBuffer().AsSpan(0, (int)line.Length)));
        return string.Create(CultureInfo.InvariantCulture, $"figures-{report.Year}.jsonl");
    }

    private StreamWriter Open(string name) => new(Path.Combine(_folder, name), append: false, new UTF8Encoding(false)) { NewLine = "\n" };
}
