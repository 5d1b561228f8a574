using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ToolAce.Cli.Tests.Hosting;

/// <summary>An endpoint on this machine that answers every chat request alike, or fails, and counts.</summary>
internal sealed class AnsweringEndpoint : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly CancellationTokenSource stop = new();
    private int requests;

    /// <param name="answer">Status and body for the request's number, from 1.</param>
    public AnsweringEndpoint(Func<int, (int Status, string Body)> answer)
        : this((number, _) => Task.FromResult(answer(number)))
    {
    }

    /// <param name="answer">Status and body for the request's number, from 1, and its body.</param>
    public AnsweringEndpoint(Func<int, string, Task<(int Status, string Body)>> answer)
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/v1";
        }

        listener.Prefixes.Add(Address + "/");
        listener.Start();
        _ = ServeAsync(answer); // ends with the listener
    }

    public string Address { get; }

    public int Requests => requests;

    public void Dispose()
    {
        stop.Cancel();
        listener.Close();
        stop.Dispose();
    }

    private async Task ServeAsync(Func<int, string, Task<(int Status, string Body)>> answer)
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var question = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                var (status, body) = await answer(Interlocked.Increment(ref requests), await question.ReadToEndAsync(stop.Token));
                context.Response.StatusCode = status;
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body), stop.Token);
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or OperationCanceledException)
            {
                return;
            }
        }
    }
}
