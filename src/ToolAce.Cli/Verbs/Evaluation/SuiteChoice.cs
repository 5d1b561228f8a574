using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Eval.ApiBank;
using ToolAce.Eval.General;
using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;

namespace ToolAce.Cli.Verbs.Evaluation;

/// <summary>Which questions are asked.</summary>
internal sealed class SuiteChoice
{
    public const string Own = "own";

    private readonly Option<string> _suite = new("--suite")
    {
        Description = $"'{Own}', '{OfficialSuite.Name}', '{ApiBankSuite.Name}' (the official questions), or {string.Join(", ", GeneralSuites.Names)} (general ability).",
        DefaultValueFactory = _ => Own,
    };

    private readonly Option<string?> _categories = new("--categories") { Description = "Names, separated by commas (default: all that can be run)." };
    private readonly Option<int?> _limit = new("--limit") { Description = "Items a category; of format_sensitivity, questions (default: all)." };
    private readonly Option<string?> _data = new("--data")
    {
        Description = "The folder that holds bfcl/, api-bank/ and general/ (default $TOOLACE_DATA); for own: a folder that 'toolace suites' wrote (default configs/suites).",
    };

    public IEnumerable<Option> Options => [_suite, _categories, _limit, _data];

    public string Name(ParseResult arguments) => arguments.GetValue(_suite)!;

    public int? Limit(ParseResult arguments) => arguments.GetValue(_limit);

    /// <summary>The suites, and the upstream revision of their data.</summary>
    public (IReadOnlyList<SuiteRun> Suites, string Data) Load(ParseResult arguments, PromptStyle style, bool hasCorpus, Action<string> note)
    {
        var categories = arguments.GetValue(_categories)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var (name, limit) = (Name(arguments), Limit(arguments));
        var data = (arguments.GetValue(_data) ?? Environment.GetEnvironmentVariable(ExpectedData.Variable)) is { } given ? Path.GetFullPath(given) : null;
        return name switch
        {
            Own => ([.. OwnItems(arguments, categories, style)], "the project's own"),
            OfficialSuite.Name => ([SuiteLoader.Load(name, data, categories ?? Runnable(style, hasCorpus, note), limit, style)], OfficialSuite.Revision),
            ApiBankSuite.Name => ([Chosen(SuiteLoader.Load(name, data, [], limit: null, style), categories, limit)], ApiBankSuite.Revision),
            _ when SuiteLoader.Official.Contains(name) => ([SuiteLoader.Load(name, data, [], limit, style)], "as published; see the wording"),
            _ => throw new UsageException($"There is no suite '{name}'.", $"Known are {string.Join(", ", SuiteLoader.Official.Prepend(Own))}."),
        };
    }

    private static IReadOnlyList<string> Runnable(PromptStyle style, bool hasCorpus, Action<string> note)
    {
        foreach (var reason in RunnableCategories.LeftOut(style, hasCorpus).GroupBy(c => c.Value, c => c.Key))
        {
            note($"not run: {string.Join(", ", reason)}: {reason.Key}");
        }

        return RunnableCategories.Of(style, hasCorpus);
    }

    private IEnumerable<SuiteRun> OwnItems(ParseResult arguments, string[]? categories, PromptStyle style)
    {
        var own = SuiteLoader.Own(Path.GetFullPath(arguments.GetValue(_data) ?? Path.Combine(ProgramRoot.Current(), "configs", "suites")), style);
        Known(own.SelectMany(s => s.Items), categories, "The own suites have");
        return own.Select(s => s.Only(categories, Limit(arguments))).Where(s => s.Items.Count > 0);
    }

    private static SuiteRun Chosen(SuiteRun suite, string[]? categories, int? limit)
    {
        Known(suite.Items, categories, $"Suite {suite.Name} has");
        return suite.Only(categories, limit);
    }

    private static void Known(IEnumerable<(string Id, string Category)> items, string[]? categories, string where)
    {
        var known = items.Select(i => i.Category).Distinct().ToList();
        if (categories?.FirstOrDefault(c => !known.Contains(c)) is { } unknown)
        {
            throw new UsageException($"{where} no category '{unknown}'.", $"Known are {string.Join(", ", known)}.");
        }
    }
}
