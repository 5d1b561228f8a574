using System.Text.Json;
using ToolAce.Agents.Prompts;
using ToolAce.Agents.Structured;
using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Dialogs.Llm;

/// <summary>Lets a language model play the executor of tools. Results that break their schema are asked for again with the reason.</summary>
/// <param name="chat">Where to ask.</param>
/// <param name="prompts">Holds <see cref="PromptName"/>.</param>
public sealed class LlmToolAgent(StructuredChat chat, PromptBook prompts) : IToolAgent
{
    /// <summary>The prompt that it speaks with.</summary>
    public const string PromptName = "play-tools";
    private static readonly Schema Anything = new() { Type = SchemaType.Dict };
    private static readonly Schema Shape = SchemaBuilder.Dict([new("results", new Schema { Type = SchemaType.Array, Items = Anything })], ["results"]);
    private readonly Prompt prompt = prompts[PromptName];
    private readonly AgentVoice voice = new("tool", chat);

    /// <summary>The prompt's version, 64 hexadecimal digits.</summary>
    public string PromptHash => prompt.Sha256;

    /// <inheritdoc/>
    /// <exception cref="DialogAgentException">The model gave no results that can be used.</exception>
    public async Task<string> RunAsync(DialogBrief brief, IReadOnlyList<Turn> turns, IReadOnlyList<Call> calls, CancellationToken cancellationToken)
    {
        var called = calls.Select(c => c.Name).ToHashSet();
        var text = prompt.Fill(new Dictionary<string, string>
        {
            ["functions"] = PromptData.Of(brief.Tools.Where(t => called.Contains(t.Name))),
            ["conversation"] = PromptData.Of(turns.SkipLast(1)),
            ["calls"] = PromptData.Of(string.Join('\n', calls.Select((c, i) => $"{i + 1}. {CallSyntax.Print([c])}"))),
        });
        var question = new StructuredQuestion<string>("results", text, Shape, json => Read(json, calls, brief.Tools));
        return await voice.AskAsync(question, Seeds.Derive(brief.WordingSeed, "tool", brief.Id, turns.Count), sample: 0, cancellationToken);
    }

    private static string Read(JsonElement json, IReadOnlyList<Call> calls, IReadOnlyList<ApiDefinition> tools)
    {
        var results = ((Literal.List)AnswerValue.Of(json.GetProperty("results"))).Items;
        if (results.Count != calls.Count)
        {
            throw new FormatException($"there are {results.Count} results for {calls.Count} calls; give one for each, in order");
        }

        return JsonText.Of(new Literal.List([.. calls.Select((call, i) => Entry(call, i, results[i], tools))]));
    }

    private static Literal Entry(Call call, int index, Literal result, IReadOnlyList<ApiDefinition> tools)
    {
        var schema = tools.FirstOrDefault(t => t.Name == call.Name)?.Results ?? Anything;
        return SchemaValidator.Validate(result, schema).FirstOrDefault() is { } problem
            ? throw new FormatException($"result {index + 1}, of {call.Name}, breaks its schema: {(problem.Path.Length > 0 ? problem.Path + ": " : "")}{problem.Message}")
            : new Literal.Map([new("name", new Literal.Text(call.Name)), new("results", result)]);
    }
}
