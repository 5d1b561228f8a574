using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ToolAce.Cycles.Endpoints;

/// <summary>Asks an endpoint for one short answer, as an agent would.</summary>
public sealed class EndpointTester(EndpointStore store, HttpClient http)
{
    private const int MostBytes = 1 << 20;
    private const int MostShown = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Asks the endpoint of that name as it is kept now. Whatever goes wrong is in the answer, with how to mend it; never the key.</summary>
    public async Task<EndpointTrial> TryAsync(string name, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        if (store.All().FirstOrDefault(e => e.Name == name) is not { } endpoint)
        {
            return new EndpointTrial(Works: false, "It is no longer there: somebody removed it.", 0);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var key = store.KeyOf(endpoint.Name);
        var (works, message) = await AnswerAsync(endpoint, key, cancellationToken, limit.Token);
        return new EndpointTrial(works, message, clock.Elapsed.TotalSeconds);
    }

    private async Task<(bool Works, string Message)> AnswerAsync(Endpoint endpoint, string? key, CancellationToken wanted, CancellationToken limit)
    {
        try
        {
            using var request = Request(endpoint, key);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit);
            return answer.IsSuccessStatusCode ? Read(Without(key, await BodyAsync(answer, limit))) : (false, Refusal(answer.StatusCode, endpoint));
        }
        catch (OperationCanceledException) when (!wanted.IsCancellationRequested)
        {
            return (false, $"No answer within {Patience.TotalSeconds:F0} seconds. Is the address right, and is the endpoint up?");
        }
        catch (HttpRequestException unreachable)
        {
            return (false, $"{endpoint.Address.Authority} cannot be reached: {unreachable.Message.TrimEnd('.')}. Check the address and the network.");
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException)
        {
            return (false, wrong.Message);
        }
    }

    private static HttpRequestMessage Request(Endpoint endpoint, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{endpoint.Address.AbsoluteUri.TrimEnd('/')}/chat/completions"))
        {
            Content = JsonContent.Create(new { model = endpoint.Model, messages = new[] { new { role = "user", content = "Answer with the one word: ready" } }, max_tokens = 16 }),
        };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return request;
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[MostBytes + 1];
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= MostBytes
            ? System.Text.Encoding.UTF8.GetString(bytes, 0, read)
            : throw new InvalidDataException("It answered with more than a megabyte to a question for one word: this is no chat endpoint.");
    }

    private static (bool Works, string Message) Read(string body)
    {
        try
        {
            if (JsonNode.Parse(body)?["choices"]?[0]?["message"]?["content"] is JsonValue content && content.TryGetValue<string>(out var text))
            {
                return (true, Shown(text.Trim()));
            }
        }
        catch (Exception garbage) when (garbage is JsonException or InvalidOperationException or ArgumentException)
        {
            // said below, with what it was
        }

        return (false, $"It answered, but not as an OpenAI-compatible endpoint does (choices[0].message.content is missing): {Shown(body)} Give the base address, up to and without /chat/completions.");
    }

    private static string Refusal(HttpStatusCode status, Endpoint endpoint) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"It refuses the key ({(int)status}). Enter the right one.",
        HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented => $"Something answers there, but not as a chat endpoint ({(int)status}). The address ends before /chat/completions; for many it ends in /v1.",
        HttpStatusCode.NotFound => $"It knows no chat endpoint at this address, or no model {endpoint.Model} (404). The address ends before /chat/completions; for many it ends in /v1.",
        HttpStatusCode.TooManyRequests => "It has had too many requests, or the account's quota is used up (429). Wait, or look at the account.",
        _ when (int)status >= 500 => $"It failed by itself ({(int)status}). Trying again later may help.",
        _ when (int)status is >= 300 and < 400 => $"It sends elsewhere ({(int)status}), which is not followed with a key. Give the address it sends to.",
        _ => $"It answered {(int)status}. Check address and model.",
    };

    // Some answers repeat what they were sent.
    private static string Without(string? key, string body) => key is null ? body : body.Replace(key, "(key)");

    private static string Shown(string text) => text.Length <= MostShown ? text : text[..MostShown] + "…";
}
