using System.Text.RegularExpressions;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Corpora;

/// <summary>The shipped corpus: documents, value lists, verbs, wording and the list of domains that are held out for the suites.</summary>
public sealed partial class Corpus
{
    private readonly ValueKindReader kinds;

    private Corpus(IReadOnlyList<CorpusDocument> documents, IReadOnlySet<string> heldOut, ValueLists values, VerbBook verbs, Phrasebook phrases)
    {
        kinds = new ValueKindReader(values.Names.ToHashSet());
        Documents = documents;
        HeldOutDomains = heldOut;
        Values = values;
        Verbs = verbs;
        Phrases = phrases;
        TrainingDocuments = [.. documents.Where(d => !heldOut.Contains(d.Slug))];
        HeldOutDocuments = [.. documents.Where(d => heldOut.Contains(d.Slug))];
    }

    /// <summary>Every document, ordered by slug.</summary>
    public IReadOnlyList<CorpusDocument> Documents { get; }

    /// <summary>Documents that synthesis may read.</summary>
    public IReadOnlyList<CorpusDocument> TrainingDocuments { get; }

    /// <summary>Documents that only the suites may read.</summary>
    public IReadOnlyList<CorpusDocument> HeldOutDocuments { get; }

    /// <summary>Slugs of the held-out documents.</summary>
    public IReadOnlySet<string> HeldOutDomains { get; }

    /// <summary>The value lists.</summary>
    public ValueLists Values { get; }

    /// <summary>Verbs with synonyms.</summary>
    public VerbBook Verbs { get; }

    /// <summary>Templates of requests and answers.</summary>
    public Phrasebook Phrases { get; }

    /// <summary>Reads a corpus folder: *.md, values/*.txt, verbs.txt, heldout.txt, wording.md.</summary>
    /// <exception cref="CorpusException">A file is missing or malformed; the message names file and line.</exception>
    public static Corpus Load(string folder) => Load(folder, further: null);

    /// <summary>
    /// Reads a corpus folder and the documents (*.md but README.md) of a <paramref name="further"/> one, which use the first one's value lists, verbs and wording.
    /// No further document is held out.
    /// </summary>
    /// <exception cref="CorpusException">
    /// A file is missing or malformed, a further document has the name of one of the corpus, or it offers what a held-out document offers.
    /// </exception>
    public static Corpus Load(string folder, string? further)
    {
        var lists = Files(Path.Combine(folder, "values"), "*.txt").ToDictionary(f => Path.GetFileNameWithoutExtension(f), ReadValues);
        var verbFile = Path.Combine(folder, "verbs.txt");
        var verbs = VerbBook.Read(verbFile, Lines(verbFile));
        var reader = new ValueKindReader(lists.Keys.ToHashSet());
        var verbSet = verbs.Verbs.ToHashSet();
        IReadOnlyList<CorpusDocument> Documents(string where) =>
        [
            .. Files(where, "*.md")
                .Where(f => Path.GetFileName(f) is not ("README.md" or "wording.md"))
                .Select(f => new DocumentReader(f, Path.GetFileNameWithoutExtension(f), reader, verbSet).Read(Lines(f))),
        ];
        var documents = Documents(folder);
        var values = new ValueLists(lists);
        var wordingFile = Path.Combine(folder, "wording.md");
        var phrases = Phrasebook.Read(wordingFile, Lines(wordingFile), verbs);
        var heldOut = HeldOut(Path.Combine(folder, "heldout.txt"), documents);
        var all = further is null ? documents : Joined(documents, Documents(further), further, heldOut);
        return new Corpus(all, heldOut, values, verbs, phrases);
    }

    /// <summary>Reads a document of the corpus format.</summary>
    /// <exception cref="CorpusException">The text is malformed; the message names the line.</exception>
    public CorpusDocument Read(string slug, string text) => new DocumentReader(slug, slug, kinds, Verbs.Verbs.ToHashSet()).Read(text.Split('\n'));

