using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Prompting;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running.Prompts;

/// <summary>
/// The benchmark's prompts for models without tools: its system message holds the functions and goes before the question's own. Functions that come later stand
/// in what the user says. Results come as tool messages, one a call, or where an endpoint knows none as one message of the user's.
/// </summary>
internal sealed class OfficialPrompts(BfclPrompts? texts, IReadOnlyList<Dialog> examples, bool resultsByUser) : PromptWriter(texts, examples)
{
    public override IReadOnlyList<Turn> Begin(IReadOnlyList<Turn> turns, IReadOnlyList<Turn>? messages) => messages ?? turns;

    public override ChatPrompt Write(SuiteItem item, IReadOnlyList<FunctionDoc> functions, IReadOnlyList<Turn> turns)
    {
        var system = Texts.System(item.Format ?? PromptFormat.Usual, [.. item.Functions.Select(f => LanguageHints.Add(f.Document(), item.Category))]);
        return turns is [{ Role: Role.System } own, ..]
            ? new ChatPrompt([], [.. turns.Skip(1)]) { Instruction = system + "\n\n" + own.Text, Examples = Examples }
            : new ChatPrompt([], turns) { Instruction = system, Examples = Examples };
    }

    public override string MoreFunctions(SuiteItem item, IReadOnlyList<FunctionDoc> functions) =>
        Texts.MoreFunctions([.. functions.Select(f => LanguageHints.Add(f.Document(), item.Category))]);

    public override IEnumerable<Turn> Results(IReadOnlyList<CallResult> results) => resultsByUser
        ? [new Turn(Role.User, PyText.Repr(new PyValue.List([.. results.Select(Message)])))]
        : results.Select(r => new Turn(Role.Tool, r.Result));

    private static PyValue Message(CallResult result) => new PyValue.Dict(
    [
        new(new PyValue.Str("role"), new PyValue.Str("tool")),
        new(new PyValue.Str("name"), new PyValue.Str(result.Call)),
        new(new PyValue.Str("content"), new PyValue.Str(result.Result)),
    ]);
}
