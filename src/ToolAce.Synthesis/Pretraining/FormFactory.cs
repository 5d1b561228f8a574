using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Pretraining;

/// <summary>Makes forms by shuffling the words of all domains; never a held-out domain's functionality as it stands in its document.</summary>
/// <param name="lexicon">The words.</param>
/// <param name="detailed">Whether forms come with what is hardest to read: sections before names, qualified field names, lists of anything.</param>
internal sealed class FormFactory(Lexicon lexicon, bool detailed)
{
    private const double Sections = 0.2;
    private const double QualifiedFields = 0.2;
    private const double Lists = 0.25;
    private const string ActionName = "action";

    public Form Draw(Random random) => Draw(lexicon.Verb(random), lexicon.Object(random), random);

    /// <summary>A form that shares verb or object with <paramref name="form"/>, but not both.</summary>
    public Form NearMiss(Form form, Random random) => random.Chance(0.5)
        ? Draw(form.Verb, Other(form.Object, lexicon.Object, random), random)
        : Draw(Other(form.Verb, lexicon.Verb, random), form.Object, random);

    private Form Draw(string verb, string obj, Random random)
    {
        while (lexicon.IsHeldOut(verb, obj))
        {
            // Both change: a verb or an object alone could belong to held-out domains only.
            (verb, obj) = (lexicon.Verb(random), lexicon.Object(random));
        }

        var count = random.Next(20) switch { 0 => 0, < 6 => 1, < 12 => 2, < 17 => 3, _ => 4 };
        var fields = Lexicon.Distinct(count, Field, random).Select((f, i) => new FormField(f, Kind(random), i > 0 && random.Chance(0.35))).ToList();
        if (verb == Lexicon.ManagingVerb && fields.TrueForAll(f => f.Name != ActionName))
        {
            fields.Insert(0, new FormField(ActionName, new ValueKind.Choice(Lexicon.Distinct(random.Next(2, 5), Action, random)), Optional: false));
        }

        return new Form(verb, obj, Description(verb, obj, random), fields) { Section = detailed && random.Chance(Sections) ? lexicon.Object(random) : null };
    }

    private string Field(Random random)
    {
        var field = lexicon.Field(random);
        return detailed && random.Chance(QualifiedFields) ? $"{ToolNames.LastWord(lexicon.Object(random))} {ToolNames.LastWord(field)}" : field;
    }

    private ValueKind Kind(Random random)
    {
        var kind = lexicon.Kind(random);
        return detailed && kind is not (ValueKind.ListOf or ValueKind.Flag) && random.Chance(Lists) ? new ValueKind.ListOf(kind) : kind;
    }

    private string Action(Random random)
    {
        string verb, obj;
        do
        {
            (verb, obj) = (lexicon.Verb(random), lexicon.Object(random));
        }
        while (lexicon.IsHeldOut(verb, obj));
        return $"{verb} {obj}";
    }

    private static string Other(string word, Func<Random, string> draw, Random random)
    {
        string other;
        do
        {
            other = draw(random);
        }
        while (other == word);
        return other;
    }

    private string? Description(string verb, string obj, Random random)
    {
        if (verb == Lexicon.ManagingVerb)
        {
            return random.Chance(0.25) ? null : $"manages the {obj} of {lexicon.Object(random)}";
        }

        switch (random.Next(4))
        {
            case 0:
                return null;
            case 1:
                return lexicon.Description(verb, random);
        }

        var phrases = lexicon.Corpus.Phrases;
        return phrases.Pick("form description", random).Fill(place => place switch
        {
            "synonym" => random.Pick(lexicon.Corpus.Verbs.Synonyms(verb)),
            "object" => Grammar.WithArticle(obj),
            "anyone" => phrases.Pick("anyone", random).Text,
            _ => lexicon.Word(random),
        });
    }
}
