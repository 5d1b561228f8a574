using System.Net;
using System.Net.Sockets;
using System.Text;
using ToolAce.Cli.Bench.Web;

namespace ToolAce.Cli.Tests.Bench;

public sealed class CountingProxyTests
{
    [Fact]
    public async Task Bytes_GoThroughAndAreCountedBothWays()
    {
        var token = TestContext.Current.CancellationToken;
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        await using var proxy = new CountingProxy(((IPEndPoint)server.LocalEndpoint).Port);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, proxy.Port, token);
        using var accepted = await server.AcceptTcpClientAsync(token);
        await client.GetStream().WriteAsync("question"u8.ToArray(), token);
        var read = new byte[8];
        await accepted.GetStream().ReadExactlyAsync(read, token);
        Assert.Equal("question", Encoding.ASCII.GetString(read));
        await accepted.GetStream().WriteAsync("yes"u8.ToArray(), token);
        await client.GetStream().ReadExactlyAsync(read.AsMemory(0, 3), token);
        Assert.Equal((8, 3, 11), (proxy.Sent, proxy.Received, proxy.Total));
        Assert.Equal(proxy.Port, proxy.Through(new Uri("http://127.0.0.1:80/a?b=c")).Port);
    }
}
