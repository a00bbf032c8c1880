using Nianbao.Tests.Hosts;

namespace Nianbao.Tests.Corpus;

/// <summary>The folder of samples in the source tree.</summary>
internal static class CorpusFolder
{
    private static readonly string s_root = Project.PathOf("tests/Corpus");

    public static IEnumerable<string> Cases => Directory.EnumerateDirectories(s_root).Select(folder => Path.GetFileName(folder)!);

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([s_root, .. parts]);
}
