using ToolAce.Agents.Structured;
using ToolAce.Core.Json;

namespace ToolAce.Synthesis.Dialogs.Llm;

/// <summary>How one of the three agents asks its model: an answer, or the reason why the dialog is dropped.</summary>
internal sealed class AgentVoice(string who, StructuredChat chat)
{
    private readonly FailureStreak streak = new(minding: true);

    /// <exception cref="DialogAgentException">There is no usable answer; the reason starts with, say, <c>user_refused</c>.</exception>
    /// <exception cref="ToolAce.Agents.Chat.EndpointException">The endpoint fails for good, or has failed, or brought nothing of use, many times in a row.</exception>
    public async Task<T> AskAsync<T>(StructuredQuestion<T> question, int seed, int sample, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await chat.AskAsync(question, seed, sample, cancellationToken);
        streak.Note(answer);
        return answer.Value ?? throw new DialogAgentException($"{who}_{CoreJson.Word(answer.Outcome)}: {answer.Reason}");
    }
}
