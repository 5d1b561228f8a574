using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Pretraining;

/// <summary>Makes forms by shuffling the words of all domains; never a held-out domain's functionality as it stands in its document.</summary>
internal sealed class FormFactory(Lexicon lexicon)
{
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
        var fields = Lexicon.Distinct(count, lexicon.Field, random).Select((f, i) => new FormField(f, lexicon.Kind(random), i > 0 && random.Chance(0.35))).ToList();
        if (verb == Lexicon.ManagingVerb && fields.TrueForAll(f => f.Name != ActionName))
        {
            fields.Insert(0, new FormField(ActionName, new ValueKind.Choice(Lexicon.Distinct(random.Next(2, 5), Action, random)), Optional: false));
        }

        return new Form(verb, obj, Description(verb, obj, random), fields);
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
