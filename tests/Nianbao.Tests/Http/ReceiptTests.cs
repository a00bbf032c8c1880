using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nianbao.Findings;
using Nianbao.Store;
using Nianbao.Tests.Hosts;

namespace Nianbao.Tests.Http;

public class ReceiptTests : IAsyncLifetime
{
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    protected virtual Task<TestHost> StartAsync() => TestHost.StartAsync();

    [Fact]
    public async Task An_upload_is_answered_with_a_signed_receipt_and_its_verdict_is_in_a_later_one()
    {
        using var answer = await _host.SendAsync("agency", Province.EastBureau, "错误 12");
        var first = (await answer.JsonAsync()).GetProperty("receipt").Deserialize(StoredJson.Plain.Receipt)!;
        await _host.ResultAsync("agency", answer.Headers.Location!.ToString());
        using var client = _host.As("agency");
        var later = JsonSerializer.Deserialize(await client.GetStringAsync($"{answer.Headers.Location}/receipt"), StoredJson.Plain.Receipt)!;
        var key = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/api/receipts/key"));
        Assert.All([first, later], receipt => Assert.True(ReceiptKey.IsSigned(receipt.SignedBytes(), receipt.Signature, key.Text("publicKey"))));
        Assert.Equal((key.Text("keyId"), first.Sha256, first.ReceivedAt), (later.KeyId, later.Sha256, later.ReceivedAt));
        Assert.Equal((Verdict.Returned, SubmissionState.Returned, "written"), (later.Verdict, later.State, later.RuleSet));
        Assert.EndsWith("+08:00", later.ReceivedAt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_is_seen_by_its_agency_and_its_office_only()
    {
        using var answer = await _host.SendAsync("agency", Province.EastBureau, "12");
        foreach (var (caller, status) in new[] { ("agency", 200), ("east-office", 200), ("west-agency", 404), ("west-office", 404) })
        {
            using var client = _host.As(caller);
            using var receipt = await client.GetAsync(new Uri($"{answer.Headers.Location}/receipt", UriKind.Relative));
            Assert.Equal(status, (int)receipt.StatusCode);
        }
    }

    [Fact]
    public async Task A_receipt_is_verified_without_the_server_and_no_change_of_it_or_the_file_goes_unseen()
    {
        using var answer = await _host.SendAsync("agency", Province.EastBureau, "12");
        var receipt = (await answer.JsonAsync()).GetProperty("receipt").GetRawText();
        var folder = _host.DataFolder;
        async Task<(int, string)> VerifyAsync(string text, string file, params string[] more)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "receipt.json"), text);
            await File.WriteAllTextAsync(Path.Combine(folder, "report.txt"), file);
            var (exit, said, _) = await NianbaoProcess.RunAsync(folder, ["verify", "receipt.json", "report.txt", .. more]);
            return (exit, said);
        }

        using var client = _host.As(null);
        var told = await client.GetStringAsync("/api/receipts/key");
        await File.WriteAllTextAsync(Path.Combine(folder, "key.json"), told);
        var key = JsonSerializer.Deserialize<JsonElement>(told).Text("publicKey");
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key);
        using var other = ReceiptKey.New();
        await File.WriteAllTextAsync(Path.Combine(folder, "other.pem"), other.PublicKey);
        Assert.Equal(0, (await VerifyAsync(receipt, "12")).Item1);
        Assert.Equal(0, (await VerifyAsync(receipt, "12", "--key", "key.pem")).Item1);
        Assert.Equal(0, (await VerifyAsync(receipt, "12", "--key", "key.json")).Item1);
        Assert.Equal(2, (await VerifyAsync(receipt, "12", "--key", "report.txt")).Item1);
        Assert.Equal(0, (await VerifyAsync(await answer.Content.ReadAsStringAsync(), "12")).Item1);
        Assert.Contains("不是用这把密钥签发", (await VerifyAsync(receipt, "12", "--key", "other.pem")).Item2, StringComparison.Ordinal);
        Assert.Contains("文件与回执不符", (await VerifyAsync(receipt, "13")).Item2, StringComparison.Ordinal);
        Assert.Contains("签名不对", (await VerifyAsync(receipt.Replace("-own-001", "-own-002", StringComparison.Ordinal), "12")).Item2, StringComparison.Ordinal);
        Assert.Equal(2, (await VerifyAsync("{}", "12")).Item1);
    }

    [Theory]
    [InlineData("sha256", "0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("size", "3")]
    public async Task A_file_that_is_not_the_one_declared_is_refused_and_not_stored(string field, string value)
    {
        using var answer = await PostAsync(TestHost.Multipart("12"u8.ToArray(), ("agency", Province.EastBureau), ("year", "2023"), (field, value)), null);
        Assert.Equal((400, "content-mismatch"), ((int)answer.StatusCode, await answer.ProblemAsync()));
        Assert.Null(await _host.Store.FindFilingOrNullAsync(new(2023, Province.EastBureau, FilingScope.Own), default));
    }

    [Fact]
    public async Task A_body_that_is_not_the_one_its_digest_declares_is_refused()
    {
        using var answer = await PostAsync(Valid(), $"sha-256=:{Convert.ToBase64String(new byte[32])}:");
        Assert.Equal("content-mismatch", await answer.ProblemAsync());
        using var unreadable = await PostAsync(Valid(), "sha-256=:no:");
        Assert.Equal("content-mismatch", await unreadable.ProblemAsync());
    }

    [Fact]
    public async Task What_is_declared_rightly_is_taken()
    {
        var sha256 = Convert.ToHexString(SHA256.HashData("12"u8));
        var content = TestHost.Multipart(
            "12"u8.ToArray(), ("agency", Province.EastBureau), ("year", "2023"), ("sha256", sha256), ("size", 2.ToString(CultureInfo.InvariantCulture)));
        var digest = Convert.ToBase64String(SHA256.HashData(await content.ReadAsByteArrayAsync()));
        using var answer = await PostAsync(content, $"md5=:AAAA:, sha-256=:{digest}:");
        Assert.Equal(202, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_digest_at_the_files_part_is_verified_too()
    {
        using var part = new ByteArrayContent(Encoding.UTF8.GetBytes("12"));
        part.Headers.Add("Content-Digest", $"sha-256=:{Convert.ToBase64String(new byte[32])}:");
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileName = "a.txt" };
        using var answer = await PostAsync(new MultipartFormDataContent { part, { new StringContent(Province.EastBureau), "agency" }, { new StringContent("2023"), "year" } }, null);
        Assert.Equal("content-mismatch", await answer.ProblemAsync());
    }

    private static MultipartFormDataContent Valid() => TestHost.Multipart("12"u8.ToArray(), ("agency", Province.EastBureau), ("year", "2023"));

    private async Task<HttpResponseMessage> PostAsync(MultipartFormDataContent content, string? digest)
    {
        using var client = _host.As("agency");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/submissions") { Content = content };
        if (digest is not null)
        {
            request.Headers.TryAddWithoutValidation("Content-Digest", digest);
        }

        return await client.SendAsync(request);
    }
}
