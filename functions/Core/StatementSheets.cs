using System.Globalization;
using System.Text;
using Nianbao.Store;

namespace Nianbao;

/// <summary>What came of a sheet of statements.</summary>
public abstract record SheetOutcome
{
    private SheetOutcome() { }

    /// <summary>Every line is right.</summary>
    /// <param name="Lines">What each does, in the order of the file.</param>
    /// <param name="IsStored">False when it was only tried.</param>
    public sealed record Done(IReadOnlyList<SheetLine> Lines, bool IsStored) : SheetOutcome;

    /// <summary>Some line is wrong; nothing was stored.</summary>
    /// <param name="Errors">Ordered by line; at least one.</param>
    public sealed record Wrong(IReadOnlyList<RosterError> Errors) : SheetOutcome;

    /// <summary>Some line speaks of an agency outside the caller's area; nothing was stored.</summary>
    public sealed record OutsideArea : SheetOutcome;
}

/// <summary>What a line of a sheet does.</summary>
/// <param name="Line">One-based, as the file is printed.</param>
/// <param name="Filing">The filing it speaks of.</param>
/// <param name="IsChange">Whether it changes what was stated before.</param>
/// <param name="Text">What it states (中文).</param>
public sealed record SheetLine(int Line, FilingKey Filing, bool IsChange, string Text);

/// <summary>
/// What is stated about the reports of a year, as sheets that an office fills in and sends back: days of publication, and joint documents. A
/// sheet is stored when all its lines are right; each line is an act by itself, so that one sent again after a fault does the rest.
/// </summary>
public sealed class StatementSheets(ISubmissionStore submissions, FilingStatements statements)
{
    private const string Id = "统一社会信用代码", Name = "名称", Scope = "范围", Revision = "版次", Day = "公布日期", Key = "指标", Count = "件数", Lead = "牵头单位";
    private const string OwnScope = "本单位", AreaScope = "汇总", TakenBack = "撤回";

