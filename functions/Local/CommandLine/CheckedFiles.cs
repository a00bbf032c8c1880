using Nianbao.Documents.Archives;
using Nianbao.Http;

namespace Nianbao.Local.CommandLine;

/// <summary>A file that is to be checked.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">What it is called in what is printed: with its folders below the one that was asked for.</param>
/// <param name="Refusal">Why it is not looked into (中文); null when it is.</param>
internal sealed record CheckedFile(string Path, string Name, string? Refusal);

/// <summary>The files that a command line names: those themselves, and all in the folders among them.</summary>
internal static class CheckedFiles
{
    // Links are not followed: they may lead back.
    private static readonly EnumerationOptions s_all = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    public static IReadOnlyList<CheckedFile> Of(IReadOnlyList<string> asked) => [.. asked.SelectMany(Of)];

    private static IEnumerable<CheckedFile> Of(string path)
    {
        if (!Directory.Exists(path))
        {
            return [Of(new FileInfo(path), path, Path.GetFileName(path))];
        }

        List<CheckedFile> inside =
        [
            .. new DirectoryInfo(path).EnumerateFiles("*", s_all)
                .Select(file => (File: file, Name: Path.GetRelativePath(path, file.FullName)))
                .Where(file => !ArchivedReports.IsLeftover(file.Name))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => Of(file.File, Path.Combine(path, file.Name), file.Name.Replace(Path.DirectorySeparatorChar, '/'))),
        ];
        return inside.Count > 0 ? inside : [new(path, path, "这个目录里没有可以核对的文件。")];
    }

    private static CheckedFile Of(FileInfo file, string path, string name) => new(path, name, file switch
    {
        { Exists: false } => "没有这个文件，请检查文件名和所在目录。",
        { Length: > RouteLimits.LargestFile } => "文件超过 20 MB，请压缩其中的图片或删去附件。",
        _ => null,
    });
}
