using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>Makes up results that obey the results schema, where there is one.</summary>
public sealed class ScriptedToolAgent(SchemaValues values) : IToolAgent
{
    /// <summary>What a tool returns whose definition says nothing of it, as those of many a real list.</summary>
    private static readonly Schema Unsaid = SchemaBuilder.Dict([new("status", SchemaBuilder.Choice(["done"]))], ["status"]);

    /// <inheritdoc/>
    public Task<string> RunAsync(DialogBrief brief, IReadOnlyList<Turn> turns, IReadOnlyList<Call> calls, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var random = Seeds.Stream(brief.ContentSeed, "tool", turns.Count);
        var entries = calls.Select(call => (Literal)new Literal.Map(
        [
            new("name", new Literal.Text(call.Name)),
            new("results", Result(brief, call, random)),
        ])).ToArray();
        return Task.FromResult(JsonText.Of(new Literal.List(entries)));
    }

    private Literal Result(DialogBrief brief, Call call, Random random)
    {
        var api = brief.Tools.FirstOrDefault(t => t.Name == call.Name);
        var schema = api?.Results is { Properties.Count: > 0 } told ? told : Unsaid;
        var drawn = (Literal.Map)values.Draw(schema, api?.Lineage?.Domain ?? "", "", random);
        return new Literal.Map([.. drawn.Entries.Select(e => Echoed(call, e.Key, schema) is { } same ? KeyValuePair.Create(e.Key, same) : e)]);
    }

    /// <summary>A result that bears an argument's name is about the same thing.</summary>
    private static Literal? Echoed(Call call, string field, Schema results) =>
        call.Find(field) is { } argument && !SchemaValidator.Validate(argument, results.Find(field)!).Any() ? argument : null;
}
