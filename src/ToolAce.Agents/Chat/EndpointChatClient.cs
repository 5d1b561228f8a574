using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net.Sockets;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace ToolAce.Agents.Chat;

/// <summary>
/// One question, one answer of an OpenAI-compatible endpoint, over the SDK's client. It neither repeats nor limits anything; every failure is an
/// <see cref="EndpointException"/> that says of which kind it is. Options without a place of their own, <c>n</c> among them, go in as additional properties;
/// several choices come back as several messages.
/// </summary>
public sealed class EndpointChatClient : IChatClient
{
    /// <summary>Bytes of an answer that are read at most, unless told otherwise.</summary>
    public const int MostBytes = 32 << 20;
    private readonly ChatEndpoint endpoint;
    private readonly TimeProvider time;
    private readonly int mostBytes;
    private readonly HttpClient http;
    private readonly ChatClient client;

    /// <summary>A client of its own connections. <paramref name="mostBytes"/> bounds an answer's body.</summary>
    public EndpointChatClient(ChatEndpoint endpoint, TimeProvider time, int mostBytes = MostBytes)
    {
        (this.endpoint, this.time, this.mostBytes) = (endpoint, time, mostBytes);

        // A redirect could carry the key to a host that it was not given for. Time limits are set where attempts are made.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var options = new OpenAIClientOptions
        {
            Endpoint = endpoint.Address,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        if (endpoint.Key.Reveal() is null)
        {
            options.AddPolicy(new NoKeyPolicy(), PipelinePosition.BeforeTransport);
        }

        client = new ChatClient(endpoint.Model, new ApiKeyCredential(endpoint.Key.Reveal() ?? endpoint.Key.ToString()), options);
    }

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            using var content = BinaryContent.Create(ChatRequestJson.Write(endpoint.Model, messages, options));
            var request = new RequestOptions { CancellationToken = cancellationToken, BufferResponse = false, ErrorOptions = ClientErrorBehaviors.NoThrow };
            using var response = (await client.CompleteChatAsync(content, request)).GetRawResponse();
            var body = await BoundedBody.ReadAsync(response.ContentStream, mostBytes, cancellationToken);
            return response.Status is >= 200 and < 300 ? ChatAnswerJson.Read(body, endpoint.Key) : throw Refused(response, body);
        }
        catch (InvalidDataException garbage)
        {
            throw Problem($"it answered, but not as an OpenAI-compatible endpoint does ({garbage.Message})");
        }
        catch (Exception broken) when (IsConnection(broken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Problem($"the connection failed: {broken.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Nobody here reads answers as they come.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException($"{nameof(EndpointChatClient)} does not stream; ask {nameof(GetResponseAsync)}.");

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static bool IsConnection(Exception e) => e is ClientResultException or HttpRequestException or IOException or SocketException or OperationCanceledException;

    private EndpointException Refused(PipelineResponse response, string body)
    {
        _ = response.Headers.TryGetValue("retry-after-ms", out var milliseconds);
        _ = response.Headers.TryGetValue("retry-after", out var header);
        return Refusal.Of(response.Status, body, Refusal.RetryAfter(milliseconds, header, time.GetUtcNow()), endpoint);
    }

    private EndpointException Problem(string what) => new(EndpointFailure.Transient, endpoint.Key.InProblem($"{endpoint.Address.Authority}: {what}."));
}
