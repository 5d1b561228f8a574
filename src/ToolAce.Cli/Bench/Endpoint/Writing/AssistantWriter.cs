using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;

namespace ToolAce.Cli.Bench.Endpoint.Writing;

/// <summary>Answers the prompt that plays the assistant: calls what <see cref="SpokenRequest"/>s ask for, asks for what is missing, tells what came out.</summary>
internal static class AssistantWriter
{
    private const int MostTold = 300;

    public static string Write(ChatQuestion question)
    {
        ApiDefinition[] tools = [.. question.Data(0).Select(l => JsonSerializer.Deserialize<ApiDefinition>(l, CoreJson.Options)!)];
        Turn[] turns = [.. question.Data(1).Select(l => JsonSerializer.Deserialize<Turn>(l, CoreJson.Options)!)];
        var requests = Requests(turns);
        var last = turns.Length > 0 ? turns[^1] : new Turn(Role.User, "");
        var open = last.Role == Role.Tool ? [.. requests.Where(r => r.Values.Values.Any(v => SpokenRequest.FieldOf(v) is not null) && !IsCalled(r, turns))] : requests;
        if (last.Role == Role.Tool && open.Count == 0)
        {
            return Say("summarise", $"It is done. This came out: {(last.Text.Length <= MostTold ? last.Text : last.Text[..MostTold])}".Replace('[', ' ').Replace(']', ' '));
        }

        var calls = new List<object>();
        foreach (var request in open)
        {
            if (tools.FirstOrDefault(t => SpokenRequest.Words(t.Name) == request.Function) is not { } tool)
            {
                return Say("answer", $"None of my functions can {request.Function}.");
            }

            var arguments = Arguments(request, turns);
            if (tool.Parameters.Required.FirstOrDefault(r => !arguments.ContainsKey(r)) is { } missing)
            {
                if (request.Values.ContainsKey(missing))
                {
                    continue; // it needs a result that is not there yet
                }

                return Say("ask", $"To {request.Function} I need to know the {missing} as well. Which is it?");
            }

            calls.Add(new { tool.Name, Arguments = arguments });
        }

        return calls.Count == 0
            ? Say("answer", "I am glad to help, but no function is needed for that.")
            : JsonSerializer.Serialize(
                new { Thinking = new { Request = "what the person says", Functions = "those named", Values = "in the request", Missing = "nothing" }, Action = "call", Calls = calls }, CoreJson.Options);
    }

    /// <summary>The requests since the last one was served, with what was said to them later.</summary>
    private static IReadOnlyList<SpokenRequest> Requests(Turn[] turns)
    {
        IReadOnlyList<SpokenRequest> requests = [];
        foreach (var turn in turns.Where(t => t.Role == Role.User))
        {
            var read = SpokenRequest.Read(turn.Text);
            if (read.Count == 0 && turn.Text.StartsWith("Sure, ", StringComparison.Ordinal))
            {
                var more = SpokenRequest.ValuesOf(turn.Text["Sure, ".Length..]);
                read = [.. requests.Select(r => r with { Values = r.Values.Concat(more.Where(m => !r.Values.ContainsKey(m.Key))).ToDictionary(v => v.Key, v => v.Value) })];
            }

            requests = read;
        }

        return requests;
    }

    private static bool IsCalled(SpokenRequest request, Turn[] turns) =>
        turns.Reverse().TakeWhile(t => t.Role != Role.User).Any(t => t.Role == Role.Assistant && t.Text.Contains(request.Function.Replace(' ', '_') + "(", StringComparison.Ordinal));

    private static JsonObject Arguments(SpokenRequest request, Turn[] turns)
    {
        var arguments = new JsonObject();
        foreach (var (name, text) in request.Values)
        {
            var value = SpokenRequest.FieldOf(text) is { } field ? Earlier(field, turns) : Parsed(text);
            if (value is not null)
            {
                arguments[name] = value;
            }
        }

        return arguments;
    }

    private static JsonNode? Earlier(string field, Turn[] turns) => turns.Reverse()
        .Where(t => t.Role == Role.Tool)
        .SelectMany(t => (Parsed(t.Text) as JsonArray ?? []).Select(r => (r?["results"] as JsonObject)?[field]))
        .FirstOrDefault(v => v is not null)?.DeepClone();

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Say(string action, string text) => JsonSerializer.Serialize(new { Action = action, Text = text }, CoreJson.Options);
}
