using System.Globalization;
using System.Text.Json;
using ToolAce.Agents.Prompts;
using ToolAce.Agents.Structured;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Dialogs.Llm;

/// <summary>
/// Lets a language model play the person. What is asked follows the brief's course, how it is worded the brief's difficulty, which is what self-guided
/// complication turns. After its last planned message the person only answers questions, and only a few.
/// </summary>
/// <param name="chat">Where to ask.</param>
/// <param name="prompts">Holds <see cref="PromptName"/>.</param>
public sealed class LlmUserAgent(StructuredChat chat, PromptBook prompts) : IUserAgent
{
    /// <summary>The prompt that it speaks with.</summary>
    public const string PromptName = "play-person";

    private const int SpareMessages = 2;
    private static readonly Schema Shape = SchemaBuilder.Dict(
        [new("message", new Schema { Type = SchemaType.String }), new("done", new Schema { Type = SchemaType.Boolean })], required: []);

    private readonly Prompt prompt = prompts[PromptName];
    private readonly AgentVoice voice = new("user", chat);

    /// <summary>The prompt's version, 64 hexadecimal digits.</summary>
    public string PromptHash => prompt.Sha256;

    /// <inheritdoc/>
    /// <exception cref="DialogAgentException">The model gave no usable message.</exception>
    public async Task<UserMessage?> SpeakAsync(DialogBrief brief, IReadOnlyList<Turn> turns, CancellationToken cancellationToken)
    {
        var spoken = turns.Count(t => t.Role == Role.User);
        var planned = PersonPlan.Messages(brief);
        if (spoken >= planned && (brief.Scenario == Scenario.Incomplete || spoken >= planned + SpareMessages || !PersonPlan.IsAsked(turns)))
        {
            return null;
        }

        var text = prompt.Fill(new Dictionary<string, string>
        {
            ["functions"] = PromptData.Of(PersonPlan.Functions(brief, spoken)),
            ["offered"] = PromptData.Of(string.Join('\n', brief.Tools.Select(t => $"{t.Name}: {t.Description}"))),
            ["number"] = (spoken + 1).ToString(CultureInfo.InvariantCulture),
            ["planned"] = planned.ToString(CultureInfo.InvariantCulture),
            ["task"] = PersonPlan.Task(brief, spoken),
            ["wording"] = PersonPlan.Wording(brief.Difficulty),
            ["conversation"] = PromptData.Of(turns),
        });
        var mayEnd = spoken >= planned;
        var question = new StructuredQuestion<Words>("message", text, Shape, json => Read(json, mayEnd));
        var words = await voice.AskAsync(question, Seeds.Derive(brief.WordingSeed, "user", brief.Id, turns.Count), sample: 0, cancellationToken);
        return words.Message is { } message ? new UserMessage(message, Intent: null) : null;
    }

    private static Words Read(JsonElement json, bool mayEnd)
    {
        var message = json.TryGetProperty("message", out var said) && said.ValueKind == JsonValueKind.String ? said.GetString()!.Trim() : "";
        if (mayEnd && json.TryGetProperty("done", out var done) && done.ValueKind == JsonValueKind.True)
        {
            return new Words(Message: null);
        }

        return message.Length > 0 ? new Words(message) : throw new FormatException("the message is empty, and you are not done yet");
    }

    /// <summary>What the person says; null when there is no more to say.</summary>
    private sealed record Words(string? Message);
}
