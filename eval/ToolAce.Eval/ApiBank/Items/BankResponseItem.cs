using ToolAce.Core.Dialogs;
using ToolAce.Eval.ApiBank.Judging;
using ToolAce.Eval.ApiBank.Rouge;
using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.ApiBank.Items;

/// <summary>A sample that asks for words; they are scored against <paramref name="Reference"/> by ROUGE-L.</summary>
public sealed record BankResponseItem(string Id, string Category, IReadOnlyList<FunctionDoc> Functions, IReadOnlyList<Turn> Turns, string Reference)
    : BankItem(Id, Category, Functions, Turns, BankPrompts.Response)
{
    /// <summary>An empty text scores 0 without being compared.</summary>
    public ResponseScore Score(string text)
    {
        if (text.Length == 0)
        {
            return new ResponseScore(0, Error: null);
        }

        var (score, error) = RougeL.Score(text, Reference);
        return new ResponseScore(error is null ? RougeL.Rounded(score) : 0, error);
    }
}
