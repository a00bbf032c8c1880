using System.IO.Compression;
using System.Text;
using Nianbao.Summary.Files;

namespace Nianbao.Tests.Summary;

public sealed class PackageTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(70_000)]
    public void What_is_compressed_comes_out_as_it_went_in(int length)
    {
        var random = new Random(length);
        byte[][] contents = [[.. Enumerable.Repeat((byte)'a', length)], [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next(256))], Text(length, random)];
        foreach (var content in contents)
        {
            using var inflated = new MemoryStream();
            using var deflate = new DeflateStream(new MemoryStream(Deflater.Deflate(content)), CompressionMode.Decompress);
            deflate.CopyTo(inflated);
            Assert.Equal(content, inflated.ToArray());
        }
    }

    [Fact]
    public void A_package_begins_with_its_content_types_and_has_its_other_parts_sorted_with_one_fixed_time()
    {
        var package = new PackageZip();
        package.Add("b.xml", "年报");
        package.Add("[Content_Types].xml", "<Types/>");
        package.Add("a.xml", "");
        using var zip = new ZipArchive(new MemoryStream(package.Write()));
        Assert.Equal(["[Content_Types].xml", "a.xml", "b.xml"], zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        using var reader = new StreamReader(zip.GetEntry("b.xml")!.Open());
        Assert.Equal("年报", reader.ReadToEnd());
    }

    [Fact]
    public void Text_of_reports_cannot_become_markup() =>
        Assert.Equal("&lt;script&gt;&amp;&quot;&#39; x", Markup.Escape("<script>&\"'\n\u0001x"));

    private static byte[] Text(int length, Random random) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, length / 20).Select(_ => $"<c r=\"A{random.Next(50)}\"/>")));
}
