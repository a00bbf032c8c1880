using System.IO.Compression;
using System.Text;
using Nianbao.Documents.Programs;
using Nianbao.Documents.Text;
using Nianbao.Documents.Word;
using Nianbao.Intake;

namespace Nianbao.Documents.Archives;

/// <summary>Finds the report in a zip archive. One is read; several are refused by name, because nothing says which is meant.</summary>
internal sealed class ZipReports(ReadLimits limits, IProgramRunner programs)
{
    private const int MostNamed = 10;
    private const int LongestName = 60;

    private readonly UnpackedBytes _spent = new();
    private readonly List<string> _names = [];
    private byte[]? _report;
    private bool _holdsArchive;

    /// <summary>Throws <see cref="InvalidDataException"/> when the archive is damaged.</summary>
    public static ReadOutcome Read(ReadOnlyMemory<byte> content, ReadLimits limits, IProgramRunner programs)
    {
        // Names without a mark are in the code page of whoever packed them: read as bytes, told apart later.
        using var archive = OfficePackage.Archive(content, limits, Encoding.Latin1);
        return new ZipReports(limits, programs).Read(archive);
    }

    private ReadOutcome Read(ZipArchive archive)
    {
        foreach (var entry in archive.Entries.Where(entry => entry.Length > 0 && !IsLeftover(entry.FullName)))
        {
            if (entry.IsEncrypted)
            {
                return Refusals.Encrypted();
            }

            Take(entry);
        }

        return (_names.Count, _report) switch
        {
            (1, { } report) => DocumentReader.Read(report, limits, programs),
            (0, _) => Refusals.NoReportInside(_holdsArchive),
            _ => Refusals.SeveralReports([.. _names.Take(MostNamed)], _names.Count),
        };
    }

    private void Take(ZipArchiveEntry entry)
    {
        if (entry.Length > limits.FileBytes)
        {
            throw LimitExceededException.Of("压缩包内单个文件的大小", limits.FileBytes / 1024 / 1024, "MB");
        }

        using var unpacked = new MemoryStream();
        using var stream = new BoundedStream(entry.Open(), entry.CompressedLength, entry.Crc32, _spent, limits with { XmlRun = int.MaxValue });
        stream.CopyTo(unpacked);
        var kind = FileKinds.Detect(unpacked.GetBuffer().AsSpan(0, (int)unpacked.Length));
        _holdsArchive |= kind is FileKind.Zip or FileKind.Archive;
        if (IsReport(kind))
        {
            _names.Add(NameOf(entry));
            _report = unpacked.ToArray();
        }
    }

    internal static bool IsReport(FileKind kind) => kind is FileKind.Docx or FileKind.Doc or FileKind.Xlsx or FileKind.Xls or FileKind.Rtf or FileKind.Html
        or FileKind.Mht or FileKind.Text or FileKind.Pdf or FileKind.Ofd or FileKind.Odt;

    /// <summary>What programs leave behind: copies of open files, notes of the system, the pictures of a saved page.</summary>
    internal static bool IsLeftover(string path)
    {
        var steps = path.Split('/', '\\');
        return steps[^1].StartsWith("~$", StringComparison.Ordinal) || steps[^1].StartsWith('.') || steps[^1] is "Thumbs.db" or "desktop.ini"
            || steps.SkipLast(1).Any(folder => folder == "__MACOSX" || folder.EndsWith("_files", StringComparison.Ordinal) || folder.EndsWith(".files", StringComparison.Ordinal));
    }

    /// <summary>The path of an entry as whoever packed it saw it.</summary>
    internal static string PathOf(ZipArchiveEntry entry) => entry.FullName.All(character => character <= 0xFF)
        ? TextDecoder.Utf8OrGb18030(Encoding.Latin1.GetBytes(entry.FullName)).GetString(Encoding.Latin1.GetBytes(entry.FullName))
        : entry.FullName;

    private static string NameOf(ZipArchiveEntry entry)
    {
        var safe = FileName.Safe(PathOf(entry));
        return safe.Length <= LongestName ? safe : safe[..LongestName] + "…";
    }
}
