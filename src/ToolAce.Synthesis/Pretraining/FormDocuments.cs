using System.Text;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Pretraining;

/// <summary>Chats in which forms are filled in: the skill of calling tools, in another syntax.</summary>
internal sealed class FormDocuments(Lexicon lexicon, bool detailed = false)
{
    private static readonly string[] Formats = ["json", "xml", "lines"];
    private static readonly string[] VariedFormats = ["json", "xml", "lines", "code", "code", "card", "row"];

    /// <summary>What stands between two filled forms of an answer, and how one is written.</summary>
    private static readonly Dictionary<string, (string Between, Action<StringBuilder, FilledForm, bool> Write)> Notations = new()
    {
        ["json"] = (", ", FormText.Json),
        ["xml"] = ("", FormText.Xml),
        ["lines"] = ("\n", FormText.Lines),
        ["code"] = ("; ", FormText.Code),
        ["card"] = (", ", FormText.Card),
        ["row"] = (" ", FormText.Row),
    };

    private readonly FormFactory factory = new(lexicon, detailed);
    private readonly Phrasebook book = lexicon.Corpus.Phrases;

    public PretrainingDocument Draw(bool varied, Random random) => Document(
        varied ? FormSheet.Varied : FormSheet.Usual, (chat, forms, underscores) => Exchange(chat, forms, varied, underscores, random), random);

    /// <summary>A document of the plain part of the curriculum: easy wording, JSON alone, every request by itself.</summary>
    public PretrainingDocument DrawPlain(Random random) =>
        Document(FormSheet.Usual, (chat, forms, underscores) => PlainExchange(chat, forms, underscores, random), random);

    private PretrainingDocument Document(Func<Random, FormSheet> draw, Action<List<PretrainingSegment>, IReadOnlyList<Form>, bool> exchange, Random random)
    {
        var forms = Offered(random);
        var sheet = draw(random);
        var chat = new List<PretrainingSegment> { PretrainingDocument.Segment(Role.System, Introduce(forms, sheet, random)) };
        for (var exchanges = random.Next(1, 4); exchanges > 0; exchanges--)
        {
            exchange(chat, forms, sheet.Underscores);
        }

        return new PretrainingDocument(chat);
    }

    private void PlainExchange(List<PretrainingSegment> chat, IReadOnlyList<Form> forms, bool underscores, Random random)
    {
        var style = new RequestStyle(random.Next(2), lexicon.Values);
        switch (random.Next(8))
        {
            case 0:
                NoneFits(chat, forms, style, Formats[0], random);
                break;
            case 1:
                Say(chat, Several(forms, random), style, Formats[0], underscores, random);
                break;
            default:
                Say(chat, [Fill(random.Pick(forms), random)], style, Formats[0], underscores, random);
                break;
        }
    }

    private void Exchange(List<PretrainingSegment> chat, IReadOnlyList<Form> forms, bool varied, bool underscores, Random random)
    {
        var style = new RequestStyle(random.Next(4), lexicon.Values);
        var format = random.Pick(varied ? VariedFormats : Formats);
        var (one, several, none, incomplete) = varied ? (8, 14, 16, 18) : (9, 13, 16, 18);
        var which = random.Next(20);
        if (which < one)
        {
            Say(chat, [Fill(random.Pick(forms), random)], style, format, underscores, random);
        }
        else if (which < several)
        {
            Say(chat, Several(forms, random), style, format, underscores, random);
        }
        else if (which < none)
        {
            NoneFits(chat, forms, style, format, random);
        }
        else if (which < incomplete)
        {
            Incomplete(chat, random.Pick(forms), style, format, underscores, random);
        }
        else
        {
            FollowUp(chat, forms, style, format, underscores, random);
        }
    }

    private IReadOnlyList<Form> Offered(Random random)
    {
        var forms = new List<Form> { factory.Draw(random) };
        for (var more = random.Next(5); more > 0; more--)
        {
            var form = random.Chance(0.6) ? factory.NearMiss(random.Pick(forms), random) : factory.Draw(random);
            if (!forms.Exists(f => f.Name == form.Name))
            {
                forms.Insert(random.Next(forms.Count + 1), form);
            }
        }

        return forms;
    }

    private string Introduce(IReadOnlyList<Form> forms, FormSheet sheet, Random random)
    {
        var lines = random.Chance(0.7);
        var text = new StringBuilder(book.Pick("form intro", random).Text);
        for (var i = 0; i < forms.Count; i++)
        {
            text.Append(lines ? "\n" : i == 0 ? " " : "; ");
            sheet.Show(text, forms[i]);
        }

        return text.ToString();
    }

    private FilledForm Fill(Form form, Random random) =>
        new(form, [.. form.Fields.Where(f => !f.Optional || random.Chance(0.5)).Select(f => KeyValuePair.Create(f.Name, lexicon.Draw(f.Kind, random)))]);

