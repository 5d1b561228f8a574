using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;

namespace ToolAce.Eval.Running;

/// <summary>The text of tool turns: a JSON list of names and results, one entry a call.</summary>
internal static class ToolText
{
    public static string Results(IEnumerable<(string Name, Literal Results)> results) => JsonSerializer.Serialize<Literal>(
        new Literal.List([.. results.Select(r => new Literal.Map([new("name", new Literal.Text(r.Name)), new("results", r.Results)]))]), CoreJson.Options);

    public static string Error(IEnumerable<Call> calls, string problem) =>
        Results(calls.Select(c => (c.Name, (Literal)new Literal.Map([new("error", new Literal.Text(problem))]))));
}
