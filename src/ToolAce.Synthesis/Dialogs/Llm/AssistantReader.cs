using System.Text.Json;
using ToolAce.Agents.Structured;
using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Dialogs.Llm;

/// <summary>Makes a model's decision one of the four actions. A call that no tool could take is asked for again with the reason.</summary>
internal static class AssistantReader
{
    private static readonly Schema Text = new() { Type = SchemaType.String };
    private static readonly Schema Call = SchemaBuilder.Dict([new("name", Text), new("arguments", new Schema { Type = SchemaType.Dict })], ["name"]);

    /// <summary>Thinking comes first, so that it is written before the decision.</summary>
    public static Schema Shape { get; } = SchemaBuilder.Dict(
        [
            new("thinking", SchemaBuilder.Dict([new("request", Text), new("functions", Text), new("values", Text), new("missing", Text)], required: [])),
            new("action", SchemaBuilder.Choice(Enum.GetValues<AssistantAction>().Select(CoreJson.Word))),
            new("calls", new Schema { Type = SchemaType.Array, Items = Call }),
            new("text", Text),
        ],
        ["action"]);

    /// <exception cref="FormatException">It cannot be used; the message says why.</exception>
    public static AssistantAnswer Read(JsonElement json, IReadOnlyList<ApiDefinition> tools, bool hasResults)
    {
        var answer = json.Deserialize<Answer>(CoreJson.Options)!;
        if (answer.Action == AssistantAction.Call)
        {
            var thinking = answer.Thinking ?? throw new FormatException("the thinking before the calls is missing");
            return new AssistantAnswer(answer.Action, Calls(answer.Calls ?? [], tools))
            {
                Thinking = new AssistantThinking(thinking.Request ?? "", thinking.Functions ?? "", thinking.Values ?? "", thinking.Missing ?? ""),
            };
        }

        if (answer.Action == AssistantAction.Summarise && !hasResults)
        {
            throw new FormatException("the last turn is no result of a function, so there is nothing to summarise");
        }

        var text = (answer.Text ?? "").Trim();
        return CallSyntax.Read(text) is CallReading.Prose && text.Length > 0
            ? new AssistantAnswer(answer.Action, text)
            : throw new FormatException(text.Length == 0 ? "the text is empty" : "the text looks like a call; calls belong into \"calls\", with the action \"call\"");
    }

    private static string Calls(IReadOnlyList<AnsweredCall> answered, IReadOnlyList<ApiDefinition> tools)
    {
        Call[] calls = [.. answered.Select(c => Checked(new Call(c.Name, Arguments(c.Arguments)), tools))];
        if (calls.Length == 0)
        {
            throw new FormatException("the action is \"call\", but there are no calls");
        }

        var text = CallSyntax.Print(calls);
        return CallSyntax.Read(text) is CallReading.Calls read && read.Items.SequenceEqual(calls)
            ? text
            : throw new FormatException("a call cannot be written in call syntax: a name in it has brackets or signs of equality");
    }

    private static Argument[] Arguments(JsonElement? json) => json is { ValueKind: JsonValueKind.Object } given && AnswerValue.Of(given) is Literal.Map map
        ? [.. map.Entries.Select(e => new Argument(e.Key, e.Value))]
        : [];

    private static Call Checked(Call call, IReadOnlyList<ApiDefinition> tools)
    {
        var api = tools.FirstOrDefault(t => t.Name == call.Name) ?? throw new FormatException($"there is no function '{call.Name}' among those offered");
        return SchemaValidator.Validate(call, api.Parameters).FirstOrDefault() is { } problem
            ? throw new FormatException($"the call of {call.Name} does not fit its definition: {(problem.Path.Length > 0 ? problem.Path + ": " : "")}{problem.Message}")
            : call;
    }

    private sealed record Answer(AssistantAction Action, Thinking? Thinking, IReadOnlyList<AnsweredCall>? Calls, string? Text);

    private sealed record Thinking(string? Request, string? Functions, string? Values, string? Missing);

    private sealed record AnsweredCall(string Name, JsonElement? Arguments);
}
