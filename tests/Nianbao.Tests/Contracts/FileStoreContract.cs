using Nianbao.Store;

namespace Nianbao.Tests.Contracts;

/// <summary>What every file store promises.</summary>
public abstract class FileStoreContract
{
    protected abstract IFileStore Store { get; }

    [Fact]
    public async Task What_is_stored_is_found_byte_for_byte()
    {
        byte[] content = [0, 255, 13, 10, 26];
        Assert.Equal(PutOutcome.Stored, await Store.PutAsync("reports/2023/x/ab.docx", content, default));
        Assert.Equal(content, await Store.FindOrNullAsync("reports/2023/x/ab.docx", default));
    }

    [Fact]
    public async Task A_taken_path_keeps_its_first_bytes()
    {
        await Store.PutAsync("reports/a.txt", "first"u8.ToArray(), default);
        Assert.Equal(PutOutcome.AlreadyThere, await Store.PutAsync("reports/a.txt", "second"u8.ToArray(), default));
        Assert.Equal("first"u8.ToArray(), await Store.FindOrNullAsync("reports/a.txt", default));
    }

    [Fact]
    public async Task A_file_that_was_never_stored_is_null()
    {
        Assert.Null(await Store.FindOrNullAsync("reports/none.txt", default));
    }

    [Fact]
    public async Task Of_many_writers_of_one_path_one_stores_and_all_others_find_it_taken()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Store.PutAsync("reports/one.txt", new[] { (byte)i }, default))));
        Assert.Single(outcomes, PutOutcome.Stored);
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        Assert.Equal(PutOutcome.Stored, await Store.PutAsync("reports/empty.txt", ReadOnlyMemory<byte>.Empty, default));
        Assert.Empty((await Store.FindOrNullAsync("reports/empty.txt", default))!);
        Assert.Equal(PutOutcome.AlreadyThere, await Store.PutAsync("reports/empty.txt", "x"u8.ToArray(), default));
    }

    [Fact]
    public async Task What_is_stored_stays_as_it_was_when_the_caller_uses_the_memory_again()
    {
        byte[] content = [1, 2, 3];
        await Store.PutAsync("reports/a.txt", content, default);
        content[0] = 9;
        Assert.Equal(new byte[] { 1, 2, 3 }, await Store.FindOrNullAsync("reports/a.txt", default));
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("reports/../../outside.txt")]
    [InlineData("/etc/outside.txt")]
    [InlineData("reports\\..\\..\\outside.txt")]
    [InlineData("C:/outside.txt")]
    [InlineData("reports//a.txt")]
    [InlineData("./a.txt")]
    [InlineData("")]
    public async Task A_path_that_leaves_the_store_is_refused(string path)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(path, "x"u8.ToArray(), default));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.FindOrNullAsync(path, default));
    }
}
