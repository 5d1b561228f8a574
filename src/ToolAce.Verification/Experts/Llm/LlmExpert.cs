using ToolAce.Agents.Prompts;
using ToolAce.Agents.Structured;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Randomness;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Voting;

namespace ToolAce.Verification.Experts.Llm;

/// <summary>
/// Lets a language model judge one aspect, in so many votes as asked for. Where the model gives no judgement that can be used, the vote is unsure and says why,
/// so that a person looks.
/// </summary>
public sealed class LlmExpert : IExpert
{
    private readonly StructuredChat chat;
    private readonly Prompt prompt;
    private readonly int votes;
    private readonly int seed;
    private readonly FailureStreak streak = new(minding: true);

    /// <summary>An expert that asks <paramref name="chat"/> with the prompt <see cref="PromptName"/> of its aspect.</summary>
    /// <param name="chat">Where to ask.</param>
    /// <param name="prompts">Holds the prompt.</param>
    /// <param name="aspect">What it looks at.</param>
    /// <param name="votes">How often each dialog is judged, ≥ 1.</param>
    /// <param name="seed">Seeds of the questions follow from it and the dialog's id.</param>
    /// <exception cref="PromptException">The prompt is not there.</exception>
    public LlmExpert(StructuredChat chat, PromptBook prompts, ExpertAspect aspect, int votes, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(votes, 1);
        (this.chat, this.votes, this.seed) = (chat, votes, seed);
        Id = ExpertChecks.Of(aspect);
        prompt = prompts[PromptName(aspect)];
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>The prompt's version, 64 hexadecimal digits.</summary>
    public string PromptHash => prompt.Sha256;

    /// <summary>The prompt that asks about an aspect.</summary>
    public static string PromptName(ExpertAspect aspect) => $"judge-{ExpertChecks.Word(aspect)}";

    /// <summary>One expert for every aspect, in the order of the enumeration.</summary>
    public static IReadOnlyList<LlmExpert> All(StructuredChat chat, PromptBook prompts, int votes, int seed = 0) =>
        [.. Enum.GetValues<ExpertAspect>().Select(aspect => new LlmExpert(chat, prompts, aspect, votes, seed))];

    /// <inheritdoc/>
    /// <exception cref="Agents.Chat.EndpointException">The endpoint fails for good, or has failed, or brought nothing of use, many times in a row.</exception>
    /// <exception cref="Agents.Budgets.BudgetSpentException">The budget is spent.</exception>
    public async Task<IReadOnlyList<ExpertOpinion>> JudgeAsync(IReadOnlyList<Dialog> dialogs, CancellationToken cancellationToken)
    {
        var opinions = new ExpertOpinion[dialogs.Count];

        // All at once: the chat's own limits say how many are really under way. The first that ends it all ends the others too.
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, dialogs.Count), CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, dialogs.Count, atOnce, async (i, token) => opinions[i] = await JudgeAsync(dialogs[i], token));
        return opinions;
    }

    private async Task<ExpertOpinion> JudgeAsync(Dialog dialog, CancellationToken cancellationToken)
    {
        var text = prompt.Fill(new Dictionary<string, string>
        {
            ["instruction"] = PromptData.Of(dialog.Instruction ?? "(none of its own)"),
            ["functions"] = PromptData.Of(dialog.Tools),
            ["conversation"] = PromptData.Of(dialog.Turns),
        });
        var question = new StructuredQuestion<ExpertOpinion>("judgement", text, OpinionReader.Shape, json => OpinionReader.Read(json, dialog.Turns.Count));
        var answers = await chat.SampleAsync(question, Seeds.Derive(seed, Id, dialog.Id), votes, cancellationToken);
        foreach (var answer in answers)
        {
            streak.Note(answer);
        }

        return MajorityVote.Of([.. answers.Select(Vote)]);
    }

    private static ExpertOpinion Vote(StructuredAnswer<ExpertOpinion> answer) =>
        answer.Value ?? new ExpertOpinion(VerdictOutcome.Unsure, $"no judgement ({CoreJson.Word(answer.Outcome)}): {answer.Reason}");
}
