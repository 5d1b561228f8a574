using ToolAce.Core.Dialogs;
using ToolAce.Eval.ApiBank.Dialogues;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Items;

/// <summary>Writes recorded turns as a model is shown them.</summary>
internal static class BankHistory
{
    public static IReadOnlyList<Turn> Of(IEnumerable<PyValue.Dict> turns) => [.. turns.Select(Turn)];

    /// <summary>A call and what it returned, in one system message.</summary>
    public static Turn Call(string name, PyValue.Dict arguments, PyValue output) => new(
        Role.System,
        $"[{name}({string.Join(", ", arguments.Entries.Select(a => $"{Text(a.Key)}='{Text(a.Value)}'"))})] Response: {Text(output)}");

    private static Turn Turn(PyValue.Dict turn) => ApiSample.IsApi(turn)
        ? Call(Text(turn.Find("api_name")!), (PyValue.Dict)turn.Find("param_dict")!, ((PyValue.Dict)turn.Find("result")!).Find("output") ?? PyValue.None.Value)
        : new Turn(turn.Find("role") is PyValue.Str { Value: "User" } ? Role.User : Role.Assistant, Text(turn.Find("text") ?? PyValue.None.Value));

    // Python's str: a text as it is, anything else as it would be written in code.
    private static string Text(PyValue value) => value is PyValue.Str text ? text.Value : value.ToString();
}
