using ToolAce.Core.Dialogs;
using ToolAce.Eval.ApiBank.Items;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Separation;

/// <summary>What is said and offered in an item, whatever its kind.</summary>
internal static class ItemTurns
{
    public static IEnumerable<Turn> Of(SuiteItem item) => item switch
    {
        CallItem call => call.Turns,
        IrrelevanceItem irrelevance => irrelevance.Turns,
        RelevanceItem relevance => relevance.Turns,
        ApiItem api => api.Turns,
        BankItem bank => bank.Turns,
        MultiTurnItem rounds => rounds.Rounds.SelectMany(r => r.Turns),
        WorldItem world => world.Rounds.SelectMany(r => r.Turns),
        MemoryItem memory => memory.Turns,
        WebSearchItem search => search.Turns,
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.GetType(), "unknown item"),
    };

    /// <summary>The tools offered, those that come later in it included.</summary>
    public static IEnumerable<FunctionDoc> Functions(SuiteItem item) => item is WorldItem world ? item.Functions.Concat(world.Rounds.SelectMany(r => r.MoreFunctions)) : item.Functions;
}
