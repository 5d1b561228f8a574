using ToolAce.Core.Dialogs;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.ApiBank.Items;

/// <summary>
/// A sample of API-Bank as a model is asked: tools, an instruction (<see cref="BankPrompts"/>), and the conversation before it, where each earlier API turn is
/// a system message <c>[Name(k='v', ...)] Response: output</c>.
/// </summary>
public abstract record BankItem(string Id, string Category, IReadOnlyList<FunctionDoc> Functions, IReadOnlyList<Turn> Turns, string Instruction)
    : SuiteItem(Id, Category, Functions);
