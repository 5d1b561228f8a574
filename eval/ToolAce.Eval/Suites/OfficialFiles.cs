namespace ToolAce.Eval.Suites;

/// <summary>Finds the official BFCL files in a data folder and keeps which were used.</summary>
internal sealed class OfficialFiles(string? data)
{
    private readonly List<string> used = [];

    public IReadOnlyList<string> Used => used;

    public bool Has(string name) => data is not null && File.Exists(Place(name));

    /// <exception cref="SuiteException">The file is missing.</exception>
    public string Questions(string category) => Require(FileName(category));

    /// <summary>The possible answers; where a category has none, a file that is not there.</summary>
    /// <exception cref="SuiteException">The file is missing.</exception>
    public string Answers(string category) =>
        category.Contains("relevance", StringComparison.Ordinal) ? Place("possible_answer/" + FileName(category)) : Require("possible_answer/" + FileName(category));

    /// <summary>The path of a file that has to be there.</summary>
    /// <exception cref="SuiteException">It is missing.</exception>
    public string Require(string name)
    {
        var path = Place(name);
        if (!Has(name))
        {
            throw new SuiteException(
                $"The official questions are not here: {(data is null ? "no data folder is given" : $"{path} is missing")}. "
                + $"Expected are the files of {OfficialSuite.Revision}, folder berkeley-function-call-leaderboard/bfcl_eval/data, as DIR/bfcl/{name} and "
                + $"beside it; name DIR with --data or TOOLACE_DATA.{Remark(name)}");
        }

        if (!used.Contains(path))
        {
            used.Add(path);
        }

        return path;
    }

    private static string FileName(string category) => $"BFCL_v4_{category}.json";

    private static string Remark(string name) => name == Bfcl.Prompting.BfclPrompts.FileName
        ? $" {name} is bfcl_eval/constants/default_prompts.py of that revision, exported as JSON: an object 'prompts' with its constants by name."
        : "";

    private string Place(string name) => Path.Combine(data ?? "", "bfcl", name);
}
