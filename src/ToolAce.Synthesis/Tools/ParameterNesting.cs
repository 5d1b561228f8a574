using ToolAce.Core.Apis;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tools;

/// <summary>Makes plain parameters nested. Members keep their names, by which their values are looked up.</summary>
internal static class ParameterNesting
{
    private const string ActionName = "action";

    /// <summary>The definition with a list of dictionaries, a dictionary in a dictionary or a list of lists; unchanged where no parameter lends itself to it.</summary>
    /// <param name="api">What to change.</param>
    /// <param name="thing">What the API is about, in words: it names the new parameter.</param>
    /// <param name="random">Decides which form and which parameters.</param>
    public static ApiDefinition Nest(ApiDefinition api, string thing, Random random)
    {
        var parameters = api.Parameters;
        var plain = parameters.Properties.Where(p => p.Name != ActionName && p.Schema.Type is not (SchemaType.Array or SchemaType.Tuple or SchemaType.Dict)).ToArray();
        var lists = parameters.Properties.Where(p => p.Schema is { Type: SchemaType.Array, Items.Type: SchemaType.String or SchemaType.Integer or SchemaType.Float }).ToArray();
        if (lists.Length > 0 && (plain.Length < 2 || random.Chance(0.5)))
        {
            var chosen = random.Pick(lists);
            var listed = new Schema { Type = SchemaType.Array, Items = chosen.Schema with { Description = null, Default = null }, Description = chosen.Schema.Description };
            return api with { Parameters = parameters with { Properties = [.. parameters.Properties.Select(p => p == chosen ? chosen with { Schema = listed } : p)] } };
        }

        if (plain.Length < 2)
        {
            return api;
        }

        var members = random.Sample(plain, random.Next(2, 4)).OrderBy(m => Array.IndexOf(plain, m)).ToArray();
        var isDeep = members.Length > 2 && random.Chance(0.5);
        var name = $"{ToolNames.Identifier(thing)}_{(isDeep ? "details" : "entries")}";
        return parameters.Find(name) is null
            ? api with { Parameters = With(parameters, members, new SchemaProperty(name, isDeep ? Deep(thing, members, parameters) : Entries(thing, members, parameters))) }
            : api;
    }

    private static Schema Entries(string thing, SchemaProperty[] members, Schema parameters) =>
        new() { Type = SchemaType.Array, Items = Dict(members, parameters), Description = $"what each {thing} is to have" };

    private static Schema Deep(string thing, SchemaProperty[] members, Schema parameters) =>
        Dict([members[0], new SchemaProperty("further", Dict(members[1..], parameters) with { Description = "what goes with it" })], parameters) with { Description = $"what the {thing} is to have" };

    /// <summary>A member that had to be given still has to, and one of them always must.</summary>
    private static Schema Dict(SchemaProperty[] members, Schema parameters)
    {
        var required = members.Where(m => parameters.Requires(m.Name)).Select(m => m.Name).DefaultIfEmpty(members[0].Name);
        return SchemaBuilder.Dict(members.Select(m => m with { Schema = m.Schema with { Default = null } }), required);
    }

    private static Schema With(Schema parameters, SchemaProperty[] members, SchemaProperty added)
    {
        var names = members.Select(m => m.Name).ToHashSet();
        var required = parameters.Required.Where(r => !names.Contains(r)).ToList();
        if (parameters.Required.Any(names.Contains))
        {
            required.Add(added.Name);
        }

        return parameters with { Properties = [.. parameters.Properties.Where(p => !names.Contains(p.Name)), added], Required = required };
    }
}
