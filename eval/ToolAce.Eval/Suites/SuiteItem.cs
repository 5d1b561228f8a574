using ToolAce.Core.Dialogs;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Prompting;

namespace ToolAce.Eval.Suites;

/// <summary>One question of a suite. <paramref name="Id"/> is unique within its suite; <paramref name="Functions"/> are the tools offered, in order.</summary>
public abstract record SuiteItem(string Id, string Category, IReadOnlyList<FunctionDoc> Functions)
{
    /// <summary>The messages as the file has them, for prompts that keep them so; null where the item's turns say the same.</summary>
    public IReadOnlyList<Turn>? Messages { get; init; }

    /// <summary>The layout that the item asks for; null for the usual one.</summary>
    public PromptFormat? Format { get; init; }
}
