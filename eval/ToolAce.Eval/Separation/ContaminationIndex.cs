using ToolAce.Core.Apis;

namespace ToolAce.Eval.Separation;

/// <summary>
/// Finds what samples share with suites: words in a row, and tools by normalised signature. Building it costs what the suites have of words, a look-up what the sample
/// has. A text of fewer words than the run counts as a whole, from <see cref="Shortest"/> words on.
/// </summary>
public sealed class ContaminationIndex
{
    /// <summary>Words of a run where nothing else is asked for: Brown et al. 2020 (GPT-3, appendix C) compare by 13, and most since have.</summary>
    public const int UsualNgram = 13;

    /// <summary>Words from which a whole text counts: "yes, book it please" is nobody's own.</summary>
    public const int Shortest = 5;

    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly List<(string Suite, string Item, int[] Words)> texts = [];
    private readonly Dictionary<ulong, (int Text, int Start)> runs = [];
    private readonly Dictionary<ulong, int> wholes = [];
    private readonly Dictionary<string, (string Suite, string Item)> tools = new(StringComparer.Ordinal);
    private readonly int ngram;

    /// <param name="suites">What to find.</param>
    /// <param name="ngram">Words in a row that make an overlap.</param>
    public ContaminationIndex(IEnumerable<KnownSuite> suites, int ngram)
    {
        this.ngram = ngram;
        foreach (var suite in suites)
        {
            foreach (var item in suite.Items)
            {
                foreach (var tool in item.Tools)
                {
                    tools.TryAdd(tool.Signature(), (suite.Name, item.Id));
                }

                foreach (var text in item.Texts)
                {
                    Add(suite.Name, item.Id, [.. Words.Of(text).Select(Learn)]);
                }
            }
        }
    }

    /// <summary>Different runs of words.</summary>
    public int Runs => runs.Count;

    /// <summary>Different tools.</summary>
    public int Tools => tools.Count;

    /// <summary>The suite that offers this tool under whatever case, order and punctuation; null for none.</summary>
    public Overlap? Find(ApiDefinition tool) =>
        tools.TryGetValue(tool.Signature(), out var found) ? new Overlap(found.Suite, found.Item, OverlapKind.Tool, tool.Name) : null;

    /// <summary>The suite that has so many words in a row of this text, or all of it where it is short; null for none.</summary>
    public Overlap? Find(string text)
    {
        List<string> said = [.. Words.Of(text)];
        int[] known = [.. said.Select(w => words.GetValueOrDefault(w, -1))];
        if (known.Length >= Shortest && known.Length < ngram)
        {
            return !known.Contains(-1) && wholes.TryGetValue(RunHash.Of(known), out var whole) && texts[whole].Words.AsSpan().SequenceEqual(known) ? Found(whole, said) : null;
        }

        foreach (var (start, hash) in RunHash.All(known, ngram))
        {
            if (runs.TryGetValue(hash, out var at) && texts[at.Text].Words.AsSpan(at.Start, ngram).SequenceEqual(known.AsSpan(start, ngram)))
            {
                return Found(at.Text, said.GetRange(start, ngram));
            }
        }

        return null;
    }

    private Overlap Found(int text, List<string> said) => new(texts[text].Suite, texts[text].Item, OverlapKind.Text, $"\"{string.Join(' ', said)}\"");

    private void Add(string suite, string item, int[] text)
    {
        if (text.Length < Shortest)
        {
            return;
        }

        if (text.Length < ngram)
        {
            if (wholes.TryAdd(RunHash.Of(text), texts.Count))
            {
                texts.Add((suite, item, text));
            }

            return;
        }

        foreach (var (start, hash) in RunHash.All(text, ngram))
        {
            runs.TryAdd(hash, (texts.Count, start));
        }

        texts.Add((suite, item, text));
    }

    private int Learn(string word)
    {
        words.TryAdd(word, words.Count);
        return words[word];
    }
}
