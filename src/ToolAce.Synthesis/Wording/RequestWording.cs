using ToolAce.Core.Calls;
using ToolAce.Core.Randomness;

namespace ToolAce.Synthesis.Wording;

/// <summary>
/// Words requests for calls at a difficulty level: 0 the tool's own words, arguments named in order; 1 other sentence frames, any order;
/// 2 synonyms, values before names; 3 as 2, with a distractor sentence and referring words. Every spoken value stands verbatim in the text.
/// </summary>
public sealed class RequestWording
{
    private readonly Phrasebook book;
    private readonly ArgumentWording arguments;

    internal RequestWording(Phrasebook book, ArgumentWording arguments)
    {
        this.book = book;
        this.arguments = arguments;
    }

    /// <summary>One request for all of <paramref name="calls"/>, in order.</summary>
    public string Request(IReadOnlyList<RequestedCall> calls, RequestStyle style, Random random) => Word(calls, style, random).Text;

    /// <summary>One request for all of <paramref name="calls"/>, in order, and in which order it names each call's arguments.</summary>
    public WordedRequest Word(IReadOnlyList<RequestedCall> calls, RequestStyle style, Random random)
    {
        var sentences = new List<string>(calls.Count + 1);
        var spoken = new List<IReadOnlyList<string>>(calls.Count);
        for (var i = 0; i < calls.Count; i++)
        {
            var previous = i > 0 ? calls[i - 1] : null;
            var ordered = Ordered(calls[i].Arguments, style, random);
            spoken.Add([.. ordered.Select(a => a.Name)]);
            sentences.Add(Sentence(calls[i], ordered, previous, style, random));
        }

        if (style.Level >= RequestStyle.HighestLevel)
        {
            // Before or after the request, never between two calls, where it would tear referring words from what they refer to.
            sentences.Insert(random.Chance(0.5) ? 0 : sentences.Count, Distractor(calls, style, random));
        }

        return new WordedRequest(string.Join(' ', sentences), spoken);
    }

    private string Sentence(RequestedCall call, IReadOnlyList<RequestedArgument> ordered, RequestedCall? previous, RequestStyle style, Random random)
    {
        var again = previous is not null && style.Level > 0 && previous.Verb == call.Verb && previous.Object == call.Object && call.Arguments.Count > 0;
        var group = previous is null ? "ask" : again ? "again" : call.Arguments.Any(a => a.FromField is not null) ? "dependent" : "next";
        if (call.Arguments.Count == 0)
        {
            return book.Pick(group + " bare", style.SentenceLevel, random).Fill(("task", Task(call, style, random)));
        }

        return book.Pick(group, style.SentenceLevel, random).Fill(place => place switch
        {
            "task" => Task(call, style, random),
            "phrases" => Phrases(ordered, previous, style, random),
            "clauses" => arguments.Clauses(ordered, style.SentenceLevel, random),
            _ => throw new ArgumentException($"wording.md: '{place}' is no place of a request", nameof(call)),
        });
    }

    /// <summary>"book a room", at level 2 "reserve the room".</summary>
    private string Task(RequestedCall call, RequestStyle style, Random random)
    {
        var synonyms = style.Level >= 2 ? book.Verbs.Synonyms(call.Verb) : [];
        var verb = synonyms.Count > 0 ? random.Pick(synonyms) : call.Verb;
        if (call.Object.Length == 0)
        {
            return verb;
        }

        var noun = style.Level >= 1 && random.Chance(0.4) ? $"the {call.Object}" : Grammar.WithArticle(call.Object);
        return $"{verb} {noun}";
    }

    private string Phrases(IReadOnlyList<RequestedArgument> ordered, RequestedCall? previous, RequestStyle style, Random random)
    {
        if (style.Level < RequestStyle.HighestLevel || previous is null)
        {
            return arguments.Phrases(ordered, style.SentenceLevel, random);
        }

        // "the same view": the value stands in the sentence before.
        return Grammar.Join([.. ordered.Select(a => previous.Arguments.Any(p => p.Name == a.Name && p.Value == a.Value && p.FromField is null && a.FromField is null)
            ? arguments.SamePhrase(a, random)
            : arguments.Phrases([a], style.SentenceLevel, random))]);
    }

    private static IReadOnlyList<RequestedArgument> Ordered(IReadOnlyList<RequestedArgument> given, RequestStyle style, Random random)
    {
        if (style.Level == 0 || given.Count < 2)
        {
            return given;
        }

        var shuffled = given.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>A sentence about something else, holding no value that a call needs.</summary>
    private string Distractor(IReadOnlyList<RequestedCall> calls, RequestStyle style, Random random)
    {
        var spoken = calls.SelectMany(c => c.Arguments).SelectMany(a => Texts(a.Value)).ToArray();
        for (var tries = 0; tries < 20; tries++)
        {
            var sentence = book.Filled("distractor", style.Values, random);
            if (!Array.Exists(spoken, v => sentence.Contains(v, StringComparison.OrdinalIgnoreCase)))
            {
                return sentence;
            }
        }

        return book.Group("thanks")[0].Text;
    }

    private static IEnumerable<string> Texts(Literal value) => value switch
    {
        Literal.Text text => [text.Value],
        Literal.List list => list.Items.SelectMany(Texts),
        Literal.Map map => map.Entries.SelectMany(e => Texts(e.Value)),
        _ => [],
    };
}
