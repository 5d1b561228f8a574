using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Records;

namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>Reads the official multi-turn question files and their possible answers, which correspond by id.</summary>
internal static class MultiTurnReader
{
    public static readonly IReadOnlyList<string> Categories = ["multi_turn_base", "multi_turn_miss_func", "multi_turn_miss_param", "multi_turn_long_context"];

    /// <summary>All items of all categories, by id.</summary>
    /// <param name="data">The folder that holds <c>bfcl/</c>.</param>
    /// <exception cref="FormatException">A line is not an item.</exception>
    public static IReadOnlyDictionary<string, MultiTurnEntry> Load(string data) =>
        Categories.SelectMany(category => Load(data, category)).ToDictionary(e => e.Id);

    /// <summary>The items of one category, in the file's order.</summary>
    /// <exception cref="FormatException">A line is not an item.</exception>
    public static IReadOnlyList<MultiTurnEntry> Load(string data, string category)
    {
        var file = $"BFCL_v4_{category}.json";
        var answers = Lines(Path.Combine(data, "bfcl", "possible_answer", file)).ToDictionary(a => Text(a, "id"), a => Member(a, "ground_truth"));
        return [.. Lines(Path.Combine(data, "bfcl", file)).Select(question => Read(question, answers.GetValueOrDefault(Text(question, "id"))))];
    }

    /// <summary>One item from its question line and its answer.</summary>
    /// <exception cref="FormatException">It is not an item.</exception>
    public static MultiTurnEntry Read(PyValue question, PyValue? groundTruth)
    {
        var id = Text(question, "id");
        var setting = new MultiTurnSetting(
            Strings(Member(question, "involved_classes"), id),
            question.Member("initial_config") as PyValue.Dict ?? new PyValue.Dict(),
            id.Contains("long_context", StringComparison.Ordinal) || id.Contains("composite", StringComparison.Ordinal));
        return new MultiTurnEntry(id, Items(Member(question, "question"), id), setting, [.. Items(groundTruth ?? new PyValue.List([]), id).Select(turn => Strings(turn, id))]);
    }

    private static IEnumerable<PyValue> Lines(string path) => File.ReadLines(MultiTurnData.Present(path)).Where(line => !string.IsNullOrWhiteSpace(line)).Select(PyJson.Parse);

    private static PyValue Member(PyValue line, string key) =>
        (line as PyValue.Dict)?.Find(key) ?? throw new FormatException($"a multi-turn item has no {key}");

    private static string Text(PyValue line, string key) =>
        Member(line, key) is PyValue.Str text ? text.Value : throw new FormatException($"a multi-turn item's {key} is no text");

    private static List<PyValue> Items(PyValue value, string id) => value is PyValue.List list ? list.Items : throw new FormatException($"{id}: a list is expected");

    private static IReadOnlyList<string> Strings(PyValue value, string id) =>
        [.. Items(value, id).Select(i => i is PyValue.Str s ? s.Value : throw new FormatException($"{id}: a text is expected"))];
}
