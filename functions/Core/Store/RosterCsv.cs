using System.Text;

namespace Nianbao.Store;

/// <summary>What came of reading a roster: all agencies, or what is wrong with it line by line; never a part.</summary>
public abstract record RosterOutcome
{
    private RosterOutcome() { }

    /// <summary>Every line is right.</summary>
    /// <param name="Lines">In the order of the file.</param>
    public sealed record Read(IReadOnlyList<RosterLine> Lines) : RosterOutcome
    {
        /// <summary>The agencies, in the order of the file.</summary>
        public IReadOnlyList<Agency> Agencies => [.. Lines.Select(line => line.Agency)];
    }

    /// <summary>Something is wrong; nothing of the file may be used.</summary>
    /// <param name="Errors">Ordered by line; at least one.</param>
    public sealed record Refused(IReadOnlyList<RosterError> Errors) : RosterOutcome;
}

/// <summary>An agency and the line it was read from.</summary>
/// <param name="Line">One-based, as the file is printed.</param>
/// <param name="Agency">As it shall be.</param>
public sealed record RosterLine(int Line, Agency Agency);

/// <summary>What is wrong with a line of a roster.</summary>
/// <param name="Line">One-based, as the file is printed.</param>
/// <param name="Message">What is wrong (中文).</param>
public sealed record RosterError(int Line, string Message);

/// <summary>
/// The roster as CSV (RFC 4180): a header line with Chinese or English names in any order, a title perhaps above it, then one agency a
/// line. Read in UTF-8 with or without a byte order mark, in GB18030, or as a spreadsheet's Unicode text; written in UTF-8 with a mark.
/// </summary>
public static class RosterCsv
{
    // How far down a header may stand: above it are titles and notes.
    private const int HighestLines = 5;

    /// <summary>
    /// Reads a roster. Never throws. A column that the file does not have leaves what is there as it is; a blank cell takes it away.
    /// </summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="known">The agencies already in the roster: a parent may be one of them, and agencies named again are replaced.</param>
    public static RosterOutcome Read(ReadOnlySpan<byte> content, IReadOnlyList<Agency> known)
    {
        var text = RosterText.Decode(content);
        var records = Csv.Read(text, RosterText.SeparatorOf(text)).Where(record => record.Fields.Any(field => !string.IsNullOrWhiteSpace(field))).ToList();
        var errors = new List<RosterError>();
        var lines = records.Count == 0 ? [] : ReadLines(records, known.ToDictionary(agency => agency.Id, StringComparer.Ordinal), errors);
        if (lines.Count == 0 && errors.Count == 0)
        {
            errors.Add(new(1, "文件中没有单位。"));
        }

        errors.AddRange(RosterChecks.Duplicates(lines));
        if (errors.Count == 0)
        {
            errors.AddRange(RosterChecks.Whole(lines, known));
        }

        return errors.Count > 0
            ? new RosterOutcome.Refused([.. errors.OrderBy(error => error.Line)])
            : new RosterOutcome.Read(lines);
    }

    /// <summary>Writes a roster that <see cref="Read"/> reads back.</summary>
    public static byte[] Write(IEnumerable<Agency> agencies)
    {
        var csv = new StringBuilder();
        Csv.AppendRecord(csv, [.. RosterColumns.Header]);
        foreach (var agency in agencies)
        {
            Csv.AppendRecord(csv, Fields(agency));
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    /// <summary>What a line changes of an agency (中文), as <c>名称由“甲局”改为“乙局”；上级由……</c>; empty when it changes nothing.</summary>
    public static string Changes(Agency before, Agency after)
    {
        static string Said(string field) => field.Length == 0 ? "空" : $"“{field}”";
        return string.Join('；', RosterColumns.Header.Zip(Fields(before), Fields(after)).Where(column => column.Second != column.Third)
            .Select(column => $"{column.First}由{Said(column.Second)}改为{Said(column.Third)}"));
    }

    // In the order of the columns.
    private static string[] Fields(Agency agency) =>
    [
        agency.Id, agency.Name, Joined(agency.FormerNames, RosterDates.Print), agency.RegionCode ?? "",
        RosterWords.Of(agency.Kind), RosterWords.Of(agency.Level), RosterWords.Of(agency.HasRulemakingPower), agency.Parent ?? "",
        Joined(agency.FormerParents, RosterDates.Print), Joined(agency.Predecessors, RosterDates.Print),
        RosterDates.Print(agency.ActiveFrom), RosterDates.Print(agency.ActiveTo), agency.Contact ?? "", agency.Phone ?? "",
        Joined(agency.Emails, address => address), agency.HeadName ?? "", Joined(agency.HeadEmails, address => address),
    ];

    private static string Joined<T>(IReadOnlyList<T> items, Func<T, string> print) => string.Join('；', items.Select(print));

    private static List<RosterLine> ReadLines(
        List<(int Line, IReadOnlyList<string> Fields)> records, Dictionary<string, Agency> known, List<RosterError> errors)
    {
        var at = Math.Max(0, records.FindIndex(0, Math.Min(records.Count, HighestLines), record => record.Fields.Count(field => RosterColumns.Of(field) is not null) > 1));
        var header = records[at].Fields.Select(RosterColumns.Of).ToList();
        errors.AddRange(ProblemsOf(header).Select(message => new RosterError(records[at].Line, message)));
        return errors.Count > 0 ? [] : [.. records.Skip(at + 1).SelectMany(record => ReadLine(record.Line, record.Fields, header, known, errors))];
    }

    private static IEnumerable<string> ProblemsOf(List<string?> header)
    {
        var missing = RosterColumns.Required.Where(column => !header.Contains(column)).Select(column => $"缺少“{RosterColumns.Chinese(column)}”列。");
        var repeated = header.OfType<string>().GroupBy(column => column).Where(same => same.Count() > 1).Select(same => $"“{RosterColumns.Chinese(same.Key)}”列重复。");
        return missing.Concat(repeated);
    }

    /// <summary>The agency of a line; none when something is wrong with it.</summary>
    private static IEnumerable<RosterLine> ReadLine(
        int line, IReadOnlyList<string> fields, List<string?> header, Dictionary<string, Agency> known, List<RosterError> errors)
    {
        if (fields.Skip(header.Count).Any(field => !string.IsNullOrWhiteSpace(field)))
        {
            errors.Add(new(line, "字段比表头多。"));
            return [];
        }

        var cells = header.Zip(fields.Concat(Enumerable.Repeat("", header.Count)), (column, field) => (column, field)).Where(pair => pair.column is not null)
            .ToDictionary(pair => pair.column!, pair => RosterText.Bare(pair.field), StringComparer.Ordinal);
        var row = new RosterRow(cells, known.GetValueOrDefault(RosterText.Code(cells[RosterColumns.Id])));
        var agency = row.Read();
        errors.AddRange(row.Problems.Select(message => new RosterError(line, message)));
        return agency is null ? [] : [new(line, agency)];
    }
}
