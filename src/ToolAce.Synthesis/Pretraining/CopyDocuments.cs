using System.Text;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Pretraining;

/// <summary>
/// Something to repeat: words, numbers, quotations, and snippets with the marks and words of the later call syntax — never a whole call or tool.
/// </summary>
internal sealed class CopyDocuments(Lexicon lexicon)
{
    private static readonly string[] Types = ["string", "integer", "float", "boolean", "date", "time", "any", "string", "integer"];
    private static readonly string[] Constants = ["True", "False", "None", "true", "false", "null", "yes", "no"];
    private readonly Phrasebook book = lexicon.Corpus.Phrases;

    /// <summary>A document of copying; <paramref name="snippets"/> is the share of texts with marks (0–1).</summary>
    public PretrainingDocument Draw(double snippets, int longest, Random random)
    {
        var chat = new List<PretrainingSegment>();
        var room = longest;
        for (var turns = random.Next(1, 4); turns > 0; turns--)
        {
            var text = random.Chance(snippets) ? Snippet(random) : Words(random.Next(1, 9), random);
            var question = book.Pick("copy", random).Fill(("text", text));
            room -= PretrainingDocument.SizeOf(question) + PretrainingDocument.SizeOf(text);
            if (room < 0 && chat.Count > 0)
            {
                break;
            }

            chat.Add(PretrainingDocument.Segment(Role.User, question));
            chat.Add(PretrainingDocument.Segment(Role.Assistant, text));
        }

        return new PretrainingDocument(chat);
    }

    private string Words(int count, Random random)
    {
        if (random.Chance(0.2))
        {
            return lexicon.Passage(random);
        }

        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : random.Chance(0.15) ? ", " : " ");
            text.Append(random.Next(8) switch
            {
                0 => random.Next(1, 1000).ToString(),
                1 => Phrasebook.Spoken(lexicon.Draw(Scalar(random), random)),
                2 or 3 => lexicon.AnyWord(random),
                _ => lexicon.Word(random),
            });
        }

        return random.Chance(0.15) ? $"\"{text}\"" : text.ToString();
    }

    private static ValueKind Scalar(Random random) => random.Next(4) switch
    {
        0 => new ValueKind.Date(),
        1 => new ValueKind.Time(),
        2 => new ValueKind.Number(1, 99),
        _ => new ValueKind.Code(),
    };

    private string Snippet(Random random)
    {
        string W() => lexicon.Word(random);
        string N() => ToolNames.Identifier(lexicon.Field(random));
        string D() => random.Next(1, 100).ToString();
        string R() => $"{random.Next(1, 100)}.{random.Next(10)}";
        string T() => random.Pick(Types);
        string C() => random.Pick(Constants);
        string V() => $"{lexicon.Verb(random)}_{N()}";
        return random.Next(52) switch
        {
            0 => $"[{W()}] {W()}",
            1 => $"{N()}({W()})",
            2 => $"{N()}=\"{W()}\"",
            3 => $"{N()}=\"{W()}\", {N()}={D()}",
            4 => $"{N()}={D()}, {N()}=\"{W()}\"",
            5 => $"{N()}=[\"{W()}\", \"{W()}\"], {N()}={D()}",
            6 => $"{N()}={{\"{N()}\": \"{W()}\", \"{N()}\": {D()}}}",
            7 => $"{N()}={C()}, {N()}={R()}",
            8 => $"{N()}: {T()}, {N()}?: {T()}",
            9 => $"{N()}: \"{W()}\"|\"{W()}\"|\"{W()}\"",
            10 => $"{N()}?: \"{W()}\"|\"{W()}\", {N()}: {T()}",
            11 => $"{N()}: [{T()}], {N()}?: [{T()}]",
            12 => $"{N()}: {T()}) - {lexicon.Passage(random)}",
            13 => V(),
            14 => $"{N()}.{V()}",
            15 => book.Refusal,
            16 => book.Missing(lexicon.Verb(random), lexicon.Field(random), Lexicon.Distinct(random.Next(1, 3), lexicon.Field, random)),
            17 => $"{C()} {T()} {C()}",
            18 => $"[{{\"name\": \"{V()}\", \"results\": {{\"{N()}\": \"{W()}\"}}}}]",
            19 => $"[{{\"name\": \"{V()}\", \"results\": {{\"{N()}\": {R()}, \"{N()}\": true}}}}]",
            20 => $"\"results\": {{\"{N()}\": \"{W()}\"}}}}, {{\"name\": \"{V()}\"}}",
            21 => $"\"results\": {{\"{N()}\": {D()}}}}}, {{\"name\": \"{V()}\"}}]",
            22 => random.Pick(book.SmallTalk).Assistant,
            23 => $"\"{W()}\")]",
            24 => $"[{V()}(",
            25 => $"{N()}: {{{N()}: {T()}, {N()}: {T()}}}",
            26 => $"{N()}={D()})]",
            27 => $"{N()}=\"{W()}\"), {V()}(",
            28 => $"{N()}={D()}), {V()}(",
            29 => $"{N()}=[\"{W()}\", \"{W()}\"])]",
            30 => $"{N()}=[\"{W()}\"]), {V()}(",
            31 => $"{N()}={{\"{N()}\": \"{W()}\", \"{N()}\": \"{W()}\"}})]",
            32 => $"{N()}={{\"{N()}\": \"{W()}\"}}, {N()}={D()})]",
            33 => $"{N()}={{\"{N()}\": \"{W()}\"}}), {V()}(",
            34 => $"{N()}=[{{\"{N()}\": \"{W()}\"}}, {{\"{N()}\": \"{W()}\"}}], {N()}={C()})]",
            35 => $"{N()}=[[\"{W()}\"], [\"{W()}\", \"{W()}\"]], {N()}={D()})]",
            36 => $"{N()}: \"{W()}\"|\"{W()}\") - {lexicon.Passage(random)}",
            37 => $"{N()}?: [{T()}]) - {lexicon.Passage(random)}",
            38 => $"{N()}: {{{N()}: {T()}}}) - {lexicon.Passage(random)}",
            39 => $"{N()}?: {{{N()}: {T()}, {N()}: {T()}}}, {N()}: {T()}",
            40 => $"{N()}: [[{T()}]], {N()}: [{{{N()}: {T()}}}], {N()}: {T()}",
            41 => $"Tools: {W()}, {W()}",
            42 => $"{N()}: {T()}, {N()}: \"{W()}\"|\"{W()}\", {N()}?: {T()}) - {lexicon.Passage(random)}",
            43 => book.Summary([new Literal.Map([new(N(), new Literal.Text(W()))]), new Literal.Map([new(N(), new Literal.Integer(random.Next(1, 100)))])]),
            44 => $"{V()}(), {V()}()",
            45 => $"{N()}: [\"{W()}\"|\"{W()}\"], {N()}=[\"{W()}\"]",
            46 => $"[{{\"name\": \"{V()}\", \"results\": {{\"{N()}\": [\"{W()}\"], \"{N()}\": {D()}}}}}]",
            47 => $"{N()}=[{{\"{N()}\": \"{W()}\"}}])]",
            48 => $"{N()}=[[\"{W()}\"]])]",
            49 => $"{N()}: [{{{N()}: {T()}}}]) - {lexicon.Passage(random)}",
            50 => $"{N()}=[[\"{W()}\"]]), {V()}(",
            _ => $"{N()}=[{{\"{N()}\": \"{W()}\"}}]), {V()}(",
        };
    }
}
