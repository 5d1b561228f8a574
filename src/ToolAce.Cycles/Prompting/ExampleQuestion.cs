using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Eval.Suites;

namespace ToolAce.Cycles.Prompting;

/// <summary>Something to ask a model that it was not trained on: the first question of a suite's category.</summary>
public sealed record ExampleQuestion(string Category, string Request, IReadOnlyList<ApiDefinition> Tools)
{
    /// <summary>One for every category that asks in one turn; none where the folder holds no suites.</summary>
    public static IReadOnlyList<ExampleQuestion> Of(string suites)
    {
        try
        {
            return [.. OwnSuites.Load(suites).SelectMany(s => s.Items).Select(Question).OfType<ExampleQuestion>().DistinctBy(q => q.Category)];
        }
        catch (SuiteException)
        {
            return [];
        }
    }

    private static ExampleQuestion? Question(SuiteItem item)
    {
        var turns = item switch
        {
            CallItem call => call.Turns,
            IrrelevanceItem irrelevance => irrelevance.Turns,
            RelevanceItem relevance => relevance.Turns,
            _ => [],
        };
        return turns is [{ Role: Role.User, Text: var request }] ? new ExampleQuestion(item.Category, request, [.. item.Functions.Select(f => f.Api)]) : null;
    }
}
