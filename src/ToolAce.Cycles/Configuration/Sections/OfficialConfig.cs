using ToolAce.Cycles.Configuration.Reading;
using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;

namespace ToolAce.Cycles.Configuration;

/// <summary>Which suites are run whose data is no part of this project.</summary>
/// <param name="Suites">Names of <see cref="SuiteLoader.Official"/>, at least one, in the order they are run.</param>
/// <param name="Categories">Of bfcl: the categories asked; null means all that a cycle can ask.</param>
/// <param name="Limit">The most items of one category; 0 means all.</param>
/// <param name="Data">The folder that holds their data; null means the one that <see cref="ConfigPaths.Data"/> names.</param>
public sealed record OfficialConfig(IReadOnlyList<string> Suites, IReadOnlyList<string>? Categories, int Limit, string? Data)
{
    // A cycle's model is its own checkpoint, asked as it was trained to be, and there is nothing to search.
    private const PromptStyle Style = PromptStyle.Toolace;

    /// <summary>The categories of bfcl that are asked.</summary>
    public IReadOnlyList<string> Asked() => Categories ?? RunnableCategories.Of(Style, hasCorpus: false);

    /// <summary>Reads a suite.</summary>
    /// <exception cref="SuiteException">Its data is not there or cannot be read.</exception>
    internal SuiteRun Load(string suite, string data) => SuiteLoader.Load(suite, data, Asked(), Limit == 0 ? null : Limit, Style);

    /// <summary>Null where no suite is named.</summary>
    internal static OfficialConfig? Read(Section s)
    {
        var suites = Names(s, "official", SuiteLoader.Official);
        var categories = Names(s, "categories", RunnableCategories.Of(Style, hasCorpus: false));
        var limit = s.Whole("officialLimit", 0, 0, 1_000_000);
        var data = s.OptionalText("data");
        if (categories.Count > 0 && !suites.Contains(OfficialSuite.Name))
        {
            s.Complain("categories", $"evaluate.categories are categories of {OfficialSuite.Name}, which evaluate.official does not name");
        }

        return suites.Count == 0 ? null : new OfficialConfig(suites, categories.Count == 0 ? null : categories, limit, data);
    }

    private static IReadOnlyList<string> Names(Section s, string key, IReadOnlyList<string> known)
    {
        var names = s.TextList(key, []);
        if (names.Count != names.Distinct().Count())
        {
            s.Complain(key, $"evaluate.{key} names something twice");
        }

        foreach (var name in names.Where(n => !known.Contains(n)))
        {
            s.Complain(key, RunnableCategories.LeftOut(Style, hasCorpus: false).TryGetValue(name, out var reason)
                ? $"evaluate.{key} names {name}, which a cycle cannot run: {reason}"
                : $"evaluate.{key} names {name}{Spelling.Suggestion(name, known)}");
        }

        return [.. names.Where(known.Contains).Distinct()];
    }
}
