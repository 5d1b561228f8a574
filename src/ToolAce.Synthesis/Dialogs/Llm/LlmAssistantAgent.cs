using ToolAce.Agents.Prompts;
using ToolAce.Agents.Structured;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;

namespace ToolAce.Synthesis.Dialogs.Llm;

/// <summary>
/// Lets a language model play the assistant: it thinks in steps and takes one of the four actions. Each sample is a request of its own. What it is told of a
/// scripted person's intent it does not read.
/// </summary>
/// <param name="chat">Where to ask.</param>
/// <param name="prompts">Holds <see cref="PromptName"/>.</param>
public sealed class LlmAssistantAgent(StructuredChat chat, PromptBook prompts) : IAssistantAgent
{
    /// <summary>The prompt that it speaks with.</summary>
    public const string PromptName = "play-assistant";
    private readonly Prompt prompt = prompts[PromptName];
    private readonly AgentVoice voice = new("assistant", chat);

    /// <summary>The prompt's version, 64 hexadecimal digits.</summary>
    public string PromptHash => prompt.Sha256;

    /// <inheritdoc/>
    /// <exception cref="DialogAgentException">The model gave no usable decision.</exception>
    public Task<AssistantAnswer> AnswerAsync(DialogBrief brief, IReadOnlyList<Turn> turns, UserIntent? intent, int sample, CancellationToken cancellationToken)
    {
        var text = prompt.Fill(new Dictionary<string, string>
        {
            // What a call returns is the tool's affair; an assistant that is tuned does not see it either.
            ["functions"] = PromptData.Of(brief.Tools.Select(t => t with { Results = null })),
            ["conversation"] = PromptData.Of(turns),
        });
        var hasResults = turns.Count > 0 && turns[^1].Role == Role.Tool;
        var question = new StructuredQuestion<AssistantAnswer>("decision", text, AssistantReader.Shape, json => AssistantReader.Read(json, brief.Tools, hasResults));
        return voice.AskAsync(question, Seeds.Derive(brief.WordingSeed, "assistant", brief.Id, turns.Count), sample, cancellationToken);
    }
}
