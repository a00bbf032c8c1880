using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Nianbao.Http;

namespace Nianbao.Tests.Http;

public class UploadTests : IAsyncLifetime
{
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    protected virtual Task<TestHost> StartAsync() => TestHost.StartAsync();

    [Theory]
    [InlineData(-1, 202)]
    [InlineData(0, 202)]
    [InlineData(1, 413)]
    public async Task A_file_may_have_20_MB_and_not_a_byte_more(int more, int status)
    {
        using var answer = await SendAsync(Letters(RouteLimits.LargestFile + more), chunked: false);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData(-1, 202)]
    [InlineData(0, 202)]
    [InlineData(1, 413)]
    public async Task The_limit_holds_when_the_length_is_not_told_beforehand(int more, int status)
    {
        using var answer = await SendAsync(Letters(RouteLimits.LargestFile + more), chunked: true);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Too_large_a_file_is_told_what_to_do()
    {
        using var answer = await SendAsync(Letters(RouteLimits.LargestFile + 1), chunked: true);
        Assert.Equal("too-large", await answer.ProblemAsync());
    }

    [Fact]
    public async Task A_length_far_too_large_is_refused_before_anything_is_sent()
    {
        var answer = await RawAsync(
            $"POST /api/check HTTP/1.1\r\nHost: x\r\nX-Api-Key: {_host.SecretOf("agency")}\r\nContent-Type: multipart/form-data; boundary=b\r\n"
            + "Content-Length: 9999999999\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("/problems/too-large", answer, StringComparison.Ordinal);
    }

    // A chunked body that never ends: the limit cuts it off, whatever part of the form it pretends to be.
    [Theory]
    [InlineData("", 400)]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n", 413)]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"agency\"\r\n\r\n", 400)]
    public async Task A_body_that_never_ends_is_cut_off(string before, int status)
    {
        using var content = new StreamContent(new ConcatenatedZeros(Encoding.ASCII.GetBytes(before), RouteLimits.LargestUpload * 2L));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        using var answer = await PostAsync(content, chunked: true);
        Assert.Equal(status, (int)answer.StatusCode);
        await answer.ProblemAsync();
    }

