using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Contracts;

public sealed class DiskFileStoreTests : FileStoreContract, IDisposable
{
    private readonly EmptyFolder folder = new();

    protected override IFileStore Store => new DiskFileStore(folder.Path);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_a_crash_left_half_written_is_no_file_of_the_store()
    {
        Directory.CreateDirectory(folder[".incoming"]);
        await File.WriteAllBytesAsync(folder[".incoming/ab.tmp"], [1, 2]);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.FindOrNullAsync(".incoming/ab.tmp", default));
        Assert.Equal(PutOutcome.Stored, await Store.PutAsync("ab.tmp", "whole"u8.ToArray(), default));
    }

    [Fact]
    public async Task Nothing_is_left_beside_the_stored_file()
    {
        await Store.PutAsync("a.txt", "first"u8.ToArray(), default);
        await Store.PutAsync("a.txt", "second"u8.ToArray(), default);
        Assert.Equal([folder["a.txt"]], Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_write_that_is_cancelled_leaves_no_file_under_the_path()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.PutAsync("a.txt", new byte[1024], cancelled.Token));
        Assert.Null(await Store.FindOrNullAsync("a.txt", default));
    }
}
