using ToolAce.Core.Calls;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Pretraining;

/// <summary>
/// The words of the whole corpus, held-out domains and values included, as single words without what connects them:
/// verbs, objects, field names and values are drawn independently.
/// </summary>
internal sealed class Lexicon
{
    /// <summary>The verb of forms that serve several ends, as of tools that do.</summary>
    public const string ManagingVerb = "manage";

    private const double ManagingShare = 0.08;
    private static readonly ValueKind[] PlainKinds =
        [new ValueKind.Count(1, 99), new ValueKind.Number(1, 99), new ValueKind.Date(), new ValueKind.Time(), new ValueKind.Code(), new ValueKind.Flag()];

    private readonly double invented;
    private readonly ValueSource values;
    private readonly string[] objects;
    private readonly string[] fields;
    private readonly string[] options;
    private readonly ValueKind[] kinds;
    private readonly string[] all;
    private readonly string[][] sentences;
    private readonly Dictionary<string, string[]> descriptions;
    private readonly HashSet<string> heldOutNames;

    public Lexicon(Corpus corpus, double invented)
    {
        this.invented = invented;
        Corpus = corpus;
        values = new ValueSource(corpus.Values, ValueSplit.All);
        var offered = corpus.Documents.SelectMany(d => d.Functionalities).ToArray();
        objects = [.. offered.Select(f => f.Object).Concat(corpus.Documents.SelectMany(d => d.Sections).Select(s => s.Title.ToLowerInvariant())).Distinct()];
        fields = [.. offered.SelectMany(f => f.Parameters.Select(p => p.Name).Concat(f.Returns.Select(r => r.Name))).Distinct()];
        kinds = [.. offered.SelectMany(f => f.Parameters).Select(p => p.Kind)];
        options = [.. kinds.OfType<ValueKind.Choice>().SelectMany(c => c.Options).Distinct()];
        all = [.. corpus.Words()];
        var read = corpus.TrainingDocuments.SelectMany(d => d.Functionalities).ToArray();
        descriptions = read.GroupBy(f => f.Verb).ToDictionary(g => g.Key, g => g.Select(f => f.Description).ToArray());
        sentences = [.. read.Select(f => f.Description.Split(' '))];
        heldOutNames =
        [
            .. corpus.HeldOutDocuments.SelectMany(d => d.Functionalities).Select(f => f.Name),
            .. corpus.HeldOutDocuments.SelectMany(d => d.Sections).Select(s => $"{ManagingVerb} {s.Title.ToLowerInvariant()}"),
        ];
    }

    public Corpus Corpus { get; }

    public ValueSource Values => values;

    public string Verb(Random random) => random.Chance(ManagingShare) ? ManagingVerb : random.Pick(Corpus.Verbs.Verbs);

    public string Object(Random random) => random.Chance(invented) ? InventedWords.Draw(random) : random.Pick(objects);

    /// <summary>Whether a held-out domain offers just this; such a pair is never drawn.</summary>
    public bool IsHeldOut(string verb, string obj) => heldOutNames.Contains($"{verb} {obj}");

    public string Field(Random random) => random.Chance(invented) ? InventedWords.Draw(random) : random.Pick(fields);

    /// <summary>Some word: an object, a field, an option or a value.</summary>
    public string Word(Random random) => random.Next(5) switch
    {
        0 => Object(random),
        1 => Field(random),
        2 => random.Pick(options),
        3 => random.Chance(invented) ? InventedWords.Draw(random) : random.Pick(Corpus.Verbs.Verbs),
        _ => Text(random),
    };

    /// <summary>Any word of the tokenizer, drawn alone.</summary>
    public string AnyWord(Random random) => random.Pick(all);

    /// <summary>A description of the training documents for something with this verb; null when there is none.</summary>
    public string? Description(string verb, Random random) => descriptions.TryGetValue(verb, out var some) ? random.Pick(some) : null;

    /// <summary>Some words in a row out of a description of the training documents.</summary>
    public string Passage(Random random)
    {
        var sentence = random.Pick(sentences);
        var start = random.Next(Math.Max(1, sentence.Length - 3));
        return string.Join(' ', sentence[start..Math.Min(sentence.Length, start + random.Next(2, 8))]);
    }

    /// <summary>A text value.</summary>
    public string Text(Random random)
    {
        var lists = values.Lists;
        return random.Chance(invented) ? InventedWords.Draw(random) : random.Pick(lists.Of(random.Pick(lists.Names), ValueSplit.All));
    }

    /// <summary>A kind as some parameter of the corpus has it, or random choices.</summary>
    public ValueKind Kind(Random random)
    {
        var kind = random.Chance(0.15) ? random.Pick(PlainKinds) : random.Pick(kinds);
        return kind switch
        {
            ValueKind.Choice choice when random.Chance(0.5) => new ValueKind.Choice(Distinct(choice.Options.Count, r => r.Pick(options), random)),
            ValueKind.Group group => new ValueKind.Group([.. Distinct(group.Members.Count, Field, random).Zip(group.Members, (name, m) => m with { Name = name })]),
            _ => kind,
        };
    }

    public Literal Draw(ValueKind kind, Random random) => kind switch
    {
        ValueKind.Words when random.Chance(invented) => new Literal.Text(InventedWords.Draw(random)),
        ValueKind.Words when random.Chance(0.3) => new Literal.Text(Text(random)),
        _ => values.Draw(kind, random),
    };

    public static IReadOnlyList<string> Distinct(int count, Func<Random, string> draw, Random random)
    {
        var drawn = new List<string>(count);
        while (drawn.Count < count)
        {
            var word = draw(random);
            if (!drawn.Contains(word))
            {
                drawn.Add(word);
            }
        }

        return drawn;
    }
}
