using ToolAce.Agents.Chat;
using ToolAce.Agents.Prompts;
using ToolAce.Agents.Structured;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;

namespace ToolAce.Synthesis.Tools.Llm;

/// <summary>
/// Lets a language model write definitions. Where it gives none that can be used, what comes back says so (<see cref="DesignedApi.Unusable"/>) and no gate lets it
/// through: its name is the outcome in one word (<c>malformed</c>, <c>refused</c>, <c>failed</c>), its description the reason. So the attempt is on record among the rejected.
/// </summary>
/// <param name="chat">Where to ask.</param>
/// <param name="prompts">Holds <see cref="PromptName"/>.</param>
public sealed class LlmApiDesigner(StructuredChat chat, PromptBook prompts) : IApiDesigner
{
    /// <summary>The prompt that it speaks with.</summary>
    public const string PromptName = "design-api";

    private readonly Prompt prompt = prompts[PromptName];
    private readonly FailureStreak streak = new(minding: true);

    /// <summary>The prompt's version, 64 hexadecimal digits.</summary>
    public string PromptHash => prompt.Sha256;

    /// <inheritdoc/>
    /// <exception cref="EndpointException">The endpoint fails for good, or has failed, or brought nothing of use, many times in a row.</exception>
    public async Task<DesignedApi> DesignAsync(DesignBrief brief, CancellationToken cancellationToken)
    {
        var subtree = brief.Subtree;
        var text = prompt.Fill(new Dictionary<string, string>
        {
            ["domain"] = PromptData.Of(subtree.Domain.Replace('-', ' ')),
            ["section"] = PromptData.Of(subtree.Section),
            ["functionalities"] = BriefText.Functionalities(subtree.Functionalities),
            ["siblings"] = BriefText.Functionalities(subtree.Siblings),
            ["example"] = PromptData.Of(new[] { brief.Example }.OfType<ApiDefinition>()),
            ["indicators"] = BriefText.Indicators(brief.Indicators),
        });
        var question = new StructuredQuestion<DesignedApi>("definition", text, DesignReader.Shape, json => DesignReader.Read(json, subtree));
        var answer = await chat.AskAsync(question, brief.Seed, cancellationToken);
        streak.Note(answer);
        return answer.Value ?? Unusable(CoreJson.Word(answer.Outcome), answer.Reason!);
    }

    private static DesignedApi Unusable(string outcome, string reason) => new(new ApiDefinition(outcome, reason, new Schema { Type = SchemaType.Dict }), []) { Unusable = outcome };
}