    [Theory]
    // Cut off in the middle.
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nabc", 400, "malformed-upload")]
    [InlineData("--b\r\nContent-Dispo", 400, "malformed-upload")]
    [InlineData("", 400, "malformed-upload")]
    [InlineData("--b--\r\n", 400, "malformed-upload")]
    // A part without a name, and a field nobody knows.
    [InlineData("--b\r\n\r\nabc\r\n--b--\r\n", 400, "malformed-upload")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"agencey\"\r\n\r\nx\r\n--b--\r\n", 400, "malformed-upload")]
    // A field that is given twice: which of them is meant?
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"year\"\r\n\r\n2023\r\n--b\r\nContent-Disposition: form-data; name=\"year\"\r\n\r\n2022\r\n--b--\r\n", 400, "malformed-upload")]
    public async Task A_form_that_is_not_whole_is_told_so(string body, int status, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        using var answer = await PostAsync(content);
        Assert.Equal((status, type), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/mixed; boundary=b")]
    public async Task What_is_no_form_is_told_how_to_upload(string contentType)
    {
        using var content = new StringContent("{}");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var answer = await PostAsync(content);
        Assert.Equal((415, "not-multipart"), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    [Theory]
    [InlineData(null, "2023", "own", 400, "malformed-upload")]
    [InlineData("EastBureau", null, "own", 400, "malformed-upload")]
    [InlineData("EastBureau", "23", "own", 400, "malformed-upload")]
    [InlineData("EastBureau", "1999", "own", 422, "year-not-open")]
    [InlineData("EastBureau", "9999", "own", 422, "year-not-open")]
    [InlineData("EastBureau", "2023", "area", 422, "scope-not-open")]
    [InlineData("EastBureau", "2023", "all", 422, "scope-not-open")]
    [InlineData("WestTownship", "2023", "own", 403, "not-your-agency")]
    [InlineData("nobody", "2023", "own", 403, "not-your-agency")]
    public async Task A_report_goes_to_an_open_filing_of_ones_own(string? agency, string? year, string? scope, int status, string type)
    {
        var code = agency switch { "EastBureau" => Province.EastBureau, "WestTownship" => Province.WestTownship, _ => agency };
        using var content = TestHost.Multipart("12"u8.ToArray(), [.. Given(("agency", code), ("year", year), ("scope", scope))]);
        using var answer = await PostAsync(content);
        Assert.Equal((status, type), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    [Fact]
    public async Task An_agency_nobody_knows_is_named_as_such_to_those_who_may_file_for_all()
    {
        using var answer = await _host.SendAsync("admin", Province.Code("11329900000000009"), "12");
        Assert.Equal((422, "unknown-agency"), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    [Theory]
    [InlineData("?year=2022")]
    [InlineData("?agency=113201000000000000")]
    [InlineData("?year=2023&year=2022")]
    public async Task Address_and_form_cannot_speak_of_different_filings(string query)
    {
        using var content = TestHost.Multipart("12"u8.ToArray(), ("agency", Province.EastBureau), ("year", "2023"));
        using var client = _host.As("agency");
        using var answer = await client.PostAsync(new Uri($"/api/submissions{query}", UriKind.Relative), content);
        Assert.Equal((400, "disagreement"), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    [Fact]
    public async Task A_program_is_not_taken_for_a_document()
    {
        using var answer = await SendAsync([0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, .. new byte[64]], chunked: false);
        Assert.Equal((415, "never-a-document"), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    [Fact]
    public async Task A_hostile_file_name_stays_a_name()
    {
        using var content = new StringContent(
            $"--b\r\nContent-Disposition: form-data; name=agency\r\n\r\n{Province.EastBureau}\r\n--b\r\nContent-Disposition: form-data; name=year\r\n\r\n2023"
            + "\r\n--b\r\nContent-Disposition: form-data; name=file; filename=\"../../etc/pass\\\"wd.txt\"\r\n\r\n12\r\n--b--\r\n");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        using var answer = await PostAsync(content);
        var view = await _host.ResultAsync("agency", answer.Headers.Location!.ToString());
        Assert.DoesNotContain('/', view.GetProperty("file").Text("name"));
    }

    private static IEnumerable<(string Name, string Value)> Given(params (string Name, string? Value)[] fields) =>
        from field in fields
        where field.Value is not null
        select (field.Name, field.Value);

    private static byte[] Letters(int length)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)'x');
        return bytes;
    }

    private async Task<HttpResponseMessage> SendAsync(byte[] file, bool chunked)
    {
        using var content = TestHost.Multipart(file, ("agency", Province.EastBureau), ("year", "2023"));
        return await PostAsync(content, chunked);
    }

    private async Task<HttpResponseMessage> PostAsync(HttpContent content, bool chunked = false)
    {
        using var client = _host.As("agency");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/submissions") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        return await client.SendAsync(request);
    }

    private async Task<string> RawAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(_host.Address.Host, _host.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        var buffer = new byte[64 * 1024];
        var length = await stream.ReadAtLeastAsync(buffer, 900, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}

/// <summary>A beginning, then zeros.</summary>
internal sealed class ConcatenatedZeros(byte[] beginning, long zeros) : Stream
{
    private long _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _at; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_at < beginning.Length)
        {
            var given = Math.Min(count, beginning.Length - (int)_at);
            beginning.AsSpan((int)_at, given).CopyTo(buffer.AsSpan(offset));
            _at += given;
            return given;
        }

        var length = (int)Math.Min(count, beginning.Length + zeros - _at);
        Array.Clear(buffer, offset, length);
        _at += length;
        return length;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
