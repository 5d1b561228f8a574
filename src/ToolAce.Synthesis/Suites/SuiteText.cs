using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Suites;

/// <summary>The notation of BFCL's and API-Bank's files.</summary>
internal static class SuiteText
{
    public static string Line(params IReadOnlyList<(string Key, Literal Value)> members) => JsonText.Of(Map(members)) + "\n";

    public static Literal.Map Map(params IReadOnlyList<(string Key, Literal Value)> members) => new([.. members.Select(m => KeyValuePair.Create(m.Key, m.Value))]);

    public static Literal.List List(IEnumerable<Literal> items) => new([.. items]);

    public static Literal.Text Text(string text) => new(text);

    /// <summary>A function document; <paramref name="withResults"/> adds the schema of its results.</summary>
    public static Literal Function(ApiDefinition api, bool withResults = false)
    {
        (string, Literal)[] members = [("name", Text(api.Name)), ("description", Text(api.Description)), ("parameters", Of(api.Parameters))];
        return Map(withResults && api.Results is { } results ? [.. members, ("results", Of(results))] : members);
    }

    /// <summary>
    /// A possible answer: every given parameter with the one value accepted; an optional parameter that was not mentioned and has a default may be given
    /// as its default or left out ("").
    /// </summary>
    public static Literal Answer(ApiDefinition api, Call call)
    {
        var accepted = api.Parameters.Properties.Select(p => (p.Name, Values: call.Find(p.Name) switch
        {
            { } value => List([Accepted(value)]),
            null when p.Schema.Default is { } initial => List([Accepted(initial), Text("")]),
            null => null,
        }));
        return Map((api.Name, Map([.. accepted.Where(a => a.Values is not null).Select(a => (a.Name, (Literal)a.Values!))])));
    }

    /// <summary>Inside dictionaries BFCL lists the accepted values of every key.</summary>
    private static Literal Accepted(Literal value) => value switch
    {
        Literal.Map map => new Literal.Map([.. map.Entries.Select(e => KeyValuePair.Create(e.Key, (Literal)List([Accepted(e.Value)])))]),
        Literal.List list => List(list.Items.Select(Accepted)),
        _ => value,
    };

    private static Literal Of(Schema schema) => JsonSerializer.SerializeToElement(schema, CoreJson.Options).Deserialize<Literal>(CoreJson.Options)!;
}
