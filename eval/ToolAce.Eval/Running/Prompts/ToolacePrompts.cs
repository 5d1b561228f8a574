using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.ApiBank.Items;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Prompting;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running.Prompts;

/// <summary>Tools and turns as ToolACE's training data has them; the model's chat format adds its instruction.</summary>
internal sealed class ToolacePrompts(BfclPrompts? texts, IReadOnlyList<Dialog> examples) : PromptWriter(texts, examples)
{
    public override IReadOnlyList<Turn> Begin(IReadOnlyList<Turn> turns, IReadOnlyList<Turn>? messages) => turns;

    public override ChatPrompt Write(SuiteItem item, IReadOnlyList<FunctionDoc> functions, IReadOnlyList<Turn> turns) =>
        new([.. Shown(item, functions).Select(f => f.Api)], turns) { Examples = Examples, Instruction = (item as BankItem)?.Instruction };

    public override string MoreFunctions(SuiteItem item, IReadOnlyList<FunctionDoc> functions) => Texts.MoreTools;

    public override IEnumerable<Turn> Results(IReadOnlyList<CallResult> results) => [new Turn(Role.Tool, ToolText.Results(results.Select(r => (r.Name, ToolText.Value(r.Result)))))];

    // Arguments of Java and JavaScript are strings of source text, which nobody could know without the hint.
    private static IReadOnlyList<FunctionDoc> Shown(SuiteItem item, IReadOnlyList<FunctionDoc> functions) =>
        CallLanguages.OfCategory(item.Category) != CallLanguage.Python ? Hinted(item, functions) : functions;
}
