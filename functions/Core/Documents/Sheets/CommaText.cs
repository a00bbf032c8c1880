using System.Text;
using Nianbao.Intake;

namespace Nianbao.Documents.Sheets;

/// <summary>
/// Reads comma-separated values (RFC 4180), as spreadsheets export them: one sheet of which borders, merged cells and its name were lost.
/// </summary>
internal static class CommaText
{
    private const int LeastRecords = 5;
    private const int LeastFields = 3;

    /// <summary>The document; null when the text is none of comma-separated values.</summary>
    public static ReportDocument? Read(string text, ReadBudget budget)
    {
        budget.Room(text.Length);
        if (text.AsSpan().Count(',') < LeastRecords * (LeastFields - 1) || Records(text) is not { } records || !IsTable(records))
        {
            return null;
        }

        budget.Characters(text.Length);
        var sheet = new Sheet("", budget.Limits);
        var usual = UsualWidths(records);
        foreach (var (row, fields) in records.Index())
        {
            foreach (var (column, field) in (IsOutOfStep(fields, usual[row]) ? [string.Join(',', fields)] : fields).Index())
            {
                sheet.Add(row, column, new(Content.Trimmed(field).ToString(), HasBorder: false));
            }
        }

        return SheetDocument.OfCounted(FileKind.Text, sheet, budget);
    }

    /// <summary>
    /// For each record, how many fields nearly all records of its run have: a run is what stands between lines of prose, and of one width where a program
    /// wrote it. Zero where they differ, as by hand.
    /// </summary>
    private static int[] UsualWidths(List<List<string>> records)
    {
        var usual = new int[records.Count];
        for (var first = 0; first < records.Count;)
        {
            var next = first;
            while (next < records.Count && records[next].Count >= LeastFields)
            {
                next++;
            }

            Array.Fill(usual, UsualWidth(records.GetRange(first, next - first)), first, next - first);
            first = next + 1;
        }

        return usual;
    }

    private static int UsualWidth(List<List<string>> run)
    {
        if (run.Count == 0)
        {
            return 0;
        }

        var most = run.CountBy(record => record.Count).MaxBy(width => width.Value);
        var others = run.Count - most.Value;
        return others * 10L <= run.Count || (others == 1 && most.Value >= LeastFields) ? most.Key : 0;
    }

    /// <summary>
    /// A row of a table that lost or won a comma: behind it every figure would stand in another column. It is kept as one text, of which no figure is
    /// read.
    /// </summary>
    private static bool IsOutOfStep(List<string> fields, int usual) =>
        usual > 0 && fields.Count != usual && fields.Count(field => field.Length > 0) > 1;

    /// <summary>Most records have several fields, and hardly any field is a sentence.</summary>
    private static bool IsTable(List<List<string>> records)
    {
        var filled = records.FindAll(record => record.Exists(field => field.Length > 0));
        return filled.Count >= LeastRecords
            && filled.Count(record => record.Count >= LeastFields) * 2 > filled.Count
            && filled.Sum(record => record.Count(IsSentence)) * 5 < filled.Sum(record => record.Count(field => field.Length > 0));
    }

    private static bool IsSentence(string field) => field.Contains('。', StringComparison.Ordinal);

    /// <summary>Null when a quote is never closed.</summary>
    private static List<List<string>>? Records(string text)
    {
        var (records, record, field, isQuoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when isQuoted && i + 1 < text.Length && text[i + 1] == '"':
                    field.Append('"');
                    i++;
                    break;
                case '"' when isQuoted || field.Length == 0:
                    isQuoted = !isQuoted;
                    break;
                case ',' when !isQuoted:
                    record.Add(field.ToString());
                    field.Clear();
                    break;
                case '\n' when !isQuoted:
                    record.Add(field.ToString());
                    records.Add(record);
                    (record, field) = ([], new());
                    break;
                case var other:
                    field.Append(other);
                    break;
            }
        }

        record.Add(field.ToString());
        records.Add(record);
        return isQuoted ? null : records;
    }
}
