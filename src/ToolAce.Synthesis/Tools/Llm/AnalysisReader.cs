using System.Text.Json;
using System.Text.RegularExpressions;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Tools.Llm;

/// <summary>
/// Makes a model's analysis one of ours: words in small letters, nothing twice, kinds of values as the corpus format has them. Names become parts of paths in the
/// context tree, so they hold letters, digits and blanks only.
/// </summary>
internal sealed partial class AnalysisReader(IEnumerable<string> lists)
{
    /// <summary>Kinds nest by recursion; no honest one is longer.</summary>
    private const int LongestKind = 500;
    private static readonly Schema Text = new() { Type = SchemaType.String };
    private readonly ValueKindReader kinds = new(lists.ToHashSet());

    private static readonly Schema Sections = ListOf(Dict(
        ("title", Text),
        ("functionalities", ListOf(Dict(
            ("verb", Text),
            ("object", Text),
            ("description", Text),
            ("parameters", ListOf(SchemaBuilder.Dict(
                [new("name", Text), new("kind", Text), new("optional", new Schema { Type = SchemaType.Boolean }), new("description", Text)], ["name", "kind", "description"]))),
            ("returns", ListOf(Dict(("name", Text), ("kind", Text)))))))));

    /// <summary>What an analysis looks like.</summary>
    public static Schema Shape { get; } = SchemaBuilder.Dict([new("area", Text), new("domain", Text), new("sections", Sections)], ["area", "sections"]);

    /// <summary>What narrower sections look like.</summary>
    public static Schema SectionsShape { get; } = Dict(("sections", Sections));

    /// <exception cref="FormatException">It cannot be used; the message says why.</exception>
    public DomainAnalysis Read(SourceDocument document, JsonElement json)
    {
        var answer = json.Deserialize<Answer>(CoreJson.Options)!;
        var domain = document.IsNamed || string.IsNullOrWhiteSpace(answer.Domain) ? document.Domain : Words(answer.Domain, "domain").Replace(' ', '-');
        return new DomainAnalysis(domain, Words(answer.Area, "area").Replace(' ', '-'), Read(answer.Sections));
    }

    /// <exception cref="FormatException">They cannot be used; the message says why.</exception>
    public IReadOnlyList<CorpusSection> ReadSections(JsonElement json) => Read(json.Deserialize<AnsweredSections>(CoreJson.Options)!.Sections);

    private IReadOnlyList<CorpusSection> Read(IReadOnlyList<AnsweredSection> answered)
    {
        var known = new HashSet<string>();
        var sections = answered
            .GroupBy(s => Title(s.Title), StringComparer.OrdinalIgnoreCase)
            .Select(g => new CorpusSection(g.Key, [.. g.SelectMany(s => s.Functionalities).Select(Read).Where(f => known.Add(f.Name))]))
            .Where(s => s.Functionalities.Count > 0)
            .ToArray();
        return sections.Length > 0
            ? sections
            : throw new FormatException("there is no functionality in it; name at least one that the document makes plausible");
    }

    private Functionality Read(AnsweredFunctionality functionality)
    {
        var (verb, thing) = (Words(functionality.Verb, "verb"), Words(functionality.Object, "object"));
        if (functionality.Description.Trim().Length == 0)
        {
            throw new FormatException($"{verb} {thing}: the description is empty");
        }

        return new Functionality(
            verb,
            thing,
            functionality.Description.ReplaceLineEndings(" ").Trim(),
            [.. functionality.Parameters
                .Select(p => new CorpusParameter(Words(p.Name, $"{verb} {thing}, a parameter's name"), Kind(p.Kind, p.Name), p.Optional ?? false, p.Description.ReplaceLineEndings(" ").Trim()))
                .DistinctBy(p => p.Name)],
            [.. functionality.Returns.Select(r => new CorpusReturn(Words(r.Name, $"{verb} {thing}, a returned field's name"), Kind(r.Kind, r.Name))).DistinctBy(r => r.Name)]);
    }

    private ValueKind Kind(string text, string name)
    {
        if (text.Length > LongestKind)
        {
            throw new FormatException($"the kind of {name} has more than {LongestKind} characters");
        }

        try
        {
            return kinds.Read(text);
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"the kind of {name}: {wrong.Message}", wrong);
        }
    }

    private static string Title(string text)
    {
        var words = NoWord().Replace(text, " ").Trim();
        return words.Length > 0 ? words : throw new FormatException("a section's title has no letters");
    }

    private static string Words(string text, string what)
    {
        var words = NoWord().Replace(text, " ").Trim().ToLowerInvariant();
        return words.Length > 0 ? words : throw new FormatException($"{what}: '{text}' has no letters");
    }

    private static Schema Dict(params (string Name, Schema Schema)[] members) =>
        SchemaBuilder.Dict(members.Select(m => new SchemaProperty(m.Name, m.Schema)), members.Select(m => m.Name));

    private static Schema ListOf(Schema items) => new() { Type = SchemaType.Array, Items = items };

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NoWord();

    private sealed record Answer(string Area, string? Domain, IReadOnlyList<AnsweredSection> Sections);

    private sealed record AnsweredSections(IReadOnlyList<AnsweredSection> Sections);

    private sealed record AnsweredSection(string Title, IReadOnlyList<AnsweredFunctionality> Functionalities);

    private sealed record AnsweredFunctionality(
        string Verb, string Object, string Description, IReadOnlyList<AnsweredParameter> Parameters, IReadOnlyList<AnsweredField> Returns);

    private sealed record AnsweredParameter(string Name, string Kind, bool? Optional, string Description);

    private sealed record AnsweredField(string Name, string Kind);
}
