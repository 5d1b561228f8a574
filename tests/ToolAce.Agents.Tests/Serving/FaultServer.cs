using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ToolAce.Agents.Tests.Serving;

/// <summary>A real endpoint on this machine that answers as a script says: by question (the last user's text) and the how-manieth time it is asked.</summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, int> asked = new();

    private FaultServer(WebApplication app) => this.app = app;

    /// <summary>Up to and without the path of the protocol.</summary>
    public Uri Address => new(app.Urls.Single() + "/v1");

    public ConcurrentQueue<(JsonNode Body, string? Authorization)> Requests { get; } = new();

    /// <summary>How often each question was asked.</summary>
    public IReadOnlyDictionary<string, int> Asked => asked;

    public static async Task<FaultServer> StartAsync(Func<string, int, Reply> script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FaultServer(builder.Build());
        server.app.MapPost("/v1/chat/completions", context => server.AnswerAsync(context, script));
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public static Task<FaultServer> StartAsync(Reply always) => StartAsync((_, _) => always);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, Func<string, int, Reply> script)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        Requests.Enqueue((body, context.Request.Headers.Authorization));
        var question = body["messages"]!.AsArray().LastOrDefault(m => (string?)m!["role"] == "user")?["content"]!.GetValue<string>() ?? "";
        var reply = script(question, asked.AddOrUpdate(question, 1, (_, count) => count + 1));
        try
        {
            await reply(context);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // the client hung up, as it should
        }
    }
}