    private IReadOnlyList<FilledForm> Several(IReadOnlyList<Form> forms, Random random)
    {
        var first = random.Pick(forms);
        var same = forms.Count == 1 || random.Chance(0.5);
        return [.. Enumerable.Range(0, random.Chance(0.7) ? 2 : 3).Select(i => Fill(i == 0 || same ? first : random.Pick(forms), random))];
    }

    private void Say(List<PretrainingSegment> chat, IReadOnlyList<FilledForm> filled, RequestStyle style, string format, bool underscores, Random random)
    {
        Ask(chat, filled, style, format, random);
        chat.Add(PretrainingDocument.Segment(Role.Assistant, Answer(filled, format, underscores)));
    }

    private void Ask(List<PretrainingSegment> chat, IReadOnlyList<FilledForm> filled, RequestStyle style, string format, Random random)
    {
        var request = book.Requests.Request([.. filled.Select(f => f.Request())], style, random);
        chat.Add(PretrainingDocument.Segment(Role.User, book.Pick($"form format {format}", random).Fill(("request", request))));
    }

    private void NoneFits(List<PretrainingSegment> chat, IReadOnlyList<Form> forms, RequestStyle style, string format, Random random)
    {
        Form absent;
        do
        {
            absent = random.Chance(0.7) ? factory.NearMiss(random.Pick(forms), random) : factory.Draw(random);
        }
        while (forms.Any(f => f.Name == absent.Name));
        Ask(chat, [Fill(absent, random)], style, format, random);
        chat.Add(PretrainingDocument.Segment(Role.Assistant, book.Group("form none")[0].Text));
    }

    private void Incomplete(
        List<PretrainingSegment> chat, Form form, RequestStyle style, string format, bool underscores, Random random)
    {
        var whole = Fill(form, random);
        var missing = random.Sample([.. form.Fields.Where(f => !f.Optional)], random.Next(1, 3)).Select(f => f.Name).ToHashSet();
        if (missing.Count == 0)
        {
            Say(chat, [whole], style, format, underscores, random);
            return;
        }

        Ask(chat, [whole with { Values = [.. whole.Values.Where(v => !missing.Contains(v.Key))] }], style, format, random);
        var question = book.Group("form missing")[0].Fill(("names", Phrasebook.Names(form.Fields.Where(f => missing.Contains(f.Name)).Select(f => f.Name))));
        chat.Add(PretrainingDocument.Segment(Role.Assistant, question));
        if (random.Chance(0.6))
        {
            var supplied = whole.Request().Arguments.Where(a => missing.Contains(a.Name)).ToArray();
            chat.Add(PretrainingDocument.Segment(Role.User, book.Supply(supplied, style.Level, random)));
            chat.Add(PretrainingDocument.Segment(Role.Assistant, Answer([whole], format, underscores)));
        }
    }

    /// <summary>A form is filled, a result comes back, and the next form takes a value from it; or the result is summed up.</summary>
    private void FollowUp(
        List<PretrainingSegment> chat, IReadOnlyList<Form> forms, RequestStyle style, string format, bool underscores, Random random)
    {
        Say(chat, [Fill(random.Pick(forms), random)], style, format, underscores, random);
        var next = Fill(random.Pick(forms), random);
        var taken = next.Values.Count > 0 ? random.Pick(next.Values) : KeyValuePair.Create(lexicon.Field(random), lexicon.Draw(new ValueKind.Code(), random));
        var source = random.Chance(0.3) ? taken.Key : lexicon.Field(random);
        var results = new Literal.Map(Shuffled([KeyValuePair.Create(source, taken.Value), .. OtherResults(source, random)], random));
        var shown = new StringBuilder();
        FormText.Json(shown, results, underscores);
        chat.Add(PretrainingDocument.Segment(Role.Tool, shown.ToString()));
        if (next.Values.Count == 0 || random.Chance(0.4))
        {
            chat.Add(PretrainingDocument.Segment(Role.Assistant, book.Summary([results])));
            return;
        }

        Say(chat, [next with { From = (taken.Key, source) }], style, format, underscores, random);
    }

    private IEnumerable<KeyValuePair<string, Literal>> OtherResults(string source, Random random) =>
        Lexicon.Distinct(random.Next(1, 3), lexicon.Field, random)
            .Where(f => f != source)
            .Select(f => KeyValuePair.Create(f, lexicon.Draw(lexicon.Kind(random), random)));

    private static KeyValuePair<string, Literal>[] Shuffled(KeyValuePair<string, Literal>[] items, Random random)
    {
        random.Shuffle(items);
        return items;
    }

    private static string Answer(IReadOnlyList<FilledForm> filled, string format, bool underscores)
    {
        var (between, write) = Notations[format];
        var text = new StringBuilder();
        var bracketed = format == "json" && filled.Count > 1;
        text.Append(bracketed ? "[" : "");
        for (var i = 0; i < filled.Count; i++)
        {
            write(text.Append(i == 0 ? "" : between), filled[i], underscores);
        }

        return text.Append(bracketed ? "]" : "").ToString();
    }
}
