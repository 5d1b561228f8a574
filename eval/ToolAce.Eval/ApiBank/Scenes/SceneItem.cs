using ToolAce.Core.Dialogs;
using ToolAce.Eval.ApiBank.Items;
using ToolAce.Eval.ApiBank.Judging;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Outcomes;

namespace ToolAce.Eval.ApiBank.Scenes;

/// <summary>
/// One call of a level-3 scene, by this project's own reading: the user's first words and facts, the APIs of the scene, and the scene's earlier calls with
/// what they returned. By itself it is judged as if those earlier calls had been made; a run is scored in order (<see cref="SceneScore"/>).
/// </summary>
public sealed record SceneItem(string Id, string Category, IReadOnlyList<FunctionDoc> Functions, IReadOnlyList<Turn> Turns, string Scene, string Wanted)
    : BankItem(Id, Category, Functions, Turns, BankPrompts.Call)
{
    internal Func<string, ApiVerdict> Judging { get; init; } = _ => throw new InvalidOperationException("an item is made by ApiBankSuite, which gives it its judge");

    /// <summary>The verdict in the house's terms.</summary>
    public ItemVerdict Judge(string text) => BankOutcomes.Of(Judging(text));
}
