namespace Nianbao.Tests.Corpus;

/// <summary>The folder of samples in the source tree.</summary>
internal static class CorpusFolder
{
    private static readonly string s_root = Path.Combine(SolutionFolder(), "tests", "Corpus");

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([s_root, .. parts]);

    public static IEnumerable<string> Cases => Directory.EnumerateDirectories(s_root).Select(folder => Path.GetFileName(folder)!);

    private static string SolutionFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the source tree.");
        }

        return folder.FullName;
    }
}
