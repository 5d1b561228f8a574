using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Grounding;

/// <summary>One single value of a call: its path, the name it goes by (the nearest key), its schema if known, and whether it must be given.</summary>
internal sealed record Leaf(string Path, string Name, Literal Value, Schema? Schema, bool IsRequired)
{
    private TextReading? said;

    /// <summary>The value as text; other values than text as a call writes them.</summary>
    public TextReading Said => said ??= new TextReading(Value is Literal.Text text ? text.Value : CallSyntax.Print(Value));

    /// <summary>All single values of a call, through lists and dictionaries.</summary>
    public static IEnumerable<Leaf> Of(Call call, Schema? parameters) =>
        call.Arguments.SelectMany(a => Of(a.Name, a.Name, a.Value, parameters?.Find(a.Name), parameters?.Requires(a.Name) ?? true));

    private static IEnumerable<Leaf> Of(string path, string name, Literal value, Schema? schema, bool isRequired) => value switch
    {
        Literal.List { Items.Count: > 0 } list => list.Items.SelectMany((item, i) => Of($"{path}[{i}]", name, item, schema?.Items, isRequired)),
        Literal.Map { Entries.Count: > 0 } map =>
            map.Entries.SelectMany(e => Of($"{path}.{e.Key}", e.Key, e.Value, schema?.Find(e.Key), isRequired && (schema?.Requires(e.Key) ?? true))),
        _ => [new Leaf(path, name, value, schema, isRequired)],
    };
}
