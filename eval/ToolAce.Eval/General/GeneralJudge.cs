using ToolAce.Core.Models;
using ToolAce.Eval.General.Gsm8k;
using ToolAce.Eval.General.HumanEval;

namespace ToolAce.Eval.General;

/// <summary>Asks a model and judges what it says, a batch of one kind of items at a time.</summary>
internal sealed class GeneralJudge(IContinuationModel model, GeneralSettings settings, CodeDriver? driver)
{
    public async Task<IReadOnlyList<Answer>> AnswerAsync(IReadOnlyList<GeneralItem> items, Action<int> report, CancellationToken cancellationToken)
    {
        if (items is [ChoiceItem, ..])
        {
            return await ChooseAsync([.. items.Cast<ChoiceItem>()], cancellationToken);
        }

        var options = new GenerationOptions(settings.MaxTokens) { Stop = settings.Stop };
        var texts = await model.ContinueAsync([.. items.Select(i => i.Context)], options, progress: null, cancellationToken);
        var answers = new Answer[items.Count];
        var (done, gate) = (0, new Lock());
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, items.Count, parallel, async (i, token) =>
        {
            var (errorType, message) = items[i] switch
            {
                NumberItem number => Number(number, texts[i].Text),
                CodeItem code => await driver!.RunAsync(code, texts[i].Text, token),
                var other => throw new ArgumentException($"{other.GetType().Name} {other.Id} cannot be judged", nameof(items)),
            };
            answers[i] = new Answer(texts[i].Text, errorType, message, texts[i].PromptTokens, texts[i].TokenIds.Count);
            lock (gate)
            {
                report(++done);
            }
        });
        return answers;
    }

    private static CodeResult Number(NumberItem item, string text) => Gsm8kAnswers.Flexible(text) switch
    {
        null => CodeResult.Failed(GeneralErrors.NoNumber, "there is no number in the answer"),
        var number when Gsm8kAnswers.Same(number, item.Solution) => CodeResult.Passed,
        var number => CodeResult.Failed(GeneralErrors.WrongNumber, $"the last number is {number}, wanted is {Gsm8kAnswers.Strict(item.Solution)}"),
    };

    private async Task<IReadOnlyList<Answer>> ChooseAsync(IReadOnlyList<ChoiceItem> items, CancellationToken cancellationToken)
    {
        var pairs = items.SelectMany(i => i.Letters.Select(letter => (i.Context, " " + letter))).ToList();
        var scores = await model.ScoreContinuationsAsync(pairs, progress: null, cancellationToken);
        var answers = new List<Answer>();
        var start = 0;
        foreach (var item in items)
        {
            var mine = scores.Skip(start).Take(item.Letters.Count).ToList();
            start += mine.Count;
            var best = Enumerable.Range(0, mine.Count).MaxBy(i => mine[i].LogProb);
            var right = best == item.Answer;
            answers.Add(new Answer(
                item.Letters[best],
                right ? null : GeneralErrors.WrongLetter,
                right ? null : $"{item.Letters[item.Answer]} is right; {string.Join(", ", item.Letters.Zip(mine, (l, s) => $"{l} {s.LogProb:0.000}"))}",
                mine[0].ContextTokens,
                mine[best].Tokens));
        }

        return answers;
    }
}
