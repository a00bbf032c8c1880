using Nianbao.Tests.Kinds;
using static Nianbao.Tests.Hostile.Material;

namespace Nianbao.Tests.Hostile;

/// <summary>Word 97-2003 files, made out of a real one.</summary>
internal static class HostileOldFiles
{
    private const string Sample = "c-2024.doc";
    private const int SectorLength = 512;
    private const int FirstTable = 76;
    private const int FirstDirectory = 48;
    private const int MoreTables = 68;
    private const int LengthOfText = 0x4C;
    private const int PlaceOfPieces = 0x1A2;
    private const string Either = "read|too-large|damaged|empty";

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        Doc("sectors that follow themselves", Damaged, file => Fill(file, TableAt(file), at => at)),
        Doc("sectors that all lead to the first", Damaged, file => Fill(file, TableAt(file), _ => 0)),
        Doc("sectors that lead out of the file", Damaged, file => Fill(file, TableAt(file), at => 0x7FFFFFFF - at)),
        Doc("a directory that is its own child", Either, file => Directory(file, 1)),
        Doc("a directory that leads out of the file", Damaged, file => Directory(file, int.MaxValue)),
        Doc("tables of sectors that follow themselves", Either, file => Put(file, MoreTables, 0)),
        Doc("a text of two billion characters", TooLarge, file => Put(file, Text(file) + LengthOfText, int.MaxValue)),
        Doc("a text of less than nothing", Damaged, file => Put(file, Text(file) + LengthOfText, int.MinValue)),
        Doc("a piece table out of reason", Damaged, file => Put(file, Text(file) + PlaceOfPieces + 4, int.MaxValue)),
        Doc("a piece table before the beginning", Damaged, file => Put(file, Text(file) + PlaceOfPieces, -1)),
        Doc("all numbers of the header out of reason", "damaged|too-large|encrypted|kind-not-read", file => file.AsSpan(Text(file) + 0x20, 0x300).Fill(0x7F)),
        new("doc: cut off in the middle", "damaged|kind-not-read", () => ConvertedSamplesTests.Read(Sample)[..10_000]),
        new("doc: a stream of 6 MB of nothing", Damaged, () => OldFile.Of("WordDocument", new byte[6_000_000])),
        new("doc: a stream of 6 MB of noise behind a header", Damaged, () => OldFile.Of("WordDocument", Noise())),
        new("doc: only its first bytes", "kind-not-read", () => Convert.FromHexString("D0CF11E0A1B11AE1")),
    ];

    private static HostileFile Doc(string attack, string answer, Action<byte[]> spoil) => new($"doc: {attack}", answer, () =>
    {
        var file = ConvertedSamplesTests.Read(Sample);
        spoil(file);
        return file;
    });

    private static int TableAt(byte[] file) => (BitConverter.ToInt32(file, FirstTable) + 1) * SectorLength;

    private static int Text(byte[] file) =>
        Enumerable.Range(1, (file.Length / SectorLength) - 1).Select(sector => sector * SectorLength).First(at => file[at] == 0xEC && file[at + 1] == 0xA5);

    private static void Fill(byte[] file, int table, Func<int, int> next)
    {
        for (var sector = 0; sector < SectorLength / 4; sector++)
        {
            Put(file, table + (4 * sector), next(sector));
        }
    }

    private static void Directory(byte[] file, int next)
    {
        var at = (BitConverter.ToInt32(file, FirstDirectory) + 1) * SectorLength;
        for (var entry = 0; entry < 4; entry++)
        {
            Put(file, at + (128 * entry) + 68, next);
            Put(file, at + (128 * entry) + 72, next);
            Put(file, at + (128 * entry) + 76, next);
        }
    }

    private static byte[] Noise()
    {
        var noise = new byte[6_000_000];
        new Random(29).NextBytes(noise);
        Convert.FromHexString("ECA5C100").CopyTo(noise, 0);
        noise[0x0B] = 0;
        return noise;
    }

    private static void Put(byte[] file, int at, int number) => BitConverter.TryWriteBytes(file.AsSpan(at), number);
}
