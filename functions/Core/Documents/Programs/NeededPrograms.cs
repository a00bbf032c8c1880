namespace Nianbao.Documents.Programs;

/// <summary>A program without which some kinds of files are refused.</summary>
/// <param name="Program">The name of its executable.</param>
/// <param name="Package">The Debian package that has it.</param>
/// <param name="Kinds">What cannot be read without it (中文).</param>
public sealed record NeededProgram(string Program, string Package, string Kinds);

/// <summary>The programs that readers run.</summary>
public static class NeededPrograms
{
    /// <summary>Traces the glyphs and lines of PDF pages. Under the AGPL, hence never linked: run as a program of its own.</summary>
    public static NeededProgram Mutool { get; } = new("mutool", "mupdf-tools", "PDF 文件");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NeededProgram> All { get; } = [Mutool];
}
