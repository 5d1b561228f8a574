using ToolAce.Core.Dialogs;
using ToolAce.Eval.ApiBank.Judging;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Outcomes;

namespace ToolAce.Eval.ApiBank.Items;

/// <summary>A sample that asks for a call. The text is judged by the benchmark's rules, on fresh databases.</summary>
public sealed record BankCallItem(string Id, string Category, IReadOnlyList<FunctionDoc> Functions, IReadOnlyList<Turn> Turns)
    : BankItem(Id, Category, Functions, Turns, BankPrompts.Call)
{
    internal Func<string, ApiVerdict> Judging { get; init; } = _ => throw new InvalidOperationException("an item is made by ApiBankSuite, which gives it its judge");

    /// <summary>The verdict in the benchmark's terms.</summary>
    public ApiVerdict JudgeOfficially(string text) => Judging(text);

    /// <summary>The verdict in the house's terms.</summary>
    public ItemVerdict Judge(string text) => BankOutcomes.Of(JudgeOfficially(text));
}
