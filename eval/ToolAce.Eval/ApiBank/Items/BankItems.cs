using ToolAce.Eval.ApiBank.Apis;
using ToolAce.Eval.ApiBank.Dialogues;
using ToolAce.Eval.ApiBank.Judging;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.ApiBank.Items;

/// <summary>
/// Makes items of the official samples. Level 1 shows all APIs that occur in the dialogue; level 2 shows the searcher alone, and what it returned stands in
/// the history.
/// </summary>
internal sealed class BankItems(ApiBankData data)
{
    private readonly ApiCallOfficialJudge judge = new(data.Catalog);

    public IReadOnlyList<SuiteItem> Of(string level) => [.. data.Level(level).SelectMany(d => Of(level, d))];

    private IEnumerable<BankItem> Of(string level, ApiDialogue dialogue)
    {
        var shown = level == ApiLevels.Retrieve ? [ToolSearcherApi.Name] : dialogue.Apis;
        IReadOnlyList<FunctionDoc> functions = [.. shown.Select(data.Catalog.Find).OfType<ApiSignature>().Select(s => s.Function)];
        foreach (var sample in dialogue.Samples)
        {
            var id = $"{level}/{dialogue.File}#{sample.Id}";
            var turn = dialogue.Turns[sample.Turn];
            var history = BankHistory.Of(dialogue.Turns.Take(sample.Turn));
            switch (sample.Kind)
            {
                case SampleKind.Call:
                    yield return new BankCallItem(id, BankCategories.Calls(level), functions, history)
                    {
                        Judging = text => judge.Judge(turn, text, new ApiWorld(data.Databases)),
                    };
                    break;
                case SampleKind.Response:
                    yield return new BankResponseItem(id, BankCategories.Responses(level), functions, history, ((PyValue.Str)turn.Find("text")!).Value);
                    break;
            }
        }
    }
}
