using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.ApiBank.Items;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Prompting;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running.Prompts;

/// <summary>Functions as tools; the only system message is the question's own.</summary>
internal sealed class ToolPrompts(BfclPrompts? texts, IReadOnlyList<Dialog> examples) : PromptWriter(texts, examples)
{
    public override IReadOnlyList<Turn> Begin(IReadOnlyList<Turn> turns, IReadOnlyList<Turn>? messages) => messages ?? turns;

    public override ChatPrompt Write(SuiteItem item, IReadOnlyList<FunctionDoc> functions, IReadOnlyList<Turn> turns)
    {
        var (instruction, rest) = turns is [{ Role: Role.System } own, ..] ? (own.Text, [.. turns.Skip(1)]) : ((item as BankItem)?.Instruction, turns);
        return new ChatPrompt([.. Hinted(item, functions).Select(f => f.Api)], rest) { Instruction = instruction, Examples = Examples };
    }

    public override string MoreFunctions(SuiteItem item, IReadOnlyList<FunctionDoc> functions) => Texts.MoreTools;

    public override IEnumerable<Turn> Results(IReadOnlyList<CallResult> results) =>
        [new Turn(Role.Tool, ToolText.Results(results.Select(r => (r.Name, ToolText.Value(r.Result)))))];
}
