using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Eval.ApiBank;
using ToolAce.Eval.ApiBank.Items;
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
        var name = Name(arguments);
        var data = (arguments.GetValue(_data) ?? Environment.GetEnvironmentVariable("TOOLACE_DATA")) is { } given ? Path.GetFullPath(given) : null;
        return name switch
        {
            Own => ([.. OwnItems(arguments, categories).Select(s => SuiteRun.Of(s, style))], "the project's own"),
            OfficialSuite.Name =>
                ([SuiteRun.Of(OfficialSuite.Load(data, categories ?? Runnable(style, hasCorpus, note), Limit(arguments)), style)], OfficialSuite.Revision),
            ApiBankSuite.Name => ([SuiteRun.Of(Chosen(ApiBankSuite.Load(data).Suite, categories, Limit(arguments)), style, BankPrompts.Description)], ApiBankSuite.Revision),
            _ when GeneralSuites.Names.Contains(name) => ([SuiteRun.Of(GeneralSuites.Load(data, name, Limit(arguments)))], "as published; see the wording"),
            _ => throw new UsageException($"There is no suite '{name}'.", $"Known are {string.Join(", ", new[] { Own, OfficialSuite.Name, ApiBankSuite.Name }.Concat(GeneralSuites.Names))}."),
        };
    }

    private static IReadOnlyList<string> Runnable(PromptStyle style, bool hasCorpus, Action<string> note)
    {
        var left = OfficialSuite.NotRun.Select(c => (c.Key, c.Value)).ToList();
        if (!hasCorpus)
        {
            left.Add(("web_search_base, web_search_no_snippet", "they search a corpus, which --corpus names"));
        }

        if (style != PromptStyle.Official)
        {
            left.Add(("format_sensitivity", "it compares official prompts, which --prompts official asks for"));
        }

        left.ForEach(c => note($"not run: {c.Item1}: {c.Item2}"));
        return [.. OfficialSuite.Categories.Where(c => !left.Exists(l => l.Item1.Split(", ").Contains(c)))];
    }

    private IReadOnlyList<Suite> OwnItems(ParseResult arguments, string[]? categories)
    {
        var own = OwnSuites.Load(Path.GetFullPath(arguments.GetValue(_data) ?? Path.Combine(ProgramRoot.Current(), "configs", "suites")));
        Known(own.SelectMany(s => s.Categories), categories, "The own suites have");
        return [.. own.Select(s => Limited(s, categories, Limit(arguments))).Where(s => s.Items.Count > 0)];
    }

    private static Suite Chosen(Suite suite, string[]? categories, int? limit)
    {
        Known(suite.Categories, categories, $"Suite {suite.Name} has");
        return Limited(suite, categories, limit);
    }

    private static void Known(IEnumerable<string> known, string[]? categories, string where)
    {
        if (categories?.FirstOrDefault(c => !known.Contains(c)) is { } unknown)
        {
            throw new UsageException($"{where} no category '{unknown}'.", $"Known are {string.Join(", ", known)}.");
        }
    }

    private static Suite Limited(Suite suite, string[]? categories, int? limit)
    {
        var items = suite.Items.Where(i => categories?.Contains(i.Category) ?? true);
        return suite with { Items = [.. limit is { } most ? items.GroupBy(i => i.Category).SelectMany(c => c.Take(most)) : items] };
    }
}
