namespace Nianbao.Tests.Hosts;

/// <summary>Finds files of the project from where the tests run.</summary>
internal static class Project
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the project.");
        }

        return folder.FullName;
    }
}
