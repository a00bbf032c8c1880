using System.IO.Compression;
using System.Text;
using Nianbao.Documents.Word;
using Nianbao.Intake;

namespace Nianbao.Documents.Archives;

/// <summary>A file out of an archive.</summary>
/// <param name="Path">Its path in the archive, every step made safe; at most 255 characters.</param>
/// <param name="Kind">What it is, by its bytes; unknown when it could not be taken out.</param>
/// <param name="Content">Its bytes; empty when it could not be taken out.</param>
/// <param name="Refusal">Why it is no report that could be filed (中文); null when it may be one.</param>
public sealed record ArchivedFile(string Path, FileKind Kind, ReadOnlyMemory<byte> Content, string? Refusal);

/// <summary>Takes several reports out of a zip archive, to be looked at one by one.</summary>
public static class ArchivedReports
{
    private const int LongestPath = 255;

    /// <summary>
    /// The files of an archive that holds several reports, in its order; without what systems and programs leave in archives. Empty when the
    /// content is no archive, holds one report or none, or cannot be read as a whole: it is then to be read as one file. Archives in the
    /// archive are not opened. Never throws.
    /// </summary>
    /// <param name="content">The bytes of the archive.</param>
    /// <param name="limits">How much it may unpack to, and how much a file in it may be.</param>
    public static IReadOnlyList<ArchivedFile> In(ReadOnlyMemory<byte> content, ReadLimits limits)
    {
        if (FileKinds.Detect(content.Span) != FileKind.Zip)
        {
            return [];
        }

        try
        {
            using var archive = OfficePackage.Archive(content, limits, Encoding.Latin1);
            var spent = new UnpackedBytes();
            List<ArchivedFile> files = [.. archive.Entries.Where(entry => entry.Length > 0 && !IsLeftover(entry.FullName)).Select(entry => Take(entry, spent, limits))];
            return files.Count(file => file.Kind == FileKind.Unknown || ZipReports.IsReport(file.Kind)) > 1 ? files : [];
        }
        catch (Exception broken) when (broken is InvalidDataException or LimitExceededException or EndOfStreamException or FormatException)
        {
            return [];
        }
    }

    /// <summary>How many bytes an archive says that it unpacks to; zero for what is no zip archive.</summary>
    public static long DeclaredSize(ReadOnlyMemory<byte> content) => FileKinds.Detect(content.Span) == FileKind.Zip ? ZipDirectory.DeclaredSize(content.Span) : 0;

    /// <summary>Whether a path is one of those that programs leave behind: copies of open files, notes of the system, the pictures of a saved page.</summary>
    public static bool IsLeftover(string path) => ZipReports.IsLeftover(path);

    private static ArchivedFile Take(ZipArchiveEntry entry, UnpackedBytes spent, ReadLimits limits)
    {
        var path = SafePath(ZipReports.PathOf(entry));
        if (entry.IsEncrypted)
        {
            return new(path, FileKind.Unknown, default, "这个文件加了密码，请去掉密码后重新打包，或单独报送。");
        }

        if (entry.Length > limits.FileBytes)
        {
            return new(path, FileKind.Unknown, default, $"这个文件超过 {limits.FileBytes / 1024 / 1024} MB，请压缩其中的图片或删去附件后重新打包。");
        }

        try
        {
            using var unpacked = new MemoryStream();
            using var stream = new BoundedStream(entry.Open(), entry.CompressedLength, entry.Crc32, spent, limits with { XmlRun = int.MaxValue });
            stream.CopyTo(unpacked);
            var content = unpacked.ToArray();
            var kind = FileKinds.Detect(content);
            return new(path, kind, content, ZipReports.IsReport(kind) ? null : kind is FileKind.Zip or FileKind.Archive
                ? "压缩包里还有压缩包，没有打开；请把其中的报告取出来单独放入。"
                : "这不是可以报送的文档；扫描件和图片请改为 Word、PDF 或网页文件。");
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            return new(path, FileKind.Unknown, default, "这个文件在压缩包里已经损坏，请重新打包。");
        }
    }

    /// <summary>Folders tell files of the same name apart; steps upwards and what is no name are left out.</summary>
    private static string SafePath(string path)
    {
        var steps = path.Split('/', '\\');
        var name = FileName.Safe(steps[^1]);
        var folders = string.Concat(steps.SkipLast(1).Where(step => step.Trim('.', ' ').Length > 0).Select(step => FileName.Safe(step) + "/"));
        return folders.Length + name.Length <= LongestPath ? folders + name : name;
    }
}