    /// <summary>
    /// Every distinct word ([A-Za-z]+, case kept) that can stand in a prompt or an answer (so no prose and no parameter descriptions),
    /// in ordinal order, and every capital letter, since codes start with one.
    /// </summary>
    public IReadOnlyList<string> Words() =>
        [.. Texts().SelectMany(t => Word().Matches(t).Select(m => m.Value)).Concat(Capitals()).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Capitals() => Enumerable.Range('A', 26).Select(c => ((char)c).ToString());

    private IEnumerable<string> Texts() =>
    [
        .. Documents.SelectMany(Texts),
        .. Values.Names.SelectMany(n => Values.Of(n, ValueSplit.All)),
        .. Verbs.Verbs.SelectMany(v => Verbs.Synonyms(v).Append(v)),
        .. Phrases.Texts(),
    ];

    private static IEnumerable<string> Texts(CorpusDocument document) =>
    [
        document.Slug, document.Title, document.Title.ToLowerInvariant(), document.Area,
        .. document.Sections.SelectMany(s => new[] { s.Title, s.Title.ToLowerInvariant() }),
        .. document.Functionalities.SelectMany(f => new[] { f.Verb, f.Object, f.Description }),
        .. document.Functionalities.SelectMany(f => f.Parameters).SelectMany(p => KindWords(p.Kind).Append(p.Name)),
        .. document.Functionalities.SelectMany(f => f.Returns).SelectMany(r => KindWords(r.Kind).Append(r.Name)),
    ];

    private static IEnumerable<string> KindWords(ValueKind kind) => kind switch
    {
        ValueKind.Choice choice => choice.Options,
        ValueKind.ListOf list => KindWords(list.Item),
        ValueKind.Group group => group.Members.SelectMany(m => KindWords(m.Kind).Append(m.Name)),
        ValueKind.Words words => [words.List],
        _ => [],
    };

    private static HashSet<string> HeldOut(string file, IReadOnlyList<CorpusDocument> documents)
    {
        var lines = Lines(file);
        var known = documents.Select(d => d.Slug).ToHashSet();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > 0 && !known.Contains(lines[i]))
            {
                throw new CorpusException(file, i + 1, $"there is no document '{lines[i]}.md'");
            }
        }

        return [.. lines.Where(l => l.Length > 0)];
    }

    /// <summary>Both, ordered by slug.</summary>
    private static IReadOnlyList<CorpusDocument> Joined(
        IReadOnlyList<CorpusDocument> documents, IReadOnlyList<CorpusDocument> further, string folder, HashSet<string> heldOut)
    {
        var slugs = documents.Select(d => d.Slug).ToHashSet();
        var kept = documents.Where(d => heldOut.Contains(d.Slug)).SelectMany(d => d.Functionalities, (d, f) => (f.Name, d.Slug)).DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Slug);
        foreach (var document in further)
        {
            var file = Path.Combine(folder, document.Slug + ".md");
            if (slugs.Contains(document.Slug))
            {
                throw new CorpusException($"{file}: the corpus has a document of this name already");
            }

            if (document.Functionalities.FirstOrDefault(f => kept.ContainsKey(f.Name)) is { } taken)
            {
                throw new CorpusException($"{file}: '{taken.Name}' is offered by the held-out document {kept[taken.Name]}.md, whose functionalities no other may have");
            }
        }

        return [.. documents.Concat(further).OrderBy(d => d.Slug, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> ReadValues(string file)
    {
        var lines = Lines(file).Where(l => l.Length > 0).ToArray();
        var twice = lines.GroupBy(l => l).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? lines : throw new CorpusException(file, Array.LastIndexOf(lines, twice.Key) + 1, $"'{twice.Key}' is given twice");
    }

    private static string[] Files(string folder, string pattern) =>
        Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal)]
            : throw new CorpusException($"{folder}: there is no such folder; a corpus folder holds *.md, values/, verbs.txt, heldout.txt and wording.md");

    private static string[] Lines(string file) =>
        File.Exists(file) ? [.. File.ReadAllLines(file).Select(l => l.TrimEnd())] : throw new CorpusException($"{file}: this file is missing from the corpus");

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Word();
}
