using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ToolAce.Cycles.Tests.Agents;

/// <summary>An endpoint on this machine that answers by script: what was asked, and how many questions with the same beginning came before.</summary>
internal sealed class PromptedEndpoint : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly Dictionary<string, int> asked = [];
    private readonly Lock gate = new();

    private PromptedEndpoint(Func<string, int, string> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapPost("/v1/chat/completions", async (HttpContext context) =>
        {
            using var request = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var text = request.RootElement.GetProperty("messages")[0].GetProperty("content").GetString()!;
            var content = answer(text, Before(text[..Math.Min(24, text.Length)]));
            return TypedResults.Text(JsonSerializer.Serialize(new { choices = new[] { new { message = new { role = "assistant", content } } } }), "application/json");
        });
    }

    public string Address => server.Urls.Single() + "/v1";

    public static async Task<PromptedEndpoint> StartAsync(Func<string, int, string> answer, CancellationToken cancellationToken)
    {
        var endpoint = new PromptedEndpoint(answer);
        await endpoint.server.StartAsync(cancellationToken);
        return endpoint;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private int Before(string beginning)
    {
        lock (gate)
        {
            var before = asked.GetValueOrDefault(beginning);
            asked[beginning] = before + 1;
            return before;
        }
    }
}
