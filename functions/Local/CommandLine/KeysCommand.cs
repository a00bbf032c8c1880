using System.Text.Json;
using Nianbao.Http;
using Nianbao.Local.Data;
using Nianbao.Store;

namespace Nianbao.Local.CommandLine;

/// <summary>
/// Lists, makes and revokes keys on the data folder itself, without a server and without a key: who can write the folder can replace a
/// lost admin key.
/// </summary>
internal static class KeysCommand
{
    public static Task<int> RunAsync(Command.Keys command) => DataCommand.RunAsync(command.Data, async paths =>
    {
        // Changed by one process at a time; only looking is always allowed.
        using var folder = command.Act is KeyAct.List ? null : DataFolder.Take(paths.Root);
        await using var services = new ServiceCollection().AddLogging()
            .AddLocalStores(paths.Root).AddSingleton(TimeProvider.System).AddSingleton<KeyRing>().BuildServiceProvider();
        var keys = services.GetRequiredService<KeyRing>();
        return command.Act switch
        {
            KeyAct.Add add => Print(await keys.MakeAsync(new(add.Name, add.Role, add.Agency, By: null) { ExpiresOn = add.ExpiresOn }, CancellationToken.None)),
            KeyAct.Bulk bulk => await BulkKeys.MakeAsync(keys, services.GetRequiredService<ISubmissionStore>(), bulk),
            KeyAct.Revoke revoke => Print(await keys.RevokeAsync(revoke.Name, by: null, CancellationToken.None)),
            _ => Print(await keys.ListAsync(CancellationToken.None)),
        };
    });

    private static int Print(KeyOutcome outcome)
    {
        switch (outcome)
        {
            case KeyOutcome.Made made:
                Console.Out.WriteLine($"密钥“{made.Key.Name}”已建好，只显示这一次，请妥善保存：{made.Secret}");
                return Usage.Fine;
            case KeyOutcome.Revoked revoked:
                Console.Out.WriteLine($"密钥“{revoked.Key.Name}”已停用。");
                return Usage.Fine;
            default:
                return Usage.Complain(KeySentences.Of(outcome));
        }
    }

    private static int Print(IReadOnlyList<AccessKey> keys)
    {
        Console.Out.Write(TextTable.Print([["名称", "角色", "所属单位", "状态", "最近使用"], .. keys.Select(RowOf)]));
        return Usage.Fine;
    }

    private static string[] RowOf(AccessKey key) =>
        [key.Name, WordOf(key.Role), key.Agency ?? "——", StateOf(key), key.LastUsedAt is { } used ? $"{Beijing.DateOf(used):yyyy-MM-dd}" : "——"];

    private static string StateOf(AccessKey key) => key switch
    {
        { RevokedAt: { } at } => $"{Beijing.DateOf(at):yyyy-MM-dd} 停用",
        { ExpiresOn: { } end } => $"有效期至 {end:yyyy-MM-dd}",
        _ => "有效",
    };

    /// <summary>The role of a word, as over HTTP; null for any other word.</summary>
    public static Role? RoleOf(string word) => Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => WordOf(role!.Value) == word);

    private static string WordOf(Role role) => JsonSerializer.SerializeToElement(role, HttpJson.Readable.Role).GetString()!;
}

/// <summary>What is done with keys.</summary>
public abstract record KeyAct
{
    private KeyAct() { }

    public sealed record List : KeyAct;

    /// <param name="ExpiresOn">The last Beijing date; null for no end.</param>
    public sealed record Add(string Name, Role Role, string? Agency, DateOnly? ExpiresOn) : KeyAct;

    /// <summary>A key for every agency of an area.</summary>
    /// <param name="Area">The top of the area; null for the whole roster.</param>
    /// <param name="Renew">Whether agencies that have one get another, and lose it.</param>
    /// <param name="Out">The file to write them to; null to print them.</param>
    public sealed record Bulk(string? Area, bool Renew, DateOnly? ExpiresOn, string? Out) : KeyAct;

    public sealed record Revoke(string Name) : KeyAct;
}
