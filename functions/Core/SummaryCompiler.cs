using System.Globalization;
using Nianbao.Forms;
using Nianbao.Intake;
using Nianbao.Store;
using Nianbao.Summary;

namespace Nianbao;

/// <summary>What came of compiling a summary.</summary>
/// <param name="Edition">The edition that was added.</param>
/// <param name="Summary">What it says.</param>
public sealed record CompiledEdition(SummaryEdition Edition, ProvincialSummary Summary);

/// <summary>Compiles the reports in force into a numbered edition that never changes.</summary>
/// <param name="submissions">Heads and roster.</param>
/// <param name="files">Where the edition's files go.</param>
/// <param name="forms">All forms.</param>
/// <param name="time">When it is compiled.</param>
public sealed class SummaryCompiler(ISubmissionStore submissions, IFileStore files, IReadOnlyList<FormDefinition> forms, TimeProvider time)
{
    /// <summary>Who compiles what is due.</summary>
    private const string Scheduler = "system";

    /// <summary>The file name of the summary as JSON.</summary>
    public const string JsonFile = "summary.json";

    /// <summary>The file name of the totals as CSV.</summary>
    public const string CsvFile = "summary.csv";

    /// <summary>The path of an edition's file in the file store.</summary>
    public static string PathOf(int year, int number, string file) =>
        string.Create(CultureInfo.InvariantCulture, $"summaries/{year}/{number:000}/{file}");

    /// <summary>Adds up a data year as it stands; nothing is stored.</summary>
    /// <param name="year">The data year.</param>
    /// <param name="area">The agency at whose subtree it is taken; null for the whole roster.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<ProvincialSummary> ReadAsync(int year, string? area, CancellationToken cancellation)
    {
        var roster = await Roster.LoadAsync(submissions, cancellation);
        var compilation = new Compilation(year, area, roster, forms);
        await foreach (var head in submissions.ListFilingsAsync(year, cancellation))
        {
            compilation.Add(head);
        }

        return compilation.Finish();
    }

    /// <summary>
    /// Adds up a data year and stores it as the next edition; null when the roster has no agency <paramref name="area"/>. The files are
    /// written before the edition is listed; a number whose files were left behind unlisted by an ended process is passed over.
    /// </summary>
    /// <param name="year">The data year.</param>
    /// <param name="area">The agency at whose subtree it is taken; null for the whole roster.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<CompiledEdition?> CompileAsync(int year, string? area, string by, CancellationToken cancellation)
    {
        if (area is not null && await submissions.FindAgencyOrNullAsync(area, cancellation) is null)
        {
            return null;
        }

        return await AddAsync(year, area, by, EditionOccasion.OnRequest, cancellation);
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
            if (!await IsThereAsync(due.Year, area: null, due.Occasion, cancellation)
                && await HasFilingsAsync(due.Year, cancellation)
                && await AddAsync(due.Year, area: null, Scheduler, due.Occasion, cancellation) is { } added)
            {
                compiled.Add(added);
            }
        }

        return compiled;
    }

    /// <summary>Null when somebody else has added the edition of that occasion meanwhile.</summary>
    private async Task<CompiledEdition?> AddAsync(int year, string? area, string by, EditionOccasion occasion, CancellationToken cancellation)
    {
        var summary = await ReadAsync(year, area, cancellation);
        (string Name, byte[] Content)[] contents = [(JsonFile, SummaryJson.Write(summary)), (CsvFile, SummaryCsv.Write(summary))];
        for (var number = await LastNumberAsync(year, cancellation) + 1; ; number++)
        {
            var edition = new SummaryEdition(year, number, time.GetUtcNow(), by, area, [.. contents.Select(file => file.Name)])
            {
                Occasion = occasion,
                Sha256 = [.. contents.Select(file => Fingerprint.Of(file.Content))],
            };
            if (await StoreAsync(edition, contents, cancellation))
            {
                return new(edition, summary);
            }

            if (await IsThereAsync(year, area, occasion, cancellation))
            {
                return null;
            }
        }
    }

    private async Task<bool> IsThereAsync(int year, string? area, EditionOccasion occasion, CancellationToken cancellation)
    {
        await foreach (var edition in submissions.ListEditionsAsync(year, cancellation))
        {
            if (occasion != EditionOccasion.OnRequest && edition.Occasion == occasion && edition.Area == area)
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

    private async Task<int> LastNumberAsync(int year, CancellationToken cancellation)
    {
        var last = 0;
        await foreach (var edition in submissions.ListEditionsAsync(year, cancellation))
        {
            last = Math.Max(last, edition.Number);
        }

        return last;
    }

    private async Task<bool> StoreAsync(SummaryEdition edition, (string Name, byte[] Content)[] contents, CancellationToken cancellation)
    {
        foreach (var (name, content) in contents)
        {
            if (await files.PutAsync(PathOf(edition.Year, edition.Number, name), content, cancellation) == PutOutcome.AlreadyThere)
            {
                return false;
            }
        }

        return await submissions.AddEditionAsync(edition, cancellation);
    }
}
