using System.Text.Json;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Suites;

/// <summary>Reads the official multi-turn categories.</summary>
internal static class WorldItems
{
    public static IEnumerable<SuiteItem> Read(OfficialFiles files, string category, int? limit, List<SuiteProblem> problems)
    {
        var worlds = new WorldCatalog(WorldConstants.Load(files.Require(WorldConstants.FileName)));
        var checker = new MultiTurnChecker(worlds);
        var documents = new WorldFunctionDocs(files, problems);
        return BfclFiles.Read(files.Questions(category), files.Answers(category), limit, (question, answer) => Item(category, question, answer, worlds, checker, documents), problems);
    }

    private static WorldItem Item(string category, JsonElement question, JsonElement answer, WorldCatalog worlds, MultiTurnChecker checker, WorldFunctionDocs documents)
    {
        if (JsonLines.Member(answer, "ground_truth") is not { } truth)
        {
            throw new FormatException("there is no ground truth for this item");
        }

        var entry = MultiTurnReader.Read(PyJson.Parse(question.GetRawText()), PyJson.Parse(truth.GetRawText()));
        var functions = entry.Setting.Classes.SelectMany(documents.Of).ToList();
        var held = Held(question, functions);
        var rounds = question.GetProperty("question").EnumerateArray().Select((messages, i) => new WorldRound(MessageReader.Read(messages), held.GetValueOrDefault(i) ?? [])).ToList();
        return rounds.Count == entry.GroundTruth.Count
            ? new WorldItem(entry.Id, category, functions, rounds) { Entry = entry, Worlds = worlds, Checker = checker }
            : throw new FormatException($"there are {rounds.Count} turns, but ground truths for {entry.GroundTruth.Count}");
    }

    /// <summary>Functions that come only in a later turn; they are taken from those of the beginning.</summary>
    private static Dictionary<int, IReadOnlyList<FunctionDoc>> Held(JsonElement question, List<FunctionDoc> functions)
    {
        var held = new Dictionary<int, IReadOnlyList<FunctionDoc>>();
        if (JsonLines.Member(question, "missed_function") is { ValueKind: JsonValueKind.Object } missed)
        {
            foreach (var turn in missed.EnumerateObject())
            {
                var names = turn.Value.EnumerateArray().Select(n => n.GetString()).ToList();
                held[int.Parse(turn.Name, System.Globalization.CultureInfo.InvariantCulture)] =
                    [.. names.Select(name => functions.Find(f => f.Name == name)).OfType<FunctionDoc>().Where(functions.Remove)];
            }
        }

        return held;
    }
}
