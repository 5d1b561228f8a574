using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ToolAce.Cli.Bench.Endpoint.Writing;
using ToolAce.Core.Json;

namespace ToolAce.Cli.Bench.Endpoint;

/// <summary>
/// An OpenAI-compatible endpoint on this machine under load: slow, short of slots, faulty now and then. What it answers is written by rule
/// (<see cref="DullWriter"/>); what it is asked and paid for it counts.
/// </summary>
internal sealed class LoadedEndpoint : IAsyncDisposable
{
    private const int CharactersAToken = 4;
    private static readonly byte[] Garbage = "<html>upstream \u0000 connect error</html>"u8.ToArray();
    private readonly WebApplication app;
    private readonly EndpointLoad load;
    private readonly EndpointAccounts accounts;

    private LoadedEndpoint(WebApplication app, EndpointLoad load) => (this.app, this.load, accounts) = (app, load, new EndpointAccounts(load.Slots));

    /// <summary>Up to and without the path of the protocol.</summary>
    public Uri Address => new(app.Urls.Single() + "/v1");

    /// <summary>What it has counted so far.</summary>
    public EndpointState State => accounts.State();

    /// <summary>Starts it on a free port.</summary>
    public static async Task<LoadedEndpoint> StartAsync(EndpointLoad load, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var endpoint = new LoadedEndpoint(builder.Build(), load);
        endpoint.app.MapPost("/v1/chat/completions", endpoint.AnswerAsync);
        endpoint.app.MapGet("/bench/state", context => context.Response.WriteAsync(JsonSerializer.Serialize(endpoint.State, CoreJson.Options), context.RequestAborted));
        endpoint.app.MapPost("/bench/killed", context =>
        {
            endpoint.accounts.Killed();
            return Task.CompletedTask;
        });
        await endpoint.app.StartAsync(cancellationToken);
        return endpoint;
    }

    /// <summary>Waits until somebody ends it.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Whoever was asking was killed just now.</summary>
    public void Killed() => accounts.Killed();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var question = Convert.ToHexStringLower(SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length)));
        var (before, admitted) = accounts.Asked(question);
        if (!admitted)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        var fate = AttemptFate.Draw(load, question, before);
        if (fate.End == AttemptFate.Kind.TooMany)
        {
            accounts.TooMany(question);
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            if (question[0] < '8')
            {
                context.Response.Headers.RetryAfter = "1";
            }

            return;
        }

        var delivered = await WaitedForAsync(context, fate.Latency);
        if (fate.End == AttemptFate.Kind.Answered)
        {
            delivered = delivered && await SendAsync(context, Completion(body.GetBuffer().AsMemory(0, (int)body.Length), question));
            accounts.Charged(question, fate.Latency.TotalSeconds, delivered);
            return;
        }

        accounts.Failed(question);
        if (delivered)
        {
            await FailAsync(context, fate.End, question);
        }
    }

    private static async Task<bool> WaitedForAsync(HttpContext context, TimeSpan latency)
    {
        try
        {
            await Task.Delay(latency, context.RequestAborted);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<bool> SendAsync(HttpContext context, byte[] answer)
    {
        try
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = answer.Length;
            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
            await context.Response.CompleteAsync();
            return !context.RequestAborted.IsCancellationRequested;
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            return false;
        }
    }

    private static async Task FailAsync(HttpContext context, AttemptFate.Kind how, string question)
    {
        switch (how)
        {
            case AttemptFate.Kind.Broken:
                context.Response.StatusCode = question[0] < '8' ? StatusCodes.Status500InternalServerError : StatusCodes.Status502BadGateway;
                break;
            case AttemptFate.Kind.Garbage:
                await SendAsync(context, Garbage);
                break;
            default:
                context.Response.ContentLength = 4096;
                await context.Response.WriteAsync("{\"choices\":[{\"message\":", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                break;
        }
    }

    private static byte[] Completion(ReadOnlyMemory<byte> request, string question)
    {
        using var json = JsonDocument.Parse(request);
        var asked = ChatQuestion.Read(json.RootElement);
        var text = DullWriter.Write(asked);
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id = question[..16],
                @object = "chat.completion",
                model = "dull",
                choices = new[] { new { index = 0, message = new { role = "assistant", content = text }, finish_reason = "stop" } },
                usage = new { prompt_tokens = 1 + (asked.Text.Length / CharactersAToken), completion_tokens = 1 + (text.Length / CharactersAToken) },
            },
            JsonSerializerOptions.Default);
    }
}
