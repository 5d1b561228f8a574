using ToolAce.Eval.ApiBank;

namespace ToolAce.Eval.Suites;

/// <summary>The project's own suites: BFCL-style categories with <c>possible_answer</c> beside them, and API-Bank-style dialogs by level.</summary>
public static class OwnSuites
{
    /// <summary>Name of the suite made of BFCL-style files.</summary>
    public const string Calls = "own";

    /// <summary>Name of the suite made of API-Bank-style files.</summary>
    public const string Apis = "own_api";

    private const string LevelPrefix = "api_level_";

    /// <summary>Reads every <c>*.jsonl</c> of <paramref name="folder"/>; categories in the order of their names.</summary>
    /// <exception cref="SuiteException">The folder is missing or holds no suite, or an item of it cannot be read: own files have no oddities to forgive.</exception>
    public static IReadOnlyList<Suite> Load(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0)
        {
            throw new SuiteException($"{folder} holds no suite files (*.jsonl). Name the folder that does; the project's own is configs/suites.");
        }

        var problems = new List<SuiteProblem>();
        var calls = new List<SuiteItem>();
        var apis = new List<SuiteItem>();
        foreach (var file in files)
        {
            var category = Path.GetFileNameWithoutExtension(file);
            if (category.StartsWith(LevelPrefix, StringComparison.Ordinal))
            {
                apis.AddRange(ApiBankReader.Read(file, category, problems));
            }
            else
            {
                calls.AddRange(BfclFiles.Read(category, file, Path.Combine(folder, "possible_answer", category + ".jsonl"), limit: null, problems));
            }
        }

        if (problems is [var first, ..])
        {
            throw new SuiteException($"{first.File}, line {first.Line}: item '{first.ItemId}' cannot be read: {first.Problem} ({problems.Count} such items). Mend the file.");
        }

        return [.. new[] { Named(Calls, calls), Named(Apis, apis) }.Where(s => s.Items.Count > 0)];
    }

    private static Suite Named(string name, List<SuiteItem> items) => new(name, CallDecoding.CallSyntax, items, []);
}
