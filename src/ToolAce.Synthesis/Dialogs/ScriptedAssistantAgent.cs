using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>
/// An assistant that does what the person means. Each sample errs with a small seeded probability, so that samples sometimes disagree.
/// </summary>
public sealed class ScriptedAssistantAgent(Phrasebook book, double errors) : IAssistantAgent
{
    private MeantAnswer? last;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The person's intent is unknown.</exception>
    public Task<AssistantAnswer> AnswerAsync(
        DialogBrief brief, IReadOnlyList<Turn> turns, UserIntent? intent, int sample, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (intent is null)
        {
            throw new InvalidOperationException("the scripted assistant needs a scripted user, who says what is meant");
        }

        var answer = Meant(intent, turns);
        var random = Seeds.Stream(brief.WordingSeed, "assistant", turns.Count, sample);
        return Task.FromResult(random.Chance(errors) ? Erring(answer, random) : answer);
    }

    /// <summary>The answer without a slip. All samples of a message have the same in mind, and they are asked for one after the other.</summary>
    private AssistantAnswer Meant(UserIntent intent, IReadOnlyList<Turn> turns)
    {
        if (last is not { } known || !ReferenceEquals(known.Intent, intent) || !ReferenceEquals(known.Turns, turns) || known.Count != turns.Count)
        {
            last = known = new MeantAnswer(intent, turns, turns.Count, Answer(intent, turns));
        }

        return known.Answer;
    }

    private AssistantAnswer Answer(UserIntent intent, IReadOnlyList<Turn> turns)
    {
        if (intent.PlainAnswer is { } plain)
        {
            return new AssistantAnswer(AssistantAction.Answer, plain);
        }

        if (intent.Incomplete is { } api)
        {
            var (verb, obj) = ToolNames.Split(api.Name);
            return new AssistantAnswer(AssistantAction.Ask, book.Missing(verb, obj, intent.Missing));
        }

        if (intent.Steps.Count == 0)
        {
            return new AssistantAnswer(AssistantAction.Answer, book.Refusal);
        }

        var asked = turns.Count - 1;
        while (asked >= 0 && turns[asked].Role != Role.User)
        {
            asked--;
        }

        var sinceAsked = turns.Skip(asked + 1).Where(t => t.Role == Role.Tool).ToArray();
        return sinceAsked.Length < intent.Steps.Count
            ? new AssistantAnswer(AssistantAction.Call, CallSyntax.Print([.. intent.Steps[sinceAsked.Length].Select(c => AsSpoken(Resolve(c, turns), c.Spoken))]))
            : new AssistantAnswer(AssistantAction.Summarise, book.Summary(sinceAsked.SelectMany(Results)));
    }

    /// <summary>The call with the value that an earlier result holds.</summary>
    internal static Call Resolve(IntendedCall call, IReadOnlyList<Turn> turns)
    {
        if (call.Link is not { } link)
        {
            return new Call(call.Api.Name, call.Arguments);
        }

        var taken = new Argument(link.Parameter, turns.Where(t => t.Role == Role.Tool).SelectMany(Results).Select(r => r.Find(link.Field)).Last(v => v is not null)!);
        var all = call.Arguments.Append(taken).ToArray();
        return new Call(call.Api.Name, [.. call.Api.Parameters.Properties.Select(p => Array.Find(all, a => a.Name == p.Name)).OfType<Argument>()]);
    }

    /// <summary>Arguments in the order of the request: what a small model reads next is then what it writes next (docs/log.md has the figures). The order changes no call.</summary>
    private static Call AsSpoken(Call call, IReadOnlyList<string> spoken) => call with { Arguments = [.. call.Arguments.OrderBy(a => spoken.TakeWhile(s => s != a.Name).Count())] };

    internal static IEnumerable<Literal.Map> Results(Turn turn) =>
        JsonSerializer.Deserialize<ToolResult[]>(turn.Text, CoreJson.Options)!.Select(r => (Literal.Map)r.Results);

    /// <summary>A slip: a refusal where a call was due, a call without its last argument, another decision.</summary>
    private AssistantAnswer Erring(AssistantAnswer answer, Random random)
    {
        if (answer.Action != AssistantAction.Call || random.Chance(0.3))
        {
            return answer.Action == AssistantAction.Answer
                ? new AssistantAnswer(AssistantAction.Ask, "What do you mean?")
                : new AssistantAnswer(AssistantAction.Answer, book.Refusal);
        }

        var calls = CallSyntax.Parse(answer.Text).ToArray();
        calls[^1] = calls[^1].Arguments.Count > 0 ? calls[^1] with { Arguments = [.. calls[^1].Arguments.SkipLast(1)] } : calls[^1] with { Name = calls[^1].Name + "s" };
        return answer with { Text = CallSyntax.Print(calls) };
    }

    private sealed record MeantAnswer(UserIntent Intent, IReadOnlyList<Turn> Turns, int Count, AssistantAnswer Answer);
}
