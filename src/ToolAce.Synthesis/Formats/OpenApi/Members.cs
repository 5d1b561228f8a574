using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Formats.Schemas;

namespace ToolAce.Synthesis.Formats.OpenApi;

/// <summary>The one dictionary of an operation's parameters, from wherever they come: names that clash or that calls cannot hold are changed, with a note.</summary>
internal sealed class Members
{
    private readonly List<SchemaProperty> members = [];
    private readonly List<string> required = [];

    public Schema Schema() => new() { Type = SchemaType.Dict, Properties = members, Required = required };

    /// <exception cref="FormatException">Nothing of the name can be written in a call.</exception>
    public void Add(string written, Schema schema, bool needed, Action<string> note)
    {
        var fit = CallNames.Fit(written) ?? throw new FormatException($"the parameter name '{written}' cannot be written in a call");
        var name = fit;
        for (var number = 2; members.Exists(m => m.Name == name); number++)
        {
            name = $"{fit}_{number}";
        }

        if (name != written)
        {
            note($"the parameter '{written}' is called {name}");
        }

        members.Add(new SchemaProperty(name, schema));
        if (needed)
        {
            required.Add(name);
        }
    }
}