    /// <summary>The sheet of days of publication: a line for each published revision, and for each filing without any; UTF-8 with a byte order mark.</summary>
    /// <param name="year">The data year.</param>
    /// <param name="top">The agency at whose subtree; null for the whole roster.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<byte[]> PrintPublicationsAsync(int year, string? top, CancellationToken cancellation) => PrintAsync(
        year, top, [Id, Name, Scope, Revision, Day],
        (agency, head) => (head.Publications ?? []).Select(publication => (publication.Revision, Day: (DateOnly?)publication.Day))
            .DefaultIfEmpty((head.Accepted?.Revision ?? head.LatestRevision, null))
            .Select(line => (string[])
            [
                agency.Id, agency.Name, head.Key.Scope == FilingScope.Own ? OwnScope : AreaScope, Print(line.Item1),
                line.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            ]), cancellation);

    /// <summary>The sheet of joint documents: a line for each statement.</summary>
    /// <param name="year">The data year.</param>
    /// <param name="top">The agency at whose subtree; null for the whole roster.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<byte[]> PrintJointAsync(int year, string? top, CancellationToken cancellation) => PrintAsync(
        year, top, [Id, Name, Key, Count, Lead],
        (agency, head) => (head.Joint ?? []).Select(share => (string[])[agency.Id, agency.Name, share.Key, Print(share.Count), share.Lead]), cancellation);

    /// <summary>
    /// Takes days of publication. A blank revision means the one in force, or else the newest; a blank day leaves what was stated, 撤回 takes
    /// it back.
    /// </summary>
    /// <param name="year">The data year.</param>
    /// <param name="csv">The file's bytes.</param>
    /// <param name="top">The top of the caller's subtree; null for the whole roster.</param>
    /// <param name="isMeant">False to try it only.</param>
    /// <param name="by">Who: the name of the access key.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<SheetOutcome> TakePublicationsAsync(
        int year, ReadOnlyMemory<byte> csv, string? top, bool isMeant, string by, CancellationToken cancellation)
    {
        var sheet = Sheet.Read(csv.Span, [Id, Day]);
        return await TakeAsync(year, sheet, top, isMeant, (heads, rows) => rows.Select(row => PublicationOf(year, heads, row, by)), cancellation);
    }

    /// <summary>Takes joint documents: what the file says of an agency replaces all that was stated of it; 撤回 as the figure takes all back.</summary>
    /// <param name="year">The data year.</param>
    /// <param name="csv">The file's bytes.</param>
    /// <param name="top">The top of the caller's subtree; null for the whole roster.</param>
    /// <param name="isMeant">False to try it only.</param>
    /// <param name="by">Who: the name of the access key.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<SheetOutcome> TakeJointAsync(
        int year, ReadOnlyMemory<byte> csv, string? top, bool isMeant, string by, CancellationToken cancellation)
    {
        var sheet = Sheet.Read(csv.Span, [Id, Key, Count, Lead]);
        return await TakeAsync(
            year, sheet, top, isMeant, (heads, rows) => rows.GroupBy(row => row[Id]).Select(ofAgency => JointOf(year, heads, [.. ofAgency], by)), cancellation);
    }

    private async Task<byte[]> PrintAsync(
        int year, string? top, string[] header, Func<Agency, Filing, IEnumerable<string[]>> lines, CancellationToken cancellation)
    {
        var roster = await Roster.LoadAsync(submissions, cancellation);
        var csv = new StringBuilder();
        Csv.AppendRecord(csv, header);
        await foreach (var head in submissions.ListFilingsAsync(year, cancellation))
        {
            if (roster.Find(head.Key.Agency) is { } agency && (top is null || roster.IsWithin(agency.Id, top)))
            {
                foreach (var line in lines(agency, head))
                {
                    Csv.AppendRecord(csv, line);
                }
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private async Task<SheetOutcome> TakeAsync(
        int year, Sheet sheet, string? top, bool isMeant,
        Func<IReadOnlyDictionary<FilingKey, Filing>, IReadOnlyList<SheetRow>, IEnumerable<Statement>> statementsOf, CancellationToken cancellation)
    {
        if (sheet.Fault is { } fault)
        {
            return new SheetOutcome.Wrong([fault]);
        }

        var roster = await Roster.LoadAsync(submissions, cancellation);
        if (top is not null && sheet.Rows.Any(row => roster.Find(row[Id]) is not null && !roster.IsWithin(row[Id], top)))
        {
            return new SheetOutcome.OutsideArea();
        }

        var heads = new Dictionary<FilingKey, Filing>();
        await foreach (var head in submissions.ListFilingsAsync(year, cancellation))
        {
            heads.Add(head.Key, head);
        }

        List<Statement> all = [.. statementsOf(heads, sheet.Rows)];
        List<RosterError> errors = [];
        foreach (var statement in all)
        {
            if (statement.Fault is { } wrong || (wrong = await TryAsync(statement, isMeant: false, cancellation)) is not null)
            {
                errors.Add(new(statement.Line, wrong));
            }
        }

        if (errors.Count > 0)
        {
            return new SheetOutcome.Wrong([.. errors.OrderBy(error => error.Line)]);
        }

        foreach (var statement in all.Where(_ => isMeant))
        {
            // Somebody else may have changed the report meanwhile: what is then wrong is told, and the lines before it are stored.
            if (await TryAsync(statement, isMeant: true, cancellation) is { } wrong)
            {
                return new SheetOutcome.Wrong([new(statement.Line, wrong)]);
            }
        }

        return new SheetOutcome.Done([.. all.Select(statement => new SheetLine(statement.Line, statement.Filing, statement.IsChange, statement.Text))], isMeant);
    }

    private static async Task<string?> TryAsync(Statement statement, bool isMeant, CancellationToken cancellation) => !statement.IsChange
        ? null
        : await statement.State!(isMeant, cancellation) switch
        {
            StatementOutcome.Wrong wrong => wrong.Why,
            StatementOutcome.UnknownSubmission => "没有这一版报告。",
            _ => null,
        };

    private Statement PublicationOf(int year, IReadOnlyDictionary<FilingKey, Filing> heads, SheetRow row, string by)
    {
        FilingScope? scope = row[Scope] switch { OwnScope or "own" => FilingScope.Own, AreaScope or "area" => FilingScope.Area, _ => null };
        if (scope is null && row[Scope].Length > 0)
        {
            return Statement.Refused(row.Line, $"“{Scope}”应填{OwnScope}或{AreaScope}。");
        }

        // Who has filed in one scope only need not say in which.
        FilingScope[] scopes = scope is { } named ? [named] : [FilingScope.Own, FilingScope.Area];
        var found = scopes.Select(each => heads.GetValueOrDefault(new(year, row[Id], each))).OfType<Filing>().ToList();
        if (found is not [var head])
        {
            return Statement.Refused(row.Line, found.Count == 0 ? "该单位这个年度还没有报送过报告。" : $"该单位有{OwnScope}和{AreaScope}两份报告，请写明范围。");
        }

        var inForce = head.Accepted?.Revision ?? head.LatestRevision;
        var revision = row[Revision].Length == 0 ? inForce : int.TryParse(row[Revision], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (revision < 1 || revision > head.LatestRevision)
        {
            return Statement.Refused(row.Line, $"没有第 {row[Revision]} 版报告。");
        }

        var before = head.Publications?.FirstOrDefault(publication => publication.Revision == revision)?.Day;
        var day = row[Day] switch { "" => before, TakenBack => null, var text => RosterDates.Read(text) };
        return day is null && row[Day] is not ("" or TakenBack)
            ? Statement.Refused(row.Line, $"“{Day}”应写成 2025-01-20 的样子。")
            : new(row.Line, head.Key, day != before, day is { } on ? $"第 {Print(revision)} 版 {RosterDates.Print(on)} 公布。" : "没有公布日期。", null,
                (isMeant, cancellation) => statements.PublishAsync(new(head.Key, revision), day, by, isMeant, cancellation));
    }

    private Statement JointOf(int year, IReadOnlyDictionary<FilingKey, Filing> heads, IReadOnlyList<SheetRow> rows, string by)
    {
        var first = rows[0];
        if (heads.GetValueOrDefault(new(year, first[Id], FilingScope.Own)) is not { } head)
        {
            return Statement.Refused(first.Line, "该单位这个年度还没有报送过本单位的报告。");
        }

        List<StatedShare> shares = [];
        foreach (var row in rows.Where(row => row[Key] != TakenBack))
        {
            if (!int.TryParse(row[Count], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return Statement.Refused(row.Line, $"“{Count}”应是大于 0 的整数。");
            }

            shares.Add(new(row[Key], RosterText.Code(row[Lead]), count));
        }

        var text = shares.Count == 0 ? "没有由其他单位牵头的联合发文。" : string.Join('；', shares.Select(share => $"{share.Key} {Print(share.Count)} 件，牵头 {share.Lead}"));
        var isSame = (head.Joint ?? []).Select(share => new StatedShare(share.Key, share.Lead, share.Count)).ToHashSet().SetEquals(shares);
        return new(first.Line, head.Key, !isSame, text, null, (isMeant, cancellation) =>
            statements.StateJointAsync(new(head.Key, head.Accepted?.Revision ?? head.LatestRevision), shares, by, isMeant, cancellation));
    }

    private static string Print(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a line, or all lines about one agency, come to.</summary>
    private sealed record Statement(
        int Line, FilingKey Filing, bool IsChange, string Text, string? Fault, Func<bool, CancellationToken, Task<StatementOutcome>>? State)
    {
        public static Statement Refused(int line, string fault) => new(line, default, false, "", fault, null);
    }

    /// <summary>A sheet as it was sent.</summary>
    private sealed record Sheet(IReadOnlyList<SheetRow> Rows, RosterError? Fault)
    {
        public static Sheet Read(ReadOnlySpan<byte> content, IReadOnlyList<string> required)
        {
            var text = RosterText.Decode(content);
            List<(int Line, IReadOnlyList<string> Fields)> lines = [.. Csv.Read(text, RosterText.SeparatorOf(text))];
            List<string> header = lines.Count == 0 ? [] : [.. lines[0].Fields.Select(RosterText.Bare)];
            return required.FirstOrDefault(column => !header.Contains(column)) is { } lacking
                ? new([], new(1, $"第一行没有“{lacking}”一栏。"))
                : new([.. lines.Skip(1).Select(line => new SheetRow(line.Line, header, line.Fields)).Where(row => row[Id].Length > 0)], null);
        }
    }

    /// <summary>A line of it.</summary>
    private sealed class SheetRow(int line, List<string> header, IReadOnlyList<string> fields)
    {
        public int Line => line;

        /// <summary>A cell; empty where the line or the file has none.</summary>
        public string this[string column] => header.IndexOf(column) is var at and >= 0 && at < fields.Count
            ? column == Id ? RosterText.Code(RosterText.Bare(fields[at])) : RosterText.Bare(fields[at])
            : "";
    }
}
