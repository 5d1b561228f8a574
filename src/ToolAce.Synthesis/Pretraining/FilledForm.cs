using ToolAce.Core.Calls;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Pretraining;

/// <summary>A form with the values somebody wants in it, in the order of its fields.</summary>
internal sealed record FilledForm(Form Form, IReadOnlyList<KeyValuePair<string, Literal>> Values)
{
    /// <summary>The field whose value comes from an earlier result, and that result's field.</summary>
    public (string Field, string Source)? From { get; init; }

    public RequestedCall Request() => new(Form.Verb, Form.Object, [.. Values.Select(v => new RequestedArgument(v.Key, v.Value, IsChoice(v.Key))
    {
        FromField = From is { } from && from.Field == v.Key ? from.Source : null,
    })]);

    private bool IsChoice(string name) => Form.Fields.Any(f => f.Name == name && f.Kind is ValueKind.Choice);
}
