using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ToolAce.Agents.Tests.Serving;

/// <summary>Answers and faults.</summary>
internal static class Replies
{
    public const int PromptTokens = 11;
    public const int AnswerTokens = 7;

    public static Reply Text(string text, string finish = "stop") => Choice(new { role = "assistant", content = text }, finish);

    public static Reply Calls(params (string Name, object Arguments)[] calls) => Choice(
        new
        {
            role = "assistant",
            content = (string?)null,
            tool_calls = calls.Select((c, i) => new { id = $"id{i}", type = "function", function = new { name = c.Name, arguments = c.Arguments } }),
        },
        "tool_calls");

    /// <summary>A text in tokens, each with its log-probability and those of the likeliest.</summary>
    public static Reply Tokens(params (string Text, double LogProb, (string Text, double LogProb)[] Likeliest)[] tokens) => Body(JsonSerializer.Serialize(new
    {
        choices = new[]
        {
            new
            {
                message = new { role = "assistant", content = string.Concat(tokens.Select(t => t.Text)) },
                logprobs = new { content = tokens.Select(t => new { token = t.Text, logprob = t.LogProb, top_logprobs = t.Likeliest.Select(l => new { token = l.Text, logprob = l.LogProb }) }) },
                finish_reason = "stop",
            },
        },
    }));

    public static Reply Choice(object message, string finish) => Body(Whole(message, finish));

    public static Reply Status(int status, string body = "", string? retryAfter = null) => async context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        await context.Response.WriteAsync(body, context.RequestAborted);
    };

    public static Reply Body(string body, string type = "application/json") => Bytes(Encoding.UTF8.GetBytes(body), type);

    public static Reply Bytes(byte[] bytes, string type = "application/json") => async context =>
    {
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    };

    public static Reply Truncated { get; } = Body(Whole(new { role = "assistant", content = "half" }, "stop")[..40]);

    public static Reply Garbage { get; } = Body("<<<\0 not json >>>");

    public static Reply Html { get; } = Body("<html><body>Welcome</body></html>", "text/html");

    public static Reply NoChoices { get; } = Body("""{"id":"x","object":"chat.completion"}""");

    public static Reply EmptyChoices { get; } = Body("""{"choices":[]}""");

    public static Reply NotUtf8 { get; } = Bytes([.. "{\"choices\":[{\"message\":{\"content\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}}]}"u8]);

    public static Reply HalfSurrogate { get; } = Body("""{"choices":[{"message":{"content":"\ud83d"}}]}""");

    /// <summary>More than any test's limit, without saying so beforehand.</summary>
    public static Reply Huge { get; } = async context =>
    {
        var blanks = Encoding.UTF8.GetBytes(new string(' ', 1 << 16));
        for (var i = 0; i < 64; i++)
        {
            await context.Response.Body.WriteAsync(blanks, context.RequestAborted);
        }
    };

    /// <summary>The connection ends in the middle of the body.</summary>
    public static Reply Cut { get; } = async context =>
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"choices\":[", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    };

    /// <summary>The connection ends before anything was said.</summary>
    public static Reply Reset { get; } = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Says nothing, ever. <paramref name="hanging"/> is told when the client begins to wait in vain.</summary>
    public static Reply Hang(Action hanging) => async context =>
    {
        hanging();
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    };

    /// <summary>Begins, and then says nothing more.</summary>
    public static Reply Stall(Action stalling) => async context =>
    {
        await context.Response.WriteAsync("{\"choices\"", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        stalling();
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    };

    private static string Whole(object message, string finish) => JsonSerializer.Serialize(new
    {
        id = "x",
        choices = new[] { new { index = 0, message, finish_reason = finish } },
        usage = new { prompt_tokens = PromptTokens, completion_tokens = AnswerTokens },
    });
}
