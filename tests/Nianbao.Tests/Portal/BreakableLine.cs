using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nianbao.Tests.Portal;

/// <summary>A line to a server that can be cut in the middle of an upload or before its answer.</summary>
internal sealed class BreakableLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Uri _server;
    private readonly Task _accepting;

    public BreakableLine(Uri server)
    {
        _server = server;
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Whether uploads are cut after their first bytes.</summary>
    public bool CutsUploads { get; set; }

    /// <summary>Whether answers to uploads are swallowed, and the line cut in their place.</summary>
    public bool CutsAnswers { get; set; }

    /// <summary>How many times it was cut.</summary>
    public int Cuts { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var lines = new List<Task>();
        try
        {
            while (true)
            {
                lines.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task CarryAsync(TcpClient accepted)
    {
        using var client = accepted;
        using var server = new TcpClient();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        try
        {
            await server.ConnectAsync(_server.Host, _server.Port, over.Token);
            var isUpload = false;
            var up = PumpAsync(client.GetStream(), server.GetStream(), bytes =>
            {
                isUpload |= Encoding.Latin1.GetString(bytes.Span).Contains("POST /api/submissions HTTP", StringComparison.Ordinal);
                return isUpload && CutsUploads;
            }, over.Token);
            var down = PumpAsync(server.GetStream(), client.GetStream(), _ => isUpload && CutsAnswers, over.Token);
            await Task.WhenAny(up, down);
            await over.CancelAsync();
            await Task.WhenAll(up, down);
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException)
        {
            // Either end may go away at any time; that is what a line is.
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, Func<ReadOnlyMemory<byte>, bool> isCut, CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, cancellation) is > 0 and var length)
        {
            if (isCut(buffer.AsMemory(0, length)))
            {
                Cuts++;
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, length), cancellation);
        }
    }
}
