using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.ApiBank;

/// <summary>Reads API-Bank-style dialogs, one a line. Every API turn becomes a test point <c>dialog#turn</c>.</summary>
internal static class ApiBankReader
{
    public static IReadOnlyList<ApiItem> Read(string path, string category, List<SuiteProblem> problems) =>
        [.. JsonLines.Read(path, line => TestPoints(line, category), problems).SelectMany(points => points.Value)];

    private static List<ApiItem> TestPoints(JsonElement item, string category)
    {
        var id = JsonLines.Id(item) is { Length: > 0 } known ? known : throw new FormatException("an item needs an id");
        var apis = item.GetProperty("apis").EnumerateArray().Select(FunctionReader.Read).ToList();
        var search = category == "api_level_2";
        var points = new List<ApiItem>();
        var turns = new List<Turn>();
        var number = 0;
        foreach (var turn in item.GetProperty("dialog").EnumerateArray())
        {
            switch (turn.GetProperty("role").GetString())
            {
                case "User":
                    turns.Add(new Turn(Role.User, turn.GetProperty("text").GetString()!));
                    break;
                case "AI":
                    turns.Add(new Turn(Role.Assistant, turn.GetProperty("text").GetString()!));
                    break;
                case "API":
                    var call = ReadCall(turn);
                    points.Add(new ApiItem($"{id}#{number}", category, apis, [.. turns], call, search));
                    turns.Add(new Turn(Role.Assistant, CallSyntax.Print([call])));
                    turns.Add(new Turn(Role.Tool, ToolText.Results([(call.Name, Value(turn.GetProperty("result")))])));
                    break;
                case var other:
                    throw new FormatException($"'{other}' is no role of a dialog; known: User, AI, API");
            }

            number++;
        }

        return points;
    }

    private static Call ReadCall(JsonElement turn) => new(
        turn.GetProperty("api_name").GetString() ?? throw new FormatException("an API turn needs an api_name"),
        [.. turn.GetProperty("param_dict").EnumerateObject().Select(p => new Argument(p.Name, Value(p.Value)))]);

    private static Literal Value(JsonElement element) => element.Deserialize<Literal>(CoreJson.Options)!;
}
