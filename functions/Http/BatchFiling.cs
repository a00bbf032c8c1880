using System.Diagnostics;
using System.Globalization;
using System.Text;
using Nianbao.Documents.Archives;
using Nianbao.Findings;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>
/// Files several reports sent in one call, each by itself: what is wrong with one keeps none of the others. Whose report each is, and of which
/// year, is said in the form or stands in the report; where it is not certain the file is refused with what to say.
/// </summary>
public sealed class BatchFiling(
    FilingDesk desk, ISubmissionStore store, AccessControl access, RepeatedCalls repeated, ReportChecker checker, ReportRereader rereader, CheckTurns turns, CallLimits limits, CallRates rates, UploadRoom room)
{
    // A rule that says that title, caption and period name different years.
    private const string YearsDiffer = "F03";

    private const int EntriesToAFile = 10;

    /// <summary>Files all of them, and answers 207; null, and nothing done, when it is one report alone, to be filed as ever.</summary>
    /// <param name="call">The call.</param>
    /// <param name="bodies">Its files.</param>
    /// <param name="key">Its Idempotency-Key; null for none.</param>
    /// <param name="cancellation">Ends it between two files.</param>
    public async Task<Answer?> FileOrNullAsync(HttpCall call, IReadOnlyList<UploadBody> bodies, string? key, CancellationToken cancellation)
    {
        // What was sent has its room already; what comes out of archives is held beside it, and is asked for before anything is unpacked.
        var (most, declared) = (checker.Limits.UnpackedBytes, bodies.Sum(body => ArchivedReports.DeclaredSize(body.Content)));
        if (bodies.Count > 1 && declared > most)
        {
            return Problem.UnpacksTo(most);
        }

        var unpacked = Math.Min(declared, most);
        if (!room.TryTake(unpacked))
        {
            return Problem.Busy;
        }

        try
        {
            // Those that cannot be filed have an answer too, but not without end.
            var parts = bodies.SelectMany(PartsOf).Take((limits.Batch.Files * EntriesToAFile) + 1).ToList();
            return bodies.Count == 1 && parts.Count == 1 ? null
                : parts.Count > limits.Batch.Files * EntriesToAFile || parts.Count(part => part.Refusal is null) > limits.Batch.Files
                    ? Problem.TooManyFiles(limits.Batch.Files)
                    : RefusalOf(call, parts) ?? await FileAsync(call, parts, key, cancellation);
        }
        finally
        {
            room.Give(unpacked);
        }
    }

    /// <summary>Each report costs what an upload does, and the first is paid; all together never more than can be saved up.</summary>
    private Answer? RefusalOf(HttpCall call, List<BatchPart> parts)
    {
        var cost = Math.Min((parts.Count(part => part.Refusal is null) - 1) * RouteLimits.Upload.Cost, limits.PerMinute - RouteLimits.Upload.Cost);
        return cost > 0 ? rates.RefusalOf(call.Http, call.Caller, cost, before: RouteLimits.Upload.Cost) : null;
    }

    private async Task<Answer> FileAsync(HttpCall call, List<BatchPart> parts, string? key, CancellationToken cancellation)
    {
        var items = new List<BatchItem>();
        var roster = new Lazy<Task<Roster>>(() => Roster.LoadAsync(store, cancellation));
        foreach (var part in parts)
        {
            items.Add(await ItemOfAsync(call, part, roster, cancellation));
        }

        await RefuseSameFilingsAsync(items, cancellation);
        if (key is not null && items.Exists(item => item.Refusal is null)
            && await repeated.ReserveAsync(call.Caller, new(key, HashOf(call, parts)), cancellation) is { } taken && taken.RequestHash != HashOf(call, parts))
        {
            return Problem.IdempotencyKeyReused;
        }

        var results = new List<BatchResultView>();
        foreach (var (at, item) in items.Index())
        {
            var result = item.Refusal is { } refusal ? FilingResult.Refused(refusal) : await desk.FileAsync(item.UploadBy(call.Caller.Name, KeyOf(key, at)), cancellation);
            results.Add(ViewOf(item, result));
        }

        var count = results.Count(result => result.Taken is not null);
        return Answer.Of(207, new BatchView(count, results.Count - count, results), HttpJson.Readable.BatchView);
    }

    private IEnumerable<BatchPart> PartsOf(UploadBody body) => ArchivedReports.In(body.Content, checker.Limits) is { Count: > 0 } files
        ? files.Select(file => new BatchPart(body, FileName.Safe(body.FileName), file.Path, file.Content, file.Refusal))
        : [new(body, null, FileName.Safe(body.FileName), body.Content, null)];

    /// <summary>The command that a file stands for, to be authorised, or why it stands for none.</summary>
    private async Task<BatchItem> ItemOfAsync(HttpCall call, BatchPart part, Lazy<Task<Roster>> roster, CancellationToken cancellation)
    {
        var item = new BatchItem(part);
        if (part.Refusal is { } no)
        {
            return item with { Refusal = ProblemKind.NotAReport.Because(no) };
        }

        if (UploadReader.MismatchOf(part.Body) is { } mismatch)
        {
            return item with { Refusal = mismatch };
        }

        if (!SubmissionEndpoints.TryReadScope(part.Body, out var scope))
        {
            return item with { Refusal = Problem.UnknownScope };
        }

        var (agency, year) = (part.Body.Field("agency"), Years.Parse(part.Body.Field("year")));
        if (year is null && part.Body.Field("year") is not null)
        {
            return item with { Refusal = Problem.MalformedUpload("year 要填四位数的年度，如 2023；也可以不填，取报告标题中的年度。") };
        }

        item = item with { Agency = agency, Year = year, Scope = scope };
        if (agency is null || year is null)
        {
            var report = await turns.TakeAsync(() => rereader.Read(part.Path, part.Content, null).Report, cancellation);
            item = await FromReportAsync(call, item, report, roster, cancellation);
        }

        return item switch
        {
            { Refusal: not null } => item,
            { Agency: { } whose, Year: var of } when Claims.DisagreementIn(call, whose, of) is { } disagreement => item with { Refusal = disagreement },
            { Agency: { } whose } when !await access.MayAsync(call.Caller, Right.File, whose, cancellation) => item with { Refusal = Problem.NotYourAgency },
            { Year: { } of } when desk.PublishedIn(part.Body, of) is (null, { } wrong) => item with { Refusal = Problem.MalformedUpload(wrong) },
            { Year: { } of } => item with { Published = desk.PublishedIn(part.Body, of).Day },
            _ => item,
        };
    }

    /// <summary>Takes from the report what the form does not say; refuses what it does not say with certainty.</summary>
    private async Task<BatchItem> FromReportAsync(
        HttpCall call, BatchItem item, CheckedReport report, Lazy<Task<Roster>> roster, CancellationToken cancellation)
    {
        if (report.Verdict == Verdict.Unreadable)
        {
            return item with { Refusal = ProblemKind.AgencyUnclear.Because($"{report.Findings[0].Message} 确要报送这个文件的，请填写 agency 和 year。") };
        }

        var year = item.Year ?? (report.Findings.Any(finding => finding.Rule == YearsDiffer) ? null : report.Year);
        if (year is null)
        {
            return item with { Refusal = ProblemKind.YearUnclear.Because("报告的标题没有写明年度，或前后年度不一致，请为这个文件填写 year（报告所属年度，四位数）。") };
        }

        if (item.Agency is not null)
        {
            return item with { Year = year };
        }

        var named = report.Agency is { } name ? (await roster.Value).Named(name, year.Value) : [];
        if (report.Agency is not null && call.Caller.Role != Role.Admin && !await MayFileForAllAsync(call, named, cancellation))
        {
            // Nobody learns from this who else is in the roster.
            return item with { Refusal = ProblemKind.AgencyUnclear.Because("不能确定这是贵单位的报告，请为这个文件填写 agency（18 位统一社会信用代码）。") };
        }

        return named switch
        {
            [var only] => item with { Agency = only.Id, Year = year },
            [] when report.Agency is { } unknown => item with
            {
                Refusal = ProblemKind.AgencyUnclear.Because($"名录中没有名称为“{Short(unknown)}”的单位（含曾用名），请为这个文件填写 agency（18 位统一社会信用代码）。"),
            },
            [] => item with { Refusal = ProblemKind.AgencyUnclear.Because("报告的标题和表头没有写明单位名称，请为这个文件填写 agency（18 位统一社会信用代码）。") },
            _ => item with
            {
                Refusal = ProblemKind.AgencyUnclear.Because(
                    $"名录中有 {named.Count} 个单位叫或曾叫“{Short(report.Agency!)}”（{string.Join('、', named.Take(5).Select(agency => agency.Id))}），请为这个文件填写 agency。"),
            },
        };
    }

    private async Task<bool> MayFileForAllAsync(HttpCall call, IReadOnlyList<Agency> named, CancellationToken cancellation)
    {
        foreach (var agency in named)
        {
            if (!await access.MayAsync(call.Caller, Right.File, agency.Id, cancellation))
            {
                return false;
            }
        }

        return named.Count > 0;
    }

    /// <summary>Of two different files for one filing nothing says which counts: neither is filed.</summary>
    private async Task RefuseSameFilingsAsync(List<BatchItem> items, CancellationToken cancellation)
    {
        var filings = new Dictionary<int, FilingKey>();
        foreach (var (at, item) in items.Index())
        {
            if (item is { Refusal: null, Agency: { } agency, Year: { } year } && await store.FindAgencyOrNullAsync(agency, cancellation) is { } known)
            {
                filings[at] = new(year, agency, item.Scope ?? known.DefaultScope);
            }
        }

        foreach (var same in filings.GroupBy(filing => filing.Value, filing => filing.Key).Where(same => same.Select(at => items[at].Part.Sha256).Distinct().Skip(1).Any()))
        {
            var names = string.Join('、', same.Select(at => $"“{Short(items[at].Part.Path)}”"));
            foreach (var at in same)
            {
                items[at] = items[at] with { Refusal = ProblemKind.SameFiling.Because($"{names}都是同一单位同一年度的报告，不能确定以哪个为准，都没有保存；请只留一个。") };
            }
        }
    }

    private static BatchResultView ViewOf(BatchItem item, FilingResult result) => new(
        item.Part.Path, item.Part.Archive, result.Status, item.Agency, item.Year, item.Part.Content.Length, item.Part.Sha256, result.Taken, result.Refusal?.Refusal);

    /// <summary>Names the call by what it asks for, in its order.</summary>
    private static string HashOf(HttpCall call, List<BatchPart> parts) => Fingerprint.Of(Encoding.UTF8.GetBytes(
        $"{call.Http.Request.Path}\n{string.Join('\n', parts.Select(part => $"{part.Path}\t{part.Sha256}\t{part.Body.Field("agency")}\t{part.Body.Field("year")}\t{part.Body.Field("scope")}\t{part.Body.Field("published")}"))}"));

    /// <summary>Every file of a call has a key of its own, made of the call's: sent again it gets the answer it got.</summary>
    private static string? KeyOf(string? key, int at) =>
        key is null ? null : $"batch-{Fingerprint.Of(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{at}\n{key}")))}";

    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}…";

    /// <summary>One file of the call.</summary>
    /// <param name="Body">The part of the form it was sent in, whose fields are said of it.</param>
    /// <param name="Archive">The archive it came out of; null when it was sent as it is.</param>
    /// <param name="Path">Its name, with its folders in the archive.</param>
    /// <param name="Content">Its bytes.</param>
    /// <param name="Refusal">Why it cannot be filed (中文); null when it may be.</param>
    private sealed record BatchPart(UploadBody Body, string? Archive, string Path, ReadOnlyMemory<byte> Content, string? Refusal)
    {
        public string Sha256 { get; } = Fingerprint.Of(Content.Span);
    }

    /// <summary>What a file is to be filed as, as far as it is known.</summary>
    private sealed record BatchItem(BatchPart Part)
    {
        public string? Agency { get; init; }

        public int? Year { get; init; }

        public FilingScope? Scope { get; init; }

        public DateOnly? Published { get; init; }

        public Answer? Refusal { get; init; }

        public Upload UploadBy(string by, string? key) => Agency is { } agency && Year is { } year
            ? new(by, agency, year, Scope, Part.Path, Part.Content, key) { Published = Published }
            : throw new UnreachableException();
    }
}

/// <summary>What came of a call that files several reports.</summary>
/// <param name="Taken">How many were taken in, or had been before.</param>
/// <param name="Refused">How many were not.</param>
/// <param name="Results">One for each file, in the order they were sent.</param>
public sealed record BatchView(int Taken, int Refused, IReadOnlyList<BatchResultView> Results);

/// <summary>What came of one file.</summary>
/// <param name="File">Its name; with its folders in the archive where it came out of one.</param>
/// <param name="Archive">The archive it came out of; null when it was sent as it is.</param>
/// <param name="Status">The HTTP status it would have been answered with alone.</param>
/// <param name="Agency">Whose report it is taken to be; null when that is not known.</param>
/// <param name="Year">Of which data year; null when that is not known.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
/// <param name="Taken">Where to see what comes of it; null when it was refused.</param>
/// <param name="Problem">Why it was refused; null when it was not.</param>
public sealed record BatchResultView(
    string File, string? Archive, int Status, string? Agency, int? Year, long Size, string Sha256, TakenView? Taken, ProblemView? Problem);
