using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Schemas;

namespace ToolAce.Synthesis.Faults;

/// <summary>
/// Faults below the surface: a called tool gets a parameter of dictionaries in a list in a dictionary, and the call a value for it that is wrong at the bottom.
/// Few tools are nested that deep by themselves.
/// </summary>
internal static class DeepFaults
{
    private static readonly Schema Bottom = Dictionary("floor", new Schema { Type = SchemaType.Integer, Minimum = 0, Maximum = 40, Description = "the storey" });

    private static readonly SchemaProperty Top = new("delivery", Dictionary("stops", new Schema { Type = SchemaType.Array, Items = Bottom }) with { Description = "where it goes" });

    /// <summary>The wrong value <paramref name="bottom"/>, three levels below the argument's name.</summary>
    public static Fault Of(string id, Literal bottom) => new(id, (dialog, _, random) =>
    {
        var spoiled = CallPlaces.OneCall(dialog, random, (call, tool) => tool.Find(Top.Name) is null
            ? call with { Arguments = [.. call.Arguments, new Argument(Top.Name, new Literal.Map([new("stops", new Literal.List([bottom]))]))] }
            : null);
        return spoiled is null ? null : Widened(spoiled);
    });

    /// <summary>A bottom with <paramref name="floor"/>.</summary>
    public static Literal Value(Literal floor) => new Literal.Map([new("floor", floor)]);

    private static Dialog Widened(Dialog dialog)
    {
        var name = CallPlaces.All(dialog).SelectMany(t => t.Calls).First(c => c.Find(Top.Name) is not null).Name;
        return dialog with
        {
            Tools = [.. dialog.Tools.Select(t => t.Name == name ? t with { Parameters = t.Parameters with { Properties = [.. t.Parameters.Properties, Top] } } : t)],
        };
    }

    private static Schema Dictionary(string name, Schema member) => new() { Type = SchemaType.Dict, Properties = [new SchemaProperty(name, member)], Required = [name] };
}
