namespace Nianbao.Http.Programs;

/// <summary>Where programs are looked for: the folders of <c>PATH</c>, and those where packages install them.</summary>
internal static class ProgramFolders
{
    private static readonly string[] s_folders =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathFullyQualified)
            .Union(OperatingSystem.IsWindows() ? [] : ["/usr/local/bin", "/usr/bin", "/bin"]),
    ];

    /// <summary>The same as the value of a <c>PATH</c>.</summary>
    public static string SearchPath { get; } = string.Join(Path.PathSeparator, s_folders);

    /// <summary>The full path of a program; null when it is not installed. Looked up each time: it may be installed while this process runs.</summary>
    public static string? Find(string program)
    {
        var file = OperatingSystem.IsWindows() ? program + ".exe" : program;
        return s_folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }
}
