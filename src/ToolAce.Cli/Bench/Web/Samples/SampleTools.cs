using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;

namespace ToolAce.Cli.Bench.Web.Samples;

/// <summary>Every domain's tools, each about as long as an evolved one (some 900 characters of JSON).</summary>
internal sealed class SampleTools
{
    private readonly ApiDefinition[][] _byDomain =
        [.. SampleWords.Domains.Select(domain => SampleWords.Verbs.Zip(SampleWords.Things, (verb, thing) => Tool(domain, verb, thing)).ToArray())];

    /// <summary>Four tools: two of the domain itself, two of others.</summary>
    public IReadOnlyList<ApiDefinition> Offer(int domain, Random random)
    {
        var own = _byDomain[domain];
        var first = random.Next(own.Length);
        ApiDefinition Other() => _byDomain[random.Next(_byDomain.Length)][random.Next(own.Length)];
        return [own[first], Other(), own[(first + 1) % own.Length], Other()];
    }

    private static ApiDefinition Tool(string domain, string verb, string thing) =>
        new($"{verb}_{thing}_{domain.Replace('-', '_')}", $"Lets a customer of the {domain.Replace('-', ' ')} {verb} a {thing}, for themselves or for a group that they answer for.", Parameters(thing))
        {
            Results = new Schema
            {
                Type = SchemaType.Dict,
                Properties = [Text("code", "What to show at the counter.") with { Schema = new Schema { Type = SchemaType.String, Pattern = "^[A-Z][0-9]{2}$" } }, Number("fee", 0, 400)],
                Required = ["code", "fee"],
            },
            Lineage = new ApiLineage(domain, $"root/services/{domain}/{thing}", [$"{verb} {thing}", $"confirm {thing}"], $"find_{thing}", [Indicator.AddParameter, Indicator.ChangeResults], 2),
        };

    private static Schema Parameters(string thing) => new()
    {
        Type = SchemaType.Dict,
        Properties =
        [
            Text("customer", $"Whose {thing} it is: first and last name as on the account."),
            new("day", new Schema { Type = SchemaType.String, Format = "date", Description = "The day that is wished for, as year, month and day." }),
            Number("seats", 1, 30),
            Text("town", "Where the branch lies; the nearest one without it."),
            new("urgency", new Schema { Type = SchemaType.String, Description = "How soon it has to be settled.", Enum = [new Literal.Text("low"), new Literal.Text("normal"), new Literal.Text("high")] }),
        ],
        Required = ["customer", "day"],
    };

    private static SchemaProperty Text(string name, string description) => new(name, new Schema { Type = SchemaType.String, Description = description });

    private static SchemaProperty Number(string name, double least, double most) => new(name, new Schema { Type = SchemaType.Integer, Minimum = least, Maximum = most });
}
