using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Nianbao.Forms;
using Nianbao.Intake;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Summary.Files;

namespace Nianbao;

/// <summary>What came of compiling a summary.</summary>
/// <param name="Edition">The edition that was added.</param>
/// <param name="Summary">What it says.</param>
public sealed record CompiledEdition(SummaryEdition Edition, ProvincialSummary Summary);

/// <summary>How far a compilation has come.</summary>
/// <param name="Done">Steps that are done.</param>
/// <param name="All">Steps there are.</param>
public sealed record CompileStep(int Done, int All);

/// <summary>Compiles the reports in force into a numbered edition that never changes.</summary>
/// <param name="submissions">Heads and roster.</param>
/// <param name="settings">The calendars.</param>
/// <param name="files">Where the edition's files go.</param>
/// <param name="forms">All forms.</param>
/// <param name="key">Signs what an edition consists of.</param>
/// <param name="time">When it is compiled.</param>
public sealed class SummaryCompiler(
    ISubmissionStore submissions, ISettingStore settings, IFileStore files, IReadOnlyList<FormDefinition> forms, ReceiptKey key, TimeProvider time)
{
    /// <summary>Who compiles what is due.</summary>
    private const string Scheduler = "system";

    /// <summary>The file name of the summary as JSON.</summary>
    public const string JsonFile = "summary.json";

    /// <summary>The file name of the totals as CSV.</summary>
    public const string CsvFile = "summary.csv";

    private readonly ConcurrentDictionary<(int Year, string Area), CompileStep> running = new();

    /// <summary>The path of an edition's file in the file store.</summary>
    public static string PathOf(int year, int number, string file) =>
        string.Create(CultureInfo.InvariantCulture, $"summaries/{year}/{number:000}/{file}");

    /// <summary>How far the compilation of a year that runs in this process has come; null when none does.</summary>
    public CompileStep? Running(int year, string? area) => running.GetValueOrDefault((year, area ?? ""));

    /// <summary>Adds up a data year as it stands; nothing is stored. What needs other years or the reports themselves is not in it.</summary>
    /// <param name="year">The data year.</param>
    /// <param name="area">The agency at whose subtree it is taken; null for the whole roster.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<ProvincialSummary> ReadAsync(int year, string? area, CancellationToken cancellation) =>
        (await Reader(await Roster.LoadAsync(submissions, cancellation)).ReadAsync(year, area, cancellation)).Summary;

    /// <summary>
    /// Adds up a data year and stores it as the next edition; null when the roster has no agency <paramref name="area"/>. The files are
    /// written before the edition is listed; a number under which an ended process left other files is passed over. Of several who ask at
    /// once and would say the same to the byte, all get the one edition that the first of them adds.
    /// </summary>
    /// <param name="year">The data year.</param>
    /// <param name="area">The agency at whose subtree it is taken; null for the whole roster.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<CompiledEdition?> CompileAsync(int year, string? area, string by, CancellationToken cancellation) =>
        CompileAsync(year, area, by, progress: null, cancellation);

    /// <inheritdoc cref="CompileAsync(int, string?, string, CancellationToken)"/>
    /// <param name="year">The data year.</param>
    /// <param name="area">The agency at whose subtree it is taken; null for the whole roster.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="progress">Is told after every step; null for nobody.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<CompiledEdition?> CompileAsync(int year, string? area, string by, Action<CompileStep>? progress, CancellationToken cancellation)
    {
        if (area is not null && await submissions.FindAgencyOrNullAsync(area, cancellation) is null)
        {
            return null;
        }

        return await AddAsync(new(year, area, by, EditionOccasion.OnRequest), progress, cancellation);
    }

    /// <summary>
    /// Compiles every edition of the year over the whole roster that is due and not there yet, oldest first; years without a filing have
    /// none. However often it is called, and by however many at once, there is one edition of an occasion: who comes second adds nothing.
    /// Gives what this call added.
    /// </summary>
    /// <param name="cancellation">Ends the work between two editions, or within one that is then not listed.</param>
    public async Task<IReadOnlyList<CompiledEdition>> CompileDueAsync(CancellationToken cancellation)
    {
        List<CompiledEdition> compiled = [];
        foreach (var due in EditionCalendar.DueOn(Beijing.DateOf(time.GetUtcNow())))
        {
            var order = new EditionOrder(due.Year, Area: null, Scheduler, due.Occasion);
            if (!await IsThereAsync(order, cancellation)
                && await HasFilingsAsync(due.Year, cancellation)
                && await AddAsync(order, progress: null, cancellation) is { } added)
            {
                compiled.Add(added);
            }
        }

        return compiled;
    }

    private YearReader Reader(Roster roster) => new(submissions, settings, roster, forms);

    /// <summary>Null when somebody else has added the edition of that occasion meanwhile.</summary>
    private async Task<CompiledEdition?> AddAsync(EditionOrder order, Action<CompileStep>? progress, CancellationToken cancellation)
    {
        var place = (order.Year, order.Area ?? "");
        var step = 0;
        void Tell()
        {
            running[place] = new(++step, SummaryHistory.Years + 1 + EditionFiles.Most);
            progress?.Invoke(running[place]);
        }

        try
        {
            var last = await LastNumberAsync(order.Year, cancellation);
            var roster = await Roster.LoadAsync(submissions, cancellation);
            var year = await Reader(roster).ReadWithHistoryAsync(order.Year, order.Area, Tell, cancellation);
            var errata = await ErrataOfAsync(order, year.Summary, cancellation);
            var sources = new EditionSources(
                EditionManifest.HashOf(roster.Within(null)), EditionManifest.HashOf(year.Calendar), EditionManifest.StatedHash(year.Stated), year.Earlier);
            for (var number = last + 1; ; number++)
            {
                var content = new EditionContent(year.Summary, number, order.Occasion, errata, FormOf(year.Summary), year.Own);
                var edition = await StoreAsync(order, content, sources, Tell, cancellation);
                if (edition is not null && await submissions.AddEditionAsync(edition, cancellation))
                {
                    return new(edition, year.Summary);
                }

                if (await IsThereAsync(order, cancellation))
                {
                    return null;
                }

                if (edition is not null)
                {
                    return new(await FindAsync(order.Year, number, cancellation), year.Summary);
                }
            }
        }
        finally
        {
            running.TryRemove(place, out _);
        }
    }

    private FormDefinition? FormOf(ProvincialSummary summary) => forms.FirstOrDefault(form => form.Generation == summary.Generation);

    /// <summary>
    /// Writes the files under a number; null when others stand there. Each file is written before the next is made, so that of two who write
    /// different ones the first that differs decides who goes on.
    /// </summary>
    private async Task<SummaryEdition?> StoreAsync(EditionOrder order, EditionContent content, EditionSources sources, Action tell, CancellationToken cancellation)
    {
        List<(string Name, string Sha256)> stored = [];
        foreach (var (name, bytes) in EditionFiles.Write(content, sources, key))
        {
            if (await PutAsync(PathOf(order.Year, content.Number, name), name, bytes, cancellation) is not { } sha256)
            {
                return null;
            }

            stored.Add((name, sha256));
            tell();
        }

        return new SummaryEdition(order.Year, content.Number, time.GetUtcNow(), order.By, order.Area, [.. stored.Select(file => file.Name)])
        {
            Occasion = order.Occasion,
            Sha256 = [.. stored.Select(file => file.Sha256)],
        };
    }

    /// <summary>The hash of what stands at the path; null when that is something else. Two signatures of one manifest are never the same.</summary>
    private async Task<string?> PutAsync(string path, string name, byte[] bytes, CancellationToken cancellation)
    {
        if (await files.PutAsync(path, bytes, cancellation) == PutOutcome.Stored)
        {
            return Fingerprint.Of(bytes);
        }

        var there = await files.FindOrNullAsync(path, cancellation);
        return there is not null && (name == EditionManifest.SignatureName || there.AsSpan().SequenceEqual(bytes)) ? Fingerprint.Of(there) : null;
    }

    private async Task<SummaryEdition> FindAsync(int year, int number, CancellationToken cancellation) =>
        await submissions.ListEditionsAsync(year, cancellation).FirstAsync(edition => edition.Number == number, cancellation);

    /// <summary>Set against the last edition of an occasion of the same year and area; null when there is none.</summary>
    private async Task<Errata?> ErrataOfAsync(EditionOrder order, ProvincialSummary summary, CancellationToken cancellation)
    {
        SummaryEdition? frozen = null;
        await foreach (var edition in submissions.ListEditionsAsync(order.Year, cancellation))
        {
            frozen = edition.Occasion != EditionOccasion.OnRequest && edition.Area == order.Area ? edition : frozen;
        }

        if (frozen is null || await files.FindOrNullAsync(PathOf(order.Year, frozen.Number, JsonFile), cancellation) is not { } json)
        {
            return null;
        }

        return Errata.Of(frozen, Fingerprint.Of(json), JsonSerializer.Deserialize(json, SummaryJson.Printed.ProvincialSummary)!, summary);
    }

    private async Task<int> LastNumberAsync(int year, CancellationToken cancellation)
    {
        var last = 0;
        await foreach (var edition in submissions.ListEditionsAsync(year, cancellation))
        {
            last = Math.Max(last, edition.Number);
        }

        return last;
    }

    private async Task<bool> IsThereAsync(EditionOrder order, CancellationToken cancellation)
    {
        await foreach (var edition in submissions.ListEditionsAsync(order.Year, cancellation))
        {
            if (order.Occasion != EditionOccasion.OnRequest && edition.Occasion == order.Occasion && edition.Area == order.Area)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> HasFilingsAsync(int year, CancellationToken cancellation)
    {
        await foreach (var _ in submissions.ListFilingsAsync(year, cancellation))
        {
            return true;
        }

        return false;
    }

    /// <summary>What is to be compiled.</summary>
    private sealed record EditionOrder(int Year, string? Area, string By, EditionOccasion Occasion);
}
