using System.IO.Compression;
using System.Text;

namespace Nianbao.Tests.Hostile;

/// <summary>A file that was made to do harm.</summary>
/// <param name="Attack">What it tries; with its kind in front, as <c>docx: a bomb by ratio</c>.</param>
/// <param name="Answer">What must come of it: a reason of refusal, or <c>read</c>; several are parted by a bar where either is right.</param>
/// <param name="Make">Its bytes, always the same.</param>
internal sealed record HostileFile(string Attack, string Answer, Func<byte[]> Make)
{
    /// <summary>The ending of its name.</summary>
    public string Kind => Attack[..Attack.IndexOf(':', StringComparison.Ordinal)];
}

/// <summary>What hostile files are made of.</summary>
internal static class Material
{
    public const string TooLarge = "too-large";
    public const string Damaged = "damaged";
    public const string Legible = "read";

    public static string Many(int count, string text) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    public static string Many(int count, Func<int, string> each) => string.Concat(Enumerable.Range(0, count).Select(each));

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A text as long as a file may hold, and no longer.</summary>
    public static string LongLine(string repeated) => Many(1_900_000 / repeated.Length, repeated);

    public static byte[] Zip(params (string Name, byte[] Content)[] parts) => Zip(archive =>
    {
        foreach (var (name, content) in parts)
        {
            Add(archive, name, content);
        }
    });

    public static byte[] Zip(Action<ZipArchive> fill)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(archive);
        }

        return stream.ToArray();
    }

    public static void Add(ZipArchive archive, string name, byte[] content, int times = 1)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var part = entry.Open();
        for (; times > 0; times--)
        {
            part.Write(content);
        }
    }
}

/// <summary>Every hostile file.</summary>
internal static class HostileFiles
{
    // What slows down whoever looks for it: each text is the beginning of something that never ends.
    private static readonly string[] s_beginnings =
    [
        "1234567890", "自2024年1月1日起至", "报告由", "一、", "（(【[", " 　", "1101051949123100", "138 0013 800", "“", "收到申请", "局委办", "2024年度", "第一部分", "市人民政府",
        "http://", "a@b.", "\u0301", "≤1.", "1,2", "<", "&", "\uFF11", "|", "\t",
    ];

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        .. Texts(), .. HostilePages.All, .. HostilePackages.All, .. HostileBooks.All, .. HostileDrawings.All, .. HostileOldFiles.All, .. HostileRichText.All,
    ];

    private static IEnumerable<HostileFile> Texts() =>
    [
        new("txt: nothing", "empty", () => []),
        new("txt: nothing but NULs", "empty", () => new byte[5_000_000]),
        new("txt: noise", "kind-not-read", Noise),
        new("txt: NULs between the letters", "read|kind-not-read", () => Material.Utf8(Material.Many(300_000, "甲\0乙"))),
        new("txt: 19 MB of lines", Material.TooLarge, () => Material.Utf8(Material.Many(9_000_000, "1\n"))),
        new("txt: 19 MB in one line", Material.TooLarge, () => Material.Utf8(Material.Many(19_000_000, "1"))),
        new("txt: 600,000 empty lines", "empty|read", () => Material.Utf8("x" + Material.Many(600_000, "\r\n") + "y")),
        new("txt: halves of characters", Material.Legible, () => [0xFF, 0xFE, .. Enumerable.Range(0, 900_000).SelectMany(at => (byte[])[(byte)(at % 256), (byte)(0xD8 + (at & 3))])]),
        new("csv: a quote that is never closed", Material.TooLarge + "|read", () => Material.Utf8("a,\"" + Material.Many(900_000, "b,"))),
        new("csv: a field in quotes of quotes", Material.TooLarge + "|read", () => Material.Utf8("a,\"" + Material.Many(900_000, "\"\"") + "\"\nb,c\n")),
        new("csv: a line of a million fields", Material.TooLarge, () => Material.Utf8("甲,1\n" + Material.Many(1_000_000, ",") + "\n乙,2\n")),
        new("csv: 900,000 lines", Material.TooLarge, () => Material.Utf8(Material.Many(450_000, "1,2\n"))),
        new("md: bars without end", Material.TooLarge + "|read", () => Material.Utf8("| a | b |\n| --- | --- |\n" + Material.Many(900_000, "|"))),
        new("md: quotes in quotes", "read|too-large", () => Material.Utf8(Material.Many(1_900_000, "> "[..1]))),
        .. Beginnings.Select(each => new HostileFile($"txt: 1.9 million times {Shown(each)}", "read|too-large|empty", () => Material.Utf8("x" + Material.LongLine(each)))),
        .. IsLong ? Beginnings.Select(each => new HostileFile($"txt: lines of {Shown(each)}", "read|too-large|empty", () => Material.Utf8("x" + Material.LongLine(Material.Many(150 / each.Length, each) + "\n")))) : [],
    ];

    /// <summary>Few of them in the usual run.</summary>
    /// <summary>Whether all is tried that can be.</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("NIANBAO_LONG") == "1";

    private static string[] Beginnings => IsLong ? s_beginnings : s_beginnings[..6];

    private static string Shown(string text) => string.Concat(text.Select(character =>
        character is > ' ' and < '\u007f' or > '\u3000' and < '\u9fff' ? character.ToString() : $"U+{(int)character:X4}"));

    private static byte[] Noise()
    {
        var noise = new byte[3_000_000];
        new Random(3).NextBytes(noise);
        return [0x01, .. noise];
    }
}
