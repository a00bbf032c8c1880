using System.Text.RegularExpressions;

namespace Nianbao.Tests;

/// <summary>Imports run one way: a folder of Core uses only the folders before it, and Core none of its surroundings.</summary>
public sealed partial class LayeringTests
{
    private static readonly string[] s_folders = ["Forms", "Intake", "Documents", "Tables", "Figures", "Narrative", "Findings", "Marked", "Store", "Deadlines", "Summary", "Notices"];

    [Fact]
    public void A_folder_of_Core_imports_only_folders_before_it()
    {
        var wrong = from file in Directory.EnumerateFiles(Core, "*.cs", SearchOption.AllDirectories)
                    let folder = Array.IndexOf(s_folders, Path.GetRelativePath(Core, file).Split(Path.DirectorySeparatorChar)[0])
                    where folder >= 0
                    from Match import in Import().Matches(File.ReadAllText(file))
                    where Array.IndexOf(s_folders, import.Groups["folder"].Value) > folder
                    select $"{Path.GetRelativePath(Core, file)} imports {import.Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Core_knows_nothing_of_hosts_databases_and_clouds()
    {
        var wrong = from file in Directory.EnumerateFiles(Core, "*.cs", SearchOption.AllDirectories)
                    where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                    where Surroundings().IsMatch(File.ReadAllText(file))
                    select Path.GetRelativePath(Core, file);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Core_starts_no_programs() => Assert.Empty(
        from file in Directory.EnumerateFiles(Core, "*.cs", SearchOption.AllDirectories)
        where StartsPrograms().IsMatch(File.ReadAllText(file))
        select Path.GetRelativePath(Core, file));

    [Fact]
    public void No_project_turns_globalization_off() =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Repository.Root, "*.*proj", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "Directory.Build.props")),
            file => File.ReadAllText(file).Contains("Invariant" + "Globalization", StringComparison.Ordinal));

    private static string Core => Path.Combine(Repository.Root, "functions", "Core");

    [GeneratedRegex(@"^using (?:static )?Nianbao\.(?<folder>\w+)", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"\b(?:ProcessStartInfo|Process\.Start)\b")]
    private static partial Regex StartsPrograms();

    [GeneratedRegex(@"using (?:static )?(?:Azure|Microsoft\.AspNetCore|Microsoft\.Data|System\.Net)\b", RegexOptions.Multiline)]
    private static partial Regex Surroundings();
}

/// <summary>Where the sources are.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Serverless.sln.</summary>
    public static string Root { get; } = Find(new(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Serverless.sln")) ? folder.FullName : Find(folder.Parent!);
}
