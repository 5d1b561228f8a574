using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;

namespace ToolAce.Eval.Running;

/// <summary>The text of tool turns: a JSON list of names and results, one entry a call.</summary>
internal static class ToolText
{
    public static string Results(IEnumerable<(string Name, Literal Results)> results) => JsonSerializer.Serialize<Literal>(
        new Literal.List([.. results.Select(r => new Literal.Map([new("name", new Literal.Text(r.Name)), new("results", r.Results)]))]), CoreJson.Options);

    /// <summary>The text that a call came back with: JSON as what it says, anything else as a text.</summary>
    public static Literal Value(string result)
    {
        if (result.StartsWith('{') || result.StartsWith('['))
        {
            try
            {
                return JsonSerializer.Deserialize<Literal>(result, CoreJson.Options) ?? new Literal.Text(result);
            }
            catch (JsonException)
            {
                return new Literal.Text(result);
            }
        }

        return new Literal.Text(result);
    }

    public static string Error(IEnumerable<Call> calls, string problem) =>
        Results(calls.Select(c => (c.Name, (Literal)new Literal.Map([new("error", new Literal.Text(problem))]))));
}
