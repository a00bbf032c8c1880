using System.Net;
using System.Text;
using Nianbao.Tests.Http;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Hosts;

public sealed class TelemetryTests : IDisposable
{
    private const string Agency = "11980102555000733H";
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    private readonly EmptyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_trace_goes_from_the_upload_to_its_verdict_and_says_nothing_of_the_report()
    {
        using var collector = new Collector();
        var log = await FileOneAsync(collector.Address);
        var traces = collector.TextOf("/v1/traces");
        Assert.Contains("POST /api/submissions", traces, StringComparison.Ordinal);
        Assert.Contains("check", traces, StringComparison.Ordinal);
        // Once for the upload, once for the check, and once for its notice if that was looked at before the end; a trace id is sixteen bytes.
        Assert.InRange(CountOf(traces, Encoding.Latin1.GetString(Convert.FromHexString(Trace))), 2, 3);
        Assert.Contains(log, line => line.Contains(Trace, StringComparison.Ordinal) && line.Contains("is checked", StringComparison.Ordinal));
        Assert.DoesNotContain(Agency, traces, StringComparison.Ordinal);
        Assert.DoesNotContain(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("栖禾区")), traces, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_and_checks_are_measured()
    {
        using var collector = new Collector();
        await FileOneAsync(collector.Address);
        var metrics = collector.TextOf("/v1/metrics");
        Assert.Contains("nianbao.call.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("nianbao.check.duration", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collector_that_is_away_changes_nothing() => Assert.NotEmpty(await FileOneAsync("http://127.0.0.1:9"));

    private static int CountOf(string text, string part) => text.Split(part).Length - 1;

    private async Task<IReadOnlyList<string>> FileOneAsync(string collector)
    {
        await File.WriteAllTextAsync(_folder["local.settings.json"], $$$"""{"Values":{"NIANBAO_OTLP":"{{{collector}}}"}}""");
        using var server = await ServedProgram.StartAsync(_folder.Path);
        using var client = server.Client();
        using var roster = TestHost.Csv(await File.ReadAllTextAsync(Project.PathOf("tests/Corpus/agencies.csv")));
        await client.PutAsync(new Uri("/api/agencies", UriKind.Relative), roster);
        var report = await File.ReadAllBytesAsync(Project.PathOf("tests/Corpus/b-2019/report.txt"));
        var view = await ServedProgram.FileAsync(client, Agency, 2019, report, $"00-{Trace}-b7ad6b7169203331-01");
        Assert.Equal("accepted", view.Text("state"));
        return await server.StopAsync();
    }

    /// <summary>Takes in what is exported, as a collector does.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly List<(string Path, string Body)> _received = [];
        private readonly Task _listening;

        public Collector()
        {
            using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
            }

            _listener.Prefixes.Add($"{Address}/");
            _listener.Start();
            _listening = ListenAsync();
        }

        public string Address { get; }

        public string TextOf(string path)
        {
            lock (_received)
            {
                return string.Concat(_received.Where(message => message.Path == path).Select(message => message.Body));
            }
        }

        public void Dispose()
        {
            _listener.Close();
            _listening.Wait(TimeSpan.FromSeconds(5));
        }

        private async Task ListenAsync()
        {
            try
            {
                while (true)
                {
                    var call = await _listener.GetContextAsync();
                    using var reader = new StreamReader(call.Request.InputStream, Encoding.Latin1);
                    var body = await reader.ReadToEndAsync();
                    lock (_received)
                    {
                        _received.Add((call.Request.Url!.AbsolutePath, body));
                    }

                    call.Response.Close();
                }
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // The test has ended.
            }
        }
    }
}
