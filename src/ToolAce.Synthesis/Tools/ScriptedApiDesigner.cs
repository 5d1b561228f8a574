using ToolAce.Core.Apis;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tools;

/// <summary>
/// Writes definitions by rule: one functionality becomes <c>verb_object</c>, several become <c>manage_section</c> with an enumeration <c>action</c>;
/// then the indicators change it, borrowing from the example.
/// </summary>
public sealed class ScriptedApiDesigner(SchemaValues values, VerbBook verbs, ScriptedDesignOptions? options = null) : IApiDesigner
{
    private const string ActionName = "action";
    private readonly ScriptedDesignOptions options = options ?? new ScriptedDesignOptions();

    /// <inheritdoc/>
    public Task<DesignedApi> DesignAsync(DesignBrief brief, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var random = Seeds.Stream(brief.Seed, "design");
        var subtree = brief.Subtree;
        if (brief.Indicators.Contains(Indicator.AddFunctionality))
        {
            subtree = WithFunctionality(subtree, random);
        }

        var api = subtree.Functionalities is [var only] ? Simple(subtree, only, random) : Manager(subtree);
        var mutation = new SchemaMutation(values, subtree, brief.Example, options.MostParameters, random);
        foreach (var indicator in brief.Indicators)
        {
            api = mutation.Apply(api, indicator);
        }

        if (options.NestedParameters > 0 && !NestedTypes.In(api.Parameters) && random.Chance(options.NestedParameters))
        {
            api = ParameterNesting.Nest(api, subtree.Functionalities[0].Object, random);
        }

        return Task.FromResult(new DesignedApi(api, [.. subtree.Functionalities.Select(f => f.Name)]));
    }

    private ApiDefinition Simple(Subtree subtree, Functionality functionality, Random random)
    {
        var name = ToolNames.Identifier(functionality.Name);
        if (random.Chance(options.DottedNames))
        {
            name = $"{ToolNames.Identifier(subtree.Section.ToLowerInvariant())}.{name}";
        }

        return new ApiDefinition(name, functionality.Description, SchemaBuilder.Parameters(functionality.Parameters))
        {
            Results = SchemaBuilder.Results(functionality.Returns),
        };
    }

    private ApiDefinition Manager(Subtree subtree)
    {
        var section = subtree.Section.ToLowerInvariant();
        var action = new SchemaProperty(ActionName, SchemaBuilder.Choice(subtree.Functionalities.Select(f => f.Name)) with { Description = "what to do" });
        var all = subtree.Functionalities.SelectMany(f => f.Parameters).GroupBy(p => p.Name).ToArray();

        // Required is what every functionality requires; the rest depends on the action.
        var merged = all
            .Select(g => g.First() with { Optional = g.Count() < subtree.Functionalities.Count || g.Any(p => p.Optional) })
            .OrderByDescending(p => all.First(g => g.Key == p.Name).Count())
            .Take(options.MostParameters - 1)
            .OrderBy(p => p.Optional)
            .ToArray();
        var rest = SchemaBuilder.Parameters(merged);
        var returns = subtree.Functionalities.SelectMany(f => f.Returns).DistinctBy(r => r.Name).Take(2).ToArray();
        return new ApiDefinition(
            $"manage_{ToolNames.Identifier(section)}",
            $"manages the {section} of {subtree.Domain.Replace('-', ' ')}",
            SchemaBuilder.Dict([action, .. rest.Properties], [ActionName, .. rest.Required]))
        {
            Results = SchemaBuilder.Results(returns),
        };
    }

    /// <summary>
    /// A further functionality: one of the domain's own joins the API, or a new one is imagined, another verb for an object of the domain
    /// with parameters of its kind.
    /// </summary>
    private Subtree WithFunctionality(Subtree subtree, Random random)
    {
        if (subtree.Siblings.Count > 0 && (subtree.Functionalities.Count > 1 || random.Chance(1 - options.ImaginedFunctionalities)))
        {
            var joined = random.Pick(subtree.Siblings);
            return subtree with { Functionalities = [.. subtree.Functionalities, joined], Siblings = [.. subtree.Siblings.Where(s => s != joined)] };
        }

        var original = subtree.Functionalities[0];
        var taken = subtree.Siblings.Concat(subtree.Functionalities).Where(f => f.Object == original.Object).Select(f => f.Verb).ToHashSet();
        var verb = random.Pick([.. verbs.Verbs.Where(v => !taken.Contains(v))]);
        var pool = original.Parameters.Concat(subtree.Siblings.SelectMany(s => s.Parameters)).DistinctBy(p => p.Name).ToArray();
        var imagined = new Functionality(
            verb,
            original.Object,
            $"{random.Pick(verbs.Synonyms(verb))} {Grammar.WithArticle(original.Object)}",
            [.. random.Sample(pool, random.Next(1, 4)).Select((p, i) => p with { Optional = i > 0 && p.Optional })],
            original.Returns);
        return subtree with { Functionalities = [imagined], Siblings = [.. subtree.Siblings, original] };
    }
}
