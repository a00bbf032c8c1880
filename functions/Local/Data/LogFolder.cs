using System.Globalization;
using System.Text;
using Nianbao.Local.Storage;
using Nianbao.Store;

namespace Nianbao.Local.Data;

/// <summary>The copies of the log: <c>{year}.jsonl</c>, a line an entry, only ever appended to.</summary>
public sealed class LogFolder(string folder)
{
    private long? copied;

    /// <summary>Copies the lines that are not in the files yet; how many. Safe to run again after it was cut off anywhere.</summary>
    public int CatchUp(SqliteDatabase database)
    {
        var last = copied ?? LastSequence();
        var lines = database.Read(connection => SqliteLog.After(connection, last).ToList());
        // Not known while files are being written: read from them again should that fail half-way.
        copied = null;
        foreach (var year in lines.GroupBy(line => line.Year))
        {
            Append(PathOf(year.Key), year.Select(line => line.Line));
        }

        copied = lines.Count > 0 ? lines[^1].Sequence : last;
        return lines.Count;
    }

    /// <summary>All whole lines in the order of their numbers; a line that a crash cut off at the end of a file is left out.</summary>
    public IEnumerable<string> ReadLines() => Files()
        .SelectMany(WholeLines)
        .Select(line => (LogEntry.Parse(line)?.Sequence ?? long.MaxValue, line))
        .OrderBy(pair => pair.Item1)
        .Select(pair => pair.line);

    private long LastSequence()
    {
        var last = 0L;
        foreach (var file in Files())
        {
            RemoveCutLine(file);
            last = Math.Max(last, LogEntry.Parse(LastLine(file))?.Sequence ?? 0);
        }

        return last;
    }

    private string PathOf(int year) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{year:0000}.jsonl"));

    private IEnumerable<string> Files() => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal) : [];

    private void Append(string path, IEnumerable<string> lines)
    {
        Directory.CreateDirectory(folder);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        foreach (var line in lines)
        {
            file.Write(Encoding.UTF8.GetBytes(line + '\n'));
        }

        file.Flush(flushToDisk: true);
    }

    private static IEnumerable<string> WholeLines(string path)
    {
        var text = File.ReadAllText(path);
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void RemoveCutLine(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        if (AfterLineEnd(file, file.Length) is var end && end < file.Length)
        {
            file.SetLength(end);
        }
    }

    private static string LastLine(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = AfterLineEnd(file, file.Length - 1);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadLine() ?? "";
    }

    /// <summary>The position after the last line end that stands before a position; 0 when none does.</summary>
    private static long AfterLineEnd(FileStream file, long before)
    {
        var chunk = new byte[64 * 1024];
        for (var end = before; end > 0; end -= chunk.Length)
        {
            var start = Math.Max(0, end - chunk.Length);
            file.Position = start;
            var read = chunk.AsSpan(0, (int)(end - start));
            file.ReadExactly(read);
            if (read.LastIndexOf((byte)'\n') is >= 0 and var at)
            {
                return start + at + 1;
            }
        }

        return 0;
    }
}
