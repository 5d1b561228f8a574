using ToolAce.Core.Calls;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tools;

/// <summary>
/// Draws values that fit a schema. What a free string means (a name, a city) is looked up by domain and parameter name in the documents,
/// then by the parameter's name alone; an unknown one gets a topic.
/// </summary>
public sealed class SchemaValues
{
    private const string FallbackList = "topic";
    private const double WidestRange = 99;
    private readonly ValueSource source;
    private readonly Dictionary<(string Domain, string Name), string> lists = [];

    /// <summary>Values of <paramref name="source"/>'s split, meanings from the domains of <paramref name="tree"/>.</summary>
    public SchemaValues(ContextTree tree, ValueSource source)
    {
        this.source = source;
        foreach (var domain in tree.Domains)
        {
            foreach (var functionality in domain.All().Select(n => n.Functionality).OfType<Functionality>())
            {
                Learn(domain.Name, functionality.Parameters.Select(p => new CorpusReturn(p.Name, p.Kind)).Concat(functionality.Returns));
            }
        }
    }

    /// <summary>The values drawn from.</summary>
    public ValueSource Source => source;

    /// <summary>A value for the parameter or field <paramref name="name"/> of <paramref name="domain"/>.</summary>
    public Literal Draw(Schema schema, string domain, string name, Random random) => schema switch
    {
        { Enum.Count: > 0 } => random.Pick(schema.Enum),
        { Type: SchemaType.Boolean } => new Literal.Bool(random.Chance(0.5)),
        { Type: SchemaType.Integer } => source.Draw(new ValueKind.Count((int)Low(schema), (int)High(schema)), random),
        { Type: SchemaType.Float } => source.Draw(new ValueKind.Number(Low(schema), High(schema)), random),
        { Type: SchemaType.Array or SchemaType.Tuple } => new Literal.List(Items(schema.Items, domain, name, random)),
        { Type: SchemaType.Dict } => new Literal.Map([.. schema.Properties.Select(p => KeyValuePair.Create(p.Name, Draw(p.Schema, domain, p.Name, random)))]),
        { Format: var format } when FormatValues.Draw(format, source, random) is { } value => value,
        { Pattern: not null } => source.Draw(new ValueKind.Code(), random),
        _ => source.Draw(new ValueKind.Words(ListOf(domain, name)), random),
    };

    /// <summary>The value list that the free string <paramref name="name"/> of <paramref name="domain"/> takes its values from.</summary>
    public string ListOf(string domain, string name) =>
        lists.TryGetValue((domain, name), out var list) ? list
        : source.Lists.Names.Contains(name) ? name
        : FallbackList;

    private static double Low(Schema schema) => schema.Minimum ?? Math.Min(1, schema.Maximum ?? 1);

    private static double High(Schema schema) => schema.Maximum ?? Low(schema) + WidestRange;

    private List<Literal> Items(Schema? items, string domain, string name, Random random)
    {
        var drawn = new List<Literal>();
        for (var count = random.Next(10) switch { < 4 => 1, < 8 => 2, _ => 3 }; count > 0; count--)
        {
            var item = Draw(items ?? new Schema { Type = SchemaType.String }, domain, name, random);
            if (!drawn.Contains(item))
            {
                drawn.Add(item);
            }
        }

        return drawn;
    }

    private void Learn(string domain, IEnumerable<CorpusReturn> fields)
    {
        foreach (var (name, listed) in fields)
        {
            var kind = listed;
            while (kind is ValueKind.ListOf list)
            {
                kind = list.Item;
            }

            switch (kind)
            {
                case ValueKind.Words words:
                    lists[(domain, ToolNames.Identifier(name))] = words.List;
                    break;
                case ValueKind.Group group:
                    Learn(domain, group.Members);
                    break;
                default:
                    break;
            }
        }
    }
}
