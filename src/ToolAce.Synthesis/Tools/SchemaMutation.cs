using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tools;

/// <summary>The indicators that change a definition. A change that does not apply leaves the definition as it was; the quality gate then finds it is not new.</summary>
internal sealed class SchemaMutation(SchemaValues values, Subtree subtree, ApiDefinition? example, int mostParameters, Random random)
{
    private const string ActionName = "action";
    private const int EnumerationSize = 3;

    public ApiDefinition Apply(ApiDefinition api, Indicator indicator) => indicator switch
    {
        Indicator.AddFunctionality => api, // made before the definition was written
        Indicator.AddParameter => AddParameter(api),
        Indicator.AddConstraint => AddConstraint(api),
        Indicator.MutateType => MutateType(api),
        Indicator.ChangeResults => ChangeResults(api),
        _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator, "unknown indicator"),
    };

    private ApiDefinition AddParameter(ApiDefinition api)
    {
        var siblings = SchemaBuilder.Parameters([.. subtree.Siblings.SelectMany(s => s.Parameters).DistinctBy(p => p.Name)]).Properties;
        SchemaProperty[] offered = [.. (example?.Parameters.Properties ?? []).Where(p => p.Name != ActionName), .. siblings];
        var fresh = offered.Where(p => api.Parameters.Find(p.Name) is null).ToArray();
        if (fresh.Length == 0 || api.Parameters.Properties.Count >= mostParameters)
        {
            return api;
        }

        var added = random.Pick(fresh);
        var parameters = api.Parameters with { Properties = [.. api.Parameters.Properties, WithDefault(added)] };
        return api with { Parameters = random.Chance(0.4) ? parameters with { Required = [.. parameters.Required, added.Name] } : parameters };
    }

    /// <summary>Flags and enumerations may say what is meant when they are left out.</summary>
    private SchemaProperty WithDefault(SchemaProperty property) => property.Schema switch
    {
        { Type: SchemaType.Boolean } => property with { Schema = property.Schema with { Default = new Literal.Bool(Value: false) } },
        { Enum.Count: > 0 } when random.Chance(0.5) => property with { Schema = property.Schema with { Default = property.Schema.Enum[0] } },
        _ => property,
    };

    private ApiDefinition AddConstraint(ApiDefinition api)
    {
        var candidates = api.Parameters.Properties.Where(p => p.Name != ActionName && Constrained(p) != p.Schema).ToArray();
        var optional = api.Parameters.Properties.Where(p => !api.Parameters.Requires(p.Name)).ToArray();
        if (optional.Length > 0 && (candidates.Length == 0 || random.Chance(0.3)))
        {
            return api with { Parameters = api.Parameters with { Required = [.. api.Parameters.Required, random.Pick(optional).Name] } };
        }

        if (candidates.Length == 0)
        {
            return api;
        }

        var chosen = random.Pick(candidates);
        return Replace(api, chosen.Name, Constrained(chosen));
    }

    private Schema Constrained(SchemaProperty property) => property.Schema switch
    {
        { Type: SchemaType.Integer, Minimum: { } low, Maximum: { } high } schema when high - low >= 4 => schema with { Maximum = low + Math.Floor((high - low) / 2) },
        { Type: SchemaType.Float, Minimum: { } low, Maximum: { } high } schema when high - low >= 4 => schema with { Maximum = low + Math.Floor((high - low) / 2) },
        { Type: SchemaType.String, Enum.Count: 0, Pattern: null, Format: null } schema => schema with { Enum = Enumeration(property.Name) },
        { Type: SchemaType.String, Enum.Count: > 2 } schema => schema with { Enum = [.. schema.Enum.Take(schema.Enum.Count - 1)] },
        var schema => schema,
    };

    private IReadOnlyList<Literal> Enumeration(string name)
    {
        var list = values.Source.Lists.Of(values.ListOf(subtree.Domain, name), values.Source.Split);
        return [.. random.Sample(list, EnumerationSize).Select(v => new Literal.Text(v))];
    }

    private ApiDefinition MutateType(ApiDefinition api)
    {
        var candidates = api.Parameters.Properties.Where(p => p.Name != ActionName && Mutated(p.Schema) != p.Schema).ToArray();
        if (candidates.Length == 0)
        {
            return api;
        }

        var chosen = random.Pick(candidates);
        return Replace(api, chosen.Name, Mutated(chosen.Schema) with { Description = chosen.Schema.Description });
    }

    private static Schema Mutated(Schema schema) => schema switch
    {
        { Type: SchemaType.Integer } => schema with { Type = SchemaType.Float, Default = null },
        { Type: SchemaType.String, Format: null } => List(schema),
        { Type: SchemaType.Dict } => List(schema),
        { Type: SchemaType.Array, Items.Type: SchemaType.String } => List(schema),
        _ => schema,
    };

    private static Schema List(Schema items) => new() { Type = SchemaType.Array, Items = items with { Description = null, Default = null } };

    private ApiDefinition ChangeResults(ApiDefinition api)
    {
        var results = api.Results ?? SchemaBuilder.Dict([], []);
        SchemaProperty[] offered = [.. example?.Results?.Properties ?? [], .. SchemaBuilder.Results([.. subtree.Siblings.SelectMany(s => s.Returns)]).Properties];
        var fresh = offered.Where(p => results.Find(p.Name) is null).DistinctBy(p => p.Name).ToArray();
        if (fresh.Length == 0)
        {
            return api;
        }

        var added = random.Pick(fresh);
        var kept = results.Properties.Count >= 3 || (results.Properties.Count > 1 && random.Chance(0.4)) ? results.Properties.Skip(1) : results.Properties;
        SchemaProperty[] properties = [.. kept, added];
        return api with { Results = SchemaBuilder.Dict(properties, properties.Select(p => p.Name)) };
    }

    private static ApiDefinition Replace(ApiDefinition api, string name, Schema schema) => api with
    {
        Parameters = api.Parameters with { Properties = [.. api.Parameters.Properties.Select(p => p.Name == name ? p with { Schema = schema } : p)] },
    };
}
