using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using ToolAce.Core.Json;

namespace ToolAce.Cli.Bench.Web;

/// <summary>The Chrome DevTools Protocol over its web socket: commands with their answers, and events by session.</summary>
internal sealed class DevToolsConnection : IAsyncDisposable
{
    private const int Buffer = 1 << 16;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _waiting = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonElement>> _listeners = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closed = new();
    private Task _reading = Task.CompletedTask;
    private int _last;

    private DevToolsConnection()
    {
    }

    public static async Task<DevToolsConnection> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var connection = new DevToolsConnection();
        await connection._socket.ConnectAsync(address, cancellationToken);
        connection._reading = connection.ReadAsync(connection._closed.Token);
        return connection;
    }

    /// <summary>A command's result. <paramref name="session"/> names the page it is for; null for the browser.</summary>
    /// <exception cref="InvalidOperationException">The browser refuses, or is gone.</exception>
    public async Task<JsonElement> CallAsync(string method, object? parameters, string? session, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _waiting[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters ?? new { }, sessionId = session }, CoreJson.Options);
        await _sending.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_reading.IsCompleted, this); // nobody would read the answer
            await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }

        return await answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Tells one session's events by name, one after the other; the listener must not wait.</summary>
    public void Listen(string session, Action<string, JsonElement> listener) => _listeners[session] = listener;

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _reading;
        _socket.Dispose();
        _closed.Dispose();
        _sending.Dispose();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var end = new InvalidOperationException("Chromium closed its DevTools connection.");
        try
        {
            while (await MessageAsync(cancellationToken) is { } message)
            {
                Handle(message);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException or IOException)
        {
            end = new InvalidOperationException(end.Message, ended);
        }

        foreach (var waiting in _waiting.Values)
        {
            waiting.TrySetException(end);
        }
    }

    private async Task<JsonElement?> MessageAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[Buffer];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return JsonDocument.Parse(message.ToArray()).RootElement;
            }
        }
    }

    private void Handle(JsonElement message)
    {
        if (message.TryGetProperty("id", out var id))
        {
            if (_waiting.TryRemove(id.GetInt32(), out var answer))
            {
                _ = message.TryGetProperty("error", out var error)
                    ? answer.TrySetException(new InvalidOperationException($"Chromium refuses: {error.GetProperty("message").GetString()}"))
                    : answer.TrySetResult(message.GetProperty("result"));
            }
        }
        else if (message.TryGetProperty("sessionId", out var session) && _listeners.TryGetValue(session.GetString()!, out var listener))
        {
            listener(message.GetProperty("method").GetString()!, message.GetProperty("params"));
        }
    }
}
