using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts.Grounding;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>Asks for a parameter that the request has given already.</summary>
internal sealed class QuestionCheck(Synonyms synonyms) : IConsistencyCheck
{
    public IEnumerable<ExpertOpinion> Check(Exchange exchange)
    {
        if (exchange.Calls.Count > 0 || exchange.Responses is not [{ Prose: { } words } turn, ..] || !Reply.IsQuestion(words))
        {
            yield break;
        }

        var meant = Meant(exchange, words);
        if (meant is null)
        {
            yield break;
        }

        var asked = meant.Parameters.Properties.Where(p => IsAsked(p.Name, meant, words) && !HasNamesake(p, meant)).ToList();
        foreach (var property in asked)
        {
            if (GivenBesideName(exchange, property, meant) is var (given, isCertain) && given is not null)
            {
                yield return new(isCertain ? VerdictOutcome.Rejected : VerdictOutcome.Unsure, $"{turn.Place()}: asks for '{property.Name}', but the request gives it: {given}");
            }
            else if (exchange.Bindings.To(property.Name, property.Schema).FirstOrDefault() is { } said)
            {
                yield return new(IsOfAnother(exchange, property, meant) ? VerdictOutcome.Unsure : VerdictOutcome.Rejected, $"{turn.Place()}: asks for '{property.Name}', but the request says what it shall be: {said}");
            }
            else if (OnlyCandidate(exchange, property, meant) is { } candidate)
            {
                yield return new(VerdictOutcome.Unsure, $"{turn.Place()}: asks for '{property.Name}', but the request may give it: {candidate}");
            }
        }
    }

    /// <summary>The tool that the question is about: named in it, else the one that fits the request best.</summary>
    private ApiDefinition? Meant(Exchange exchange, string words)
    {
        var tools = exchange.Context.Dialog.Tools;
        return tools.Where(t => words.Contains(t.Name, StringComparison.OrdinalIgnoreCase)).MaxBy(t => t.Name.Length)
            ?? (ToolFit.Rank(tools, words, synonyms) is [{ IsClear: true } named, ..] ? named.Tool : null)
            ?? (ToolFit.Rank(tools, exchange.Request, synonyms) is [{ Name: >= 0.5 } best, ..] ? best.Tool : null);
    }

    /// <summary>Whether the request asks for another tool too that has a parameter of this name.</summary>
    private bool IsOfAnother(Exchange exchange, SchemaProperty property, ApiDefinition meant) => exchange.Context.Dialog.Tools.Any(t =>
        t.Name != meant.Name && t.Parameters.Find(property.Name) is not null && exchange.Clauses.Any(c => ToolFit.Of(t, c, synonyms).IsClear));

    /// <summary>
    /// Whether the question names the parameter, beyond what the tool's own name says of it ("to move a table I need the place") and the longer name of another
    /// parameter ("the room code"). A name such as "to" stands before too much else and needs an article.
    /// </summary>
    private static bool IsAsked(string parameter, ApiDefinition tool, string words)
    {
        var stems = Words.Stems(words);
        var own = NameWords.Of(parameter);
        IReadOnlyList<string> name = own.IsOfFillers ? ["the", .. own.Stems] : own.Stems;
        var toolName = ToolWords.Of(tool).Name.Select(w => w.Stem).ToList();
        var inOthers = toolName.TrueForAll(stems.Contains) ? Occurrences(toolName, name) : 0;
        foreach (var other in tool.Parameters.Properties.Where(p => p.Name != parameter).Select(p => NameWords.Of(p.Name).Stems))
        {
            inOthers += other.Count > name.Count && Occurrences(other, name) > 0 ? Occurrences(stems, other) : 0;
        }

        return Occurrences(stems, name) > inOthers;
    }

    /// <summary>Whether what is said of the parameter may be said of another: "firm" beside "firms", "city" beside the city of a "home".</summary>
    private static bool HasNamesake(SchemaProperty property, ApiDefinition tool)
    {
        var name = NameWords.Of(property.Name).Stems;
        var others = tool.Parameters.Properties.Where(p => p.Name != property.Name).ToList();
        return others.Concat(others.SelectMany(p => (p.Schema.Items ?? p.Schema).Properties)).Any(p => NameWords.Of(p.Name).Stems.SequenceEqual(name));
    }

    private static int Occurrences(IReadOnlyList<string> words, IReadOnlyList<string> phrase) => phrase.Count == 0 ? 0
        : Enumerable.Range(0, Math.Max(0, words.Count - phrase.Count + 1)).Count(i => words.Skip(i).Take(phrase.Count).SequenceEqual(phrase));

    private static (string? Value, bool IsCertain) GivenBesideName(Exchange exchange, SchemaProperty property, ApiDefinition tool)
    {
        var request = exchange.Request;
        var name = NameWords.Of(property.Name).Stems;
        foreach (var value in exchange.Values.Where(v => Fits(v.Text, property.Schema)))
        {
            var before = Words.Stems(request[Math.Max(0, value.Start - 60)..value.Start]).Where(w => w is not ("is" or "of" or "to" or "at" or "as" or "=")).ToList();
            var (near, behind) = Relevance.Beside(request, value);
            if ((before.Count >= name.Count && before.TakeLast(name.Count).SequenceEqual(name))
                || (name.Count > 0 && (near.TakeLast(name.Count).SequenceEqual(name) || behind.Take(name.Count).SequenceEqual(name))))
            {
                return (value.Text, value.Shape != ValueShape.Name || Relevance.IsAboutTool(request, value, property.Name, tool));
            }
        }

        var evidence = exchange.Said;
        var isShared = tool.Parameters.Properties.Count(p => p.Schema.Enum.Intersect(property.Schema.Enum).Any()) > 1;
        var allowed = property.Schema.Enum.OfType<Literal.Text>().FirstOrDefault(v => evidence.HasPhrase(v.Value));
        var isNamed = name.All(evidence.HasStem);
        return (allowed is not null && isNamed && !isShared ? allowed.Value : null, true);
    }

    /// <summary>A value of a telling form, where the tool has no other parameter of that form to take it.</summary>
    private static string? OnlyCandidate(Exchange exchange, SchemaProperty property, ApiDefinition tool)
    {
        if (property.Schema is { Format: null, Pattern: null })
        {
            return null;
        }

        var values = exchange.Values.Where(v => Fits(v.Text, property.Schema)).ToList();
        var slots = tool.Parameters.Properties.Count(p => p.Schema.Format == property.Schema.Format && p.Schema.Pattern == property.Schema.Pattern);
        return values.Count >= slots && values.Count > 0 ? values[0].Text : null;
    }

    private static bool Fits(string text, Schema schema)
    {
        Literal value = schema.Type is SchemaType.Integer or SchemaType.Float && NumberReader.Read(text) is { Count: > 0 } numbers
            ? numbers.First() is var n && Math.Floor(n) == n ? new Literal.Integer((long)n) : new Literal.Real(n)
            : new Literal.Text(text);
        return !SchemaValidator.Validate(value, schema.Type is SchemaType.Array && schema.Items is { } items ? items : schema).Any();
    }
}
