using ToolAce.Core.Dialogs;
using ToolAce.Eval.ApiBank.Apis;
using ToolAce.Eval.ApiBank.Calls;
using ToolAce.Eval.ApiBank.Items;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Scenes;

/// <summary>Makes items of scenes, one for each call wanted.</summary>
internal sealed class SceneItems(ApiBankData data)
{
    public IReadOnlyList<SceneItem> All => [.. data.Scenes.SelectMany(Of)];

    private IEnumerable<SceneItem> Of(Scene scene)
    {
        IReadOnlyList<FunctionDoc> functions =
            [.. scene.Calls.Select(c => CallExtraction.Find(c)!.Name).Distinct().Select(data.Catalog.Find).OfType<ApiSignature>().Select(s => s.Function)];
        var turns = new List<Turn> { new(Role.User, $"{scene.Utterance}\n\n{scene.Facts}") };
        var earlier = new SceneRun(data);
        for (var i = 0; i < scene.Calls.Count; i++)
        {
            var place = i;
            yield return new SceneItem($"level-3/{scene.Name}#{i}", BankCategories.Scenes, functions, [.. turns], scene.Name, scene.Calls[i])
            {
                Judging = text => Judge(scene, place, text),
            };
            var call = CallExtraction.Find(scene.Calls[i])!;
            turns.Add(BankHistory.Call(call.Name, call.Arguments, (earlier.Follow(scene.Calls[i]) as PyValue.Dict)?.Find("output") ?? PyValue.None.Value));
        }
    }

    private Judging.ApiVerdict Judge(Scene scene, int place, string text)
    {
        var run = new SceneRun(data);
        for (var i = 0; i < place; i++)
        {
            run.Follow(scene.Calls[i]);
        }

        return run.Judge(scene.Calls[place], text);
    }
}
