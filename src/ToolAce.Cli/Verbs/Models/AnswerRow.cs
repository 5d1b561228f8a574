using ToolAce.Core.Calls;
using ToolAce.Core.Models;

namespace ToolAce.Cli.Verbs.Models;

/// <summary>One answer: of which prompt, the how-manieth (from 0), what it says, what it calls (null where it is no calls), and its tokens with their log-probabilities.</summary>
internal sealed record AnswerRow(
    string Id, int Sample, string Text, IReadOnlyList<Call>? Calls, FinishReason Finish, int PromptTokens, IReadOnlyList<int> TokenIds, IReadOnlyList<float> LogProbs)
{
    public static AnswerRow Of(string id, int sample, Generation answer) => new(
        id,
        sample,
        answer.Text,
        answer.Text.Length > 0 && CallSyntax.Read(answer.Text) is CallReading.Calls calls ? calls.Items : null,
        answer.Finish,
        answer.PromptTokens,
        answer.TokenIds,
        answer.LogProbs);
}
