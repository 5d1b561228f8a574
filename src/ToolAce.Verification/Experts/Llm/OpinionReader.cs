using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Core.Verdicts;

namespace ToolAce.Verification.Experts.Llm;

/// <summary>Makes a model's judgement an opinion. One that objects without naming a turn that there is, is asked for again.</summary>
internal static class OpinionReader
{
    private static readonly Schema Text = new() { Type = SchemaType.String };

    public static Schema Shape { get; } = new()
    {
        Type = SchemaType.Dict,
        Properties =
        [
            new("turn", new Schema { Type = SchemaType.Integer, Minimum = 0 }),
            new("where", Text),
            new("reason", Text),
            new("verdict", Text with { Enum = [new Literal.Text("pass"), new Literal.Text("fail"), new Literal.Text("unsure")] }),
        ],
        Required = ["reason", "verdict"],
    };

    /// <exception cref="FormatException">It cannot be used; the message says why.</exception>
    public static ExpertOpinion Read(JsonElement json, int turns)
    {
        var answer = json.Deserialize<Answer>(CoreJson.Options)!;
        var reason = answer.Reason.ReplaceLineEndings(" ").Trim();
        if (reason.Length == 0)
        {
            throw new FormatException("the reason is empty");
        }

        if (answer.Verdict == "pass")
        {
            return new ExpertOpinion(VerdictOutcome.Accepted, reason);
        }

        if (answer.Turn is { } turn && (turn < 1 || turn > turns))
        {
            throw new FormatException($"there is no turn {turn}; the turns are 1 to {turns}");
        }

        if (answer.Verdict == "fail" && answer.Turn is null)
        {
            throw new FormatException("a fail must name the turn in which the defect is");
        }

        var where = answer.Where?.ReplaceLineEndings(" ").Trim() is { Length: > 0 } within ? $", {within}" : "";
        return new ExpertOpinion(
            answer.Verdict == "fail" ? VerdictOutcome.Rejected : VerdictOutcome.Unsure, answer.Turn is { } named ? $"turn {named}{where}: {reason}" : reason);
    }

    private sealed record Answer(int? Turn, string? Where, string Reason, string Verdict);
}
