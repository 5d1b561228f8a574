using System.Net;
using System.Net.Sockets;

namespace ToolAce.Cli.Bench.Web;

/// <summary>Passes TCP connections on to a local port and counts what goes through: headers, packed bodies and web socket frames, as they are on the wire.</summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    private const int Buffer = 1 << 16;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly int _target;
    private readonly Task _accepting;
    private long _received;
    private long _sent;

    public CountingProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync(_closed.Token);
    }

    /// <summary>Where to connect instead.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Bytes from the server.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Bytes from the clients.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Bytes both ways.</summary>
    public long Total => Received + Sent;

    /// <summary>The same address through the proxy.</summary>
    public Uri Through(Uri address) => new UriBuilder(address) { Port = Port }.Uri;

    /// <summary>Returns when nothing has gone through for half a second, or after ten.</summary>
    public async Task QuietAsync(CancellationToken cancellationToken)
    {
        var before = -1L;
        for (var i = 0; i < 20 && before != Total; i++)
        {
            before = Total;
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _listener.Stop();
        await _accepting;
        _closed.Dispose();
    }

    private async Task AcceptAsync(CancellationToken cancellationToken)
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(PassAsync(await _listener.AcceptTcpClientAsync(cancellationToken), cancellationToken));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task PassAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using var server = new TcpClient { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, cancellationToken);
                await Task.WhenAll(
                    CopyAsync(client, server, count => Interlocked.Add(ref _sent, count), cancellationToken),
                    CopyAsync(server, client, count => Interlocked.Add(ref _received, count), cancellationToken));
            }
            catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException)
            {
                // Either side hung up.
            }
        }
    }

    private static async Task CopyAsync(TcpClient from, TcpClient to, Action<int> count, CancellationToken cancellationToken)
    {
        var buffer = new byte[Buffer];
        while (await from.GetStream().ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            count(read);
            await to.GetStream().WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        to.Client.Shutdown(SocketShutdown.Send);
    }
}
