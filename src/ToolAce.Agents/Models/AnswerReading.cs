using Microsoft.Extensions.AI;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;
using ToolAce.Core.Models;

namespace ToolAce.Agents.Models;

/// <summary>What an endpoint's answer says, as a generation. Where there are calls of the protocol, words beside them are not part of the answer.</summary>
internal static class AnswerReading
{
    /// <exception cref="EndpointException">The endpoint keeps its answer to itself.</exception>
    public static Generation Read(ChatResponse answer, GenerationOptions options, ToolNames names)
    {
        if (answer.FinishReason == ChatFinishReason.ContentFilter)
        {
            throw new EndpointException(EndpointFailure.Withheld, "The endpoint's content filter keeps the answer back. Its owner may be able to loosen it.");
        }

        var calls = answer.Messages[0].Contents.OfType<FunctionCallContent>().Select(c => new ToolCallText(names.Back(c.Name), (string)c.RawRepresentation!)).ToList();
        var finish = answer.FinishReason == ChatFinishReason.Length ? FinishReason.Length : FinishReason.Stop;
        var (said, cut) = (answer.Messages[0].Text, Cut(answer.Messages[0].Text, options.Stop));
        var tokens = AnswerLogProbs.Of(answer.Messages[0]) ?? [];
        var kept = calls.Count > 0 || cut.Length == said.Length ? tokens : Beginning(tokens, cut.Length);
        return new Generation(calls.Count > 0 ? CallText.Write(calls) : cut, finish, Count(answer.Usage?.InputTokenCount), [], [.. kept.Select(t => t.LogProb)])
        {
            Tokens = Count(answer.Usage?.OutputTokenCount),
            ToolCalls = calls.Count > 0 ? calls : null,
            Seconds = MeteredChatClient.SecondsOf(answer),
        };
    }

    private static int Count(long? tokens) => (int)Math.Min(tokens ?? 0, int.MaxValue);

    /// <summary>The tokens that lie whole within so many characters; none where their texts are unknown.</summary>
    private static IEnumerable<TokenLogProb> Beginning(IEnumerable<TokenLogProb> tokens, int length)
    {
        var end = 0;
        return tokens.TakeWhile(t => t.Text is { } text && (end += text.Length) <= length);
    }

    private static string Cut(string text, IReadOnlyList<string> stops)
    {
        foreach (var stop in stops)
        {
            var at = text.IndexOf(stop, StringComparison.Ordinal);
            text = at < 0 ? text : text[..at];
        }

        return text;
    }
}
