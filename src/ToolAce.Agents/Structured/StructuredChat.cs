using Microsoft.Extensions.AI;
using ToolAce.Agents.Budgets;
using ToolAce.Agents.Caching;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Models;
using ToolAce.Core.Randomness;

namespace ToolAce.Agents.Structured;

/// <summary>
/// Asks for JSON of a given shape. An answer that cannot be used is asked for again with the reason, a few times; whatever remains is a recorded outcome, never
/// an exception, except that a spent budget and a cancellation end the asking itself.
/// </summary>
public sealed class StructuredChat(IChatClient client, StructuredOptions options)
{
    /// <summary>Characters of an answer that are looked at, and shown to the model again.</summary>
    private const int LongestAnswer = 1 << 20;
    private const int LongestShown = 8000;
    private readonly StructuredOptions options = options.Checked();

    /// <summary>One answer. The same seed asks the same question.</summary>
    /// <exception cref="BudgetSpentException">The budget is spent.</exception>
    public Task<StructuredAnswer<T>> AskAsync<T>(StructuredQuestion<T> question, int seed, CancellationToken cancellationToken) =>
        AskAsync(question, seed, sample: 0, cancellationToken);

    /// <summary>Several answers to one question, each with a seed of its own; the first is the one that <see cref="AskAsync{T}(StructuredQuestion{T}, int, CancellationToken)"/> gives.</summary>
    /// <exception cref="BudgetSpentException">The budget is spent.</exception>
    public async Task<IReadOnlyList<StructuredAnswer<T>>> SampleAsync<T>(StructuredQuestion<T> question, int seed, int count, CancellationToken cancellationToken) =>
        await Task.WhenAll(Enumerable.Range(0, count).Select(sample => AskAsync(question, seed, sample, cancellationToken)));

    /// <summary>Answer number <paramref name="sample"/>, from 0, of those that <see cref="SampleAsync{T}"/> gives: each is a request of its own.</summary>
    /// <exception cref="BudgetSpentException">The budget is spent.</exception>
    public async Task<StructuredAnswer<T>> AskAsync<T>(StructuredQuestion<T> question, int seed, int sample, CancellationToken cancellationToken)
    {
        var (answer, known) = await AskAsync(question, seed, sample, afresh: false, cancellationToken);

        // What was of no use to an earlier run is not of no use for good: the endpoint may have been mended since.
        return known && answer.Outcome is StructuredOutcome.Malformed or StructuredOutcome.Refused
            ? (await AskAsync(question, seed, sample, afresh: true, cancellationToken)).Answer
            : answer;
    }

    /// <summary>The answer, and whether all of it was known before, so that the endpoint was not asked at all.</summary>
    private async Task<(StructuredAnswer<T> Answer, bool Known)> AskAsync<T>(
        StructuredQuestion<T> question, int seed, int sample, bool afresh, CancellationToken cancellationToken)
    {
        ChatMessage[] messages = [new(ChatRole.User, question.Text)];
        var (known, shaped) = (true, false);
        for (var asked = 1; ; asked++)
        {
            ChatResponse response;
            try
            {
                response = await client.GetResponseAsync(messages, Options(question, seed, sample, asked, afresh), cancellationToken);
            }
            catch (EndpointException failure)
            {
                var outcome = failure.Failure == EndpointFailure.Withheld ? StructuredOutcome.Refused : StructuredOutcome.Failed;
                return (new StructuredAnswer<T>(outcome, default, failure.Message, asked) { Failure = failure.Failure, OfRequest = failure.OfRequest }, Known: false);
            }

            known &= KnownAnswer.Is(response);
            if (RefusedAnswer.Reason(response) is { } refusal)
            {
                return (new StructuredAnswer<T>(StructuredOutcome.Refused, default, refusal, asked) { HadShape = shaped }, known);
            }

            if (Read(question, response, out var value, ref shaped) is not { } problem)
            {
                return (new StructuredAnswer<T>(StructuredOutcome.Answered, value, Reason: null, asked), known);
            }

            if (asked > options.AskAgain)
            {
                return (new StructuredAnswer<T>(StructuredOutcome.Malformed, default, problem, asked) { HadShape = shaped }, known);
            }

            messages =
            [
                new(ChatRole.User, question.Text), new(ChatRole.Assistant, Cut(response.Text, LongestShown)),
                new(ChatRole.User, $"That answer cannot be used: {problem}. Answer again, with the corrected JSON object and nothing else."),
            ];
        }
    }

    /// <summary>Whoever is asked again draws anew: the same draw would give the same mistake.</summary>
    private ChatOptions Options<T>(StructuredQuestion<T> question, int seed, int sample, int asked, bool afresh)
    {
        var chatOptions = new ChatOptions
        {
            Temperature = (float?)options.Temperature,
            MaxOutputTokens = options.MaxTokens,
            Seed = Seeds.Derive(seed, "sample", sample, asked),
            ResponseFormat = options.SendSchema ? ChatResponseFormat.ForJsonSchema(ToolSchema.Of(question.Shape), question.Name) : null,
        };
        SampleNumber.Set(chatOptions, sample);
        if (afresh)
        {
            Afresh.Set(chatOptions);
        }

        return chatOptions;
    }

    /// <summary>Why no object in the answer can be used; null when one can. <paramref name="shaped"/> becomes true with one that has the shape.</summary>
    private static string? Read<T>(StructuredQuestion<T> question, ChatResponse response, out T? value, ref bool shaped)
    {
        value = default;
        var cutOff = response.FinishReason == ChatFinishReason.Length;
        string? problem = null;
        foreach (var json in JsonInText.Objects(Cut(response.Text, LongestAnswer), cutOff || response.Text.Length > LongestAnswer))
        {
            var wrong = ShapeCheck.Problem(json, question.Shape);
            if (wrong is null)
            {
                shaped = true;
                try
                {
                    value = question.Read(json);
                    return null;
                }
                catch (FormatException unusable)
                {
                    wrong = unusable.Message;
                }
            }

            problem ??= ErrorBody.Shown(wrong)?.TrimEnd('.') ?? "it does not fit";
        }

        return problem ?? (cutOff ? "it was cut off at the limit of its length, so it must be shorter" : "there is no whole JSON object in it");
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
