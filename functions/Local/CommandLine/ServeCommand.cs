using Microsoft.AspNetCore.Connections;
using Nianbao.Http;
using Nianbao.Local.Data;
using Nianbao.Local.Storage;
using Nianbao.Store;

namespace Nianbao.Local.CommandLine;

/// <summary>Serves until stopped.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(Command.Serve command)
    {
        var settings = SettingsReader.Read();
        settings = settings with { Data = command.Data ?? settings.Data, Urls = command.Urls ?? settings.Urls };
        var (addresses, refusal) = ListenAddress.Parse(settings.Urls, settings.Certificate is not null);
        if (refusal is not null)
        {
            return Usage.Refuse(refusal);
        }

        try
        {
            using var folder = DataFolder.Take(settings.Data);
            folder.Recover();
            return await ServeAsync(settings, addresses);
        }
        catch (DataFolderInUseException taken)
        {
            Console.Error.WriteLine(taken.Advice);
        }
        catch (NewerDatabaseException newer)
        {
            Console.Error.WriteLine(newer.Advice);
        }
        catch (DamagedDatabaseException damaged)
        {
            Console.Error.WriteLine(damaged.Advice);
        }
        catch (InvalidDataException damaged)
        {
            Console.Error.WriteLine(damaged.Message);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            Console.Error.WriteLine($"无法在 {settings.Urls} 上启动服务，端口可能已被占用；请关闭占用它的程序，或用 --urls 换一个端口。");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"数据目录“{settings.Data}”不能使用（{broken.Message}），请检查它是不是目录、有没有写入权限，或用 --data 换一个目录。");
        }

        return Usage.SomeUnreadable;
    }

    private static async Task<int> ServeAsync(Settings settings, IReadOnlyList<ListenAddress> addresses)
    {
        await using var server = LocalServer.Build(settings, addresses, SharedServices.CheckerWithin(settings.Reading), TimeProvider.System);
        if (await FirstKey.MakeAsync(server.Services.GetRequiredService<ISubmissionStore>(), TimeProvider.System, CancellationToken.None) is { } secret)
        {
            Console.Out.WriteLine($"这是管理员密钥，只显示这一次，请妥善保存：{secret}");
        }

        await server.StartAsync();
        Console.Out.WriteLine($"服务已启动：{string.Join('、', server.Urls)}（按 Ctrl+C 停止）");
        await server.WaitForShutdownAsync();
        return Usage.Fine;
    }
}

/// <summary>The key that opens a new installation.</summary>
internal static class FirstKey
{
    private const string Name = "admin";

    /// <summary>Makes an admin key when there is no key at all, and gives its text; null when there are keys already.</summary>
    public static async Task<string?> MakeAsync(ISubmissionStore store, TimeProvider time, CancellationToken cancellation)
    {
        await foreach (var _ in store.ListKeysAsync(cancellation))
        {
            return null;
        }

        var secret = Secrets.New();
        await store.PutKeyAsync(new(Name, Role.Admin, null, Secrets.HashOf(secret), time.GetUtcNow(), null), cancellation);
        return secret;
    }
}
