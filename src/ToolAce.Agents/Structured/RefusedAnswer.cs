using Microsoft.Extensions.AI;
using ToolAce.Agents.Chat;

namespace ToolAce.Agents.Structured;

/// <summary>Whether an answer is a refusal: the endpoint says so, or the model does in the words that models use for it.</summary>
internal static class RefusedAnswer
{
    private static readonly string[] Openings =
    [
        "i'm sorry", "i’m sorry", "i am sorry", "sorry,", "i can't", "i can’t", "i cannot", "i'm unable", "i’m unable", "i am unable", "i won't", "i won’t", "i will not", "i must decline",
    ];

    /// <summary>Why it counts as one; null when it is none.</summary>
    public static string? Reason(ChatResponse answer)
    {
        if (answer.FinishReason == ChatFinishReason.ContentFilter)
        {
            return "The endpoint's content filter keeps the answer back. Its owner may be able to loosen it.";
        }

        var text = answer.Text.Trim();
        return answer.Messages.Any(ChatAnswerJson.IsRefusal) || (!text.Contains('{') && Openings.Any(o => text.StartsWith(o, StringComparison.OrdinalIgnoreCase)))
            ? $"The model refuses: {ErrorBody.Shown(text)}"
            : null;
    }
}
