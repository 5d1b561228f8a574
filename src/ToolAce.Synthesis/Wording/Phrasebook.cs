using ToolAce.Core.Calls;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Wording;

/// <summary>The templates of configs/corpus/wording.md, and the sentences that are not requests.</summary>
public sealed class Phrasebook
{
    private readonly Dictionary<string, IReadOnlyList<Template>> groups;
    private readonly Dictionary<(string, int), IReadOnlyList<Template>> levels = [];
    private readonly ArgumentWording arguments;

    private Phrasebook(Dictionary<string, IReadOnlyList<Template>> groups, VerbBook verbs)
    {
        this.groups = groups;
        arguments = new ArgumentWording(this);
        Verbs = verbs;
        foreach (var (name, templates) in groups)
        {
            if (name[^1] is >= '0' and <= '3' && name[^2] == ' ')
            {
                levels[(name[..^2], name[^1] - '0')] = templates;
            }
        }

        SmallTalk = [.. Group("small talk").Select(t => t.Text.Split(" => ") is [var user, var answer]
            ? (user, answer)
            : throw new CorpusException($"wording.md: small talk '{t.Text}' should read 'request => answer'"))];
        Requests = new RequestWording(this, arguments);
    }

    /// <summary>Words requests.</summary>
    public RequestWording Requests { get; }

    /// <summary>Plain exchanges: what the person says and what the assistant answers.</summary>
    public IReadOnlyList<(string User, string Assistant)> SmallTalk { get; }

    /// <summary>The one sentence that says that no tool fits.</summary>
    public string Refusal => Group("refusal")[0].Text;

    internal VerbBook Verbs { get; }

    /// <summary>The sentence that asks for missing parameters: "To book a room I need the guest and the nights."</summary>
    public string Missing(string verb, string obj, IEnumerable<string> parameters) =>
        Group("missing")[0].Fill(("task", $"{verb} {Grammar.WithArticle(obj)}".TrimEnd()), ("names", Names(parameters)));

    /// <summary>The person supplies what was asked for.</summary>
    public string Supply(IReadOnlyList<RequestedArgument> supplied, int level, Random random)
    {
        var sentence = Math.Min(level, 2);
        var template = Pick("supply", sentence, random);
        return template.Fill(place => place == "phrases" ? arguments.Phrases(supplied, sentence, random) : arguments.Clauses(supplied, sentence, random));
    }

    /// <summary>The closing sentence over the results of one or more calls: "Done: code K42 and price 80.5."</summary>
    public string Summary(IEnumerable<Literal.Map> results) =>
        Group("summary")[0].Fill(("results", string.Join("; ", results.Select(r => ArgumentWording.Spoken(r)))));

    /// <summary>"the guest, the nights and the view".</summary>
    public static string Names(IEnumerable<string> parameters) => Grammar.Join([.. parameters.Select(p => $"the {ToolNames.Words(p)}")]);

    /// <summary>A value as it is spoken in requests and summaries: strings and digits verbatim, flags as yes or no, lists joined.</summary>
    public static string Spoken(Literal value) => ArgumentWording.Spoken(value);

    /// <summary>A sentence of <paramref name="group"/> whose places are kinds of values ({city}, {a animal}, {count}).</summary>
    public string Filled(string group, ValueSource values, Random random) => Pick(group, random).Fill(place =>
    {
        if (place == "count")
        {
            return random.Next(2, 100).ToString();
        }

        var article = place.StartsWith("a ");
        var value = random.Pick(values.Lists.Of(article ? place[2..] : place, values.Split));
        return article ? Grammar.WithArticle(value) : value;
    });

    /// <summary>A template of a group.</summary>
    public Template Pick(string group, Random random) => random.Pick(Group(group));

    /// <summary>The texts of all templates, for the list of words.</summary>
    public IEnumerable<string> Texts() => groups.Values.SelectMany(g => g).Select(t => t.Text);

    internal static Phrasebook Read(string file, IReadOnlyList<string> lines, VerbBook verbs)
    {
        var read = new Dictionary<string, IReadOnlyList<Template>>();
        List<Template>? current = null;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].StartsWith("## "))
            {
                current = [];
                if (!read.TryAdd(lines[i][3..].Trim(), current))
                {
                    throw new CorpusException(file, i + 1, $"the group '{lines[i][3..].Trim()}' is given twice");
                }
            }
            else if (lines[i].StartsWith("- ") && current is not null)
            {
                try
                {
                    current.Add(new Template(lines[i][2..]));
                }
                catch (FormatException e)
                {
                    throw new CorpusException(file, i + 1, e.Message);
                }
            }
            else if (lines[i].Length > 0 && current is not null)
            {
                throw new CorpusException(file, i + 1, "expected '## group' or '- template'");
            }
        }

        return new Phrasebook(read, verbs);
    }

    /// <summary>A template of the group with the highest level that does not exceed <paramref name="level"/>.</summary>
    internal Template Pick(string group, int level, Random random)
    {
        for (var at = level; at >= 0; at--)
        {
            if (levels.TryGetValue((group, at), out var templates))
            {
                return random.Pick(templates);
            }
        }

        throw new CorpusException($"wording.md: there is no group '{group} {level}' and none below it");
    }

    internal IReadOnlyList<Template> Group(string name) => groups.TryGetValue(name, out var templates) && templates.Count > 0
        ? templates
        : throw new CorpusException($"wording.md: the group '{name}' is missing or empty");
}
