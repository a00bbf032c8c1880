using Nianbao.Http;
using Nianbao.Store;

namespace Nianbao.Local.CommandLine;

/// <summary>Makes a key for every agency of an area and writes them as one table, for the owner's eyes alone.</summary>
internal static class BulkKeys
{
    public static async Task<int> MakeAsync(KeyRing keys, ISubmissionStore store, KeyAct.Bulk bulk)
    {
        var today = Beijing.DateOf(TimeProvider.System.GetUtcNow());
        var roster = await Roster.LoadAsync(store, CancellationToken.None);
        if (bulk.Area is { } area && roster.Find(area) is null)
        {
            return Usage.Complain(KeySentences.Of(new KeyOutcome.UnknownAgency()));
        }

        if (bulk.ExpiresOn < today)
        {
            return Usage.Complain(KeySentences.Of(new KeyOutcome.BadEnd()));
        }

        // The file before the keys: keys that nobody can be told are worse than none.
        await using var sheet = bulk.Out is { } path ? Open(path) : Console.OpenStandardOutput();
        var agencies = roster.Within(bulk.Area, today).Where(agency => agency.IsActiveOn(today)).ToList();
        var made = await keys.MakeForAsync(agencies, bulk.Renew, bulk.ExpiresOn, by: null, CancellationToken.None);
        await sheet.WriteAsync(KeySheet.Print(agencies, made));
        Console.Error.WriteLine($"为 {made.Count} 个单位新建了密钥，只显示这一次；{agencies.Count - made.Count} 个单位已有密钥，没有改动。");
        return Usage.Fine;
    }

    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }
}
