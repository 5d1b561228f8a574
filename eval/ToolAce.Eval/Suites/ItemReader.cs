using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Suites;

/// <summary>Reads a question, and the possible answer that belongs to it, in BFCL's format.</summary>
internal static class ItemReader
{
    /// <param name="category">The category's name, which decides what is wanted.</param>
    /// <param name="question">The question's line.</param>
    /// <param name="answer">The possible answer's line; a default value where the category has none.</param>
    /// <exception cref="FormatException">The item cannot be used.</exception>
    public static SuiteItem Read(string category, JsonElement question, JsonElement answer)
    {
        var id = JsonLines.Id(question) is { Length: > 0 } known ? known : throw new FormatException("an item needs an id");
        var functions = Functions(question);
        var rounds = JsonLines.Member(question, "question") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(MessageReader.Read).ToList()
            : throw new FormatException("'question' must be a list of turns");
        if (category.Contains("multi_turn", StringComparison.Ordinal))
        {
            return new MultiTurnItem(id, category, functions, Rounds(rounds, question, answer));
        }

        if (rounds.Count != 1)
        {
            throw new FormatException($"'question' must hold one turn, not {rounds.Count}");
        }

        var turns = HouseTurns.Of(rounds[0]);
        SuiteItem item = category.Contains("irrelevance", StringComparison.Ordinal) ? new IrrelevanceItem(id, category, functions, turns)
            : category.Contains("relevance", StringComparison.Ordinal) ? new RelevanceItem(id, category, functions, turns)
            : new CallItem(id, category, functions, turns, Answers(GroundTruth(answer)));
        return item with { Messages = turns.SequenceEqual(rounds[0]) ? null : rounds[0] };
    }

    private static List<FunctionDoc> Functions(JsonElement question) => JsonLines.Member(question, "function") switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(FunctionReader.Read)],
        { ValueKind: JsonValueKind.Object } single => [FunctionReader.Read(single)],
        _ => throw new FormatException("'function' must be a list of function documents"),
    };

    private static JsonElement GroundTruth(JsonElement answer) =>
        JsonLines.Member(answer, "ground_truth") ?? throw new FormatException("there is no possible answer for this item");

    private static List<MultiTurnRound> Rounds(List<IReadOnlyList<Core.Dialogs.Turn>> turns, JsonElement question, JsonElement answer)
    {
        var wanted = (JsonLines.Member(answer, "ground_truth") ?? GroundTruth(question)).EnumerateArray().Select(Answers).ToList();
        var results = (JsonLines.Member(answer, "results") ?? JsonLines.Member(question, "results") ?? throw new FormatException("'results' is missing"))
            .EnumerateArray().Select(r => r.Deserialize<List<Literal>>(CoreJson.Options)!).ToList();
        if (wanted.Count != turns.Count || results.Count != turns.Count || wanted.Zip(results).Any(pair => pair.First.Count != pair.Second.Count))
        {
            throw new FormatException("'question', 'ground_truth' and 'results' must have as many turns, and each turn as many results as calls");
        }

        return [.. turns.Select((t, i) => new MultiTurnRound(HouseTurns.Of(t), wanted[i], results[i]))];
    }

    private static List<ExpectedCall> Answers(JsonElement calls) => calls.ValueKind == JsonValueKind.Array
        ? [.. calls.EnumerateArray().Select(Answer)]
        : throw new FormatException("'ground_truth' must be a list of calls");

    private static ExpectedCall Answer(JsonElement call)
    {
        if (PyJson.Parse(call.GetRawText()) is not PyValue.Dict { Entries: [{ Key: PyValue.Str name, Value: PyValue.Dict parameters }] })
        {
            throw new FormatException("a possible answer must be {\"name\": {\"parameter\": [accepted values]}}");
        }

        return new ExpectedCall(name.Value, [.. parameters.Entries.Select(p => KeyValuePair.Create<string, IReadOnlyList<PyValue>>(
            ((PyValue.Str)p.Key).Value,
            p.Value is PyValue.List allowed ? allowed.Items : throw new FormatException($"the accepted values of {p.Key} must be a list")))]);
    }
}
