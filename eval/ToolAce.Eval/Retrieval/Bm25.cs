namespace ToolAce.Eval.Retrieval;

/// <summary>
/// Ranks documents for a query by BM25 (Robertson and Zaragoza 2009) or BM25+ (Lv and Zhai 2011), whose every match adds at least δ. Documents are lists of words;
/// a query costs what its words' occurrences cost, however many documents there are.
/// </summary>
internal sealed class Bm25
{
    private readonly Bm25Settings settings;
    private readonly Dictionary<string, List<(int Document, int Count)>> places = [];
    private readonly int[] lengths;
    private readonly double average;

    public Bm25(IReadOnlyList<IReadOnlyList<string>> documents, Bm25Settings settings)
    {
        this.settings = settings;
        lengths = [.. documents.Select(d => d.Count)];
        average = lengths.Length == 0 ? 0 : lengths.Average();
        for (var i = 0; i < documents.Count; i++)
        {
            foreach (var (word, count) in documents[i].CountBy(w => w))
            {
                if (!places.TryGetValue(word, out var known))
                {
                    places.Add(word, known = []);
                }

                known.Add((i, count));
            }
        }
    }

    /// <summary>k1 = 1.2, b = 0.75.</summary>
    public static Bm25Settings Usual { get; } = new(K1: 1.2, B: 0.75, Delta: 0);

    /// <summary>BM25+ with k1 = 1.5, b = 0.75, δ = 1, as the memory's function documents mean it.</summary>
    public static Bm25Settings Plus { get; } = new(K1: 1.5, B: 0.75, Delta: 1);

    /// <summary>A score a document; a word of the query counts as often as it is there.</summary>
    public IReadOnlyList<double> Scores(IEnumerable<string> query)
    {
        var scores = new double[lengths.Length];
        foreach (var word in query)
        {
            if (!places.TryGetValue(word, out var found))
            {
                continue;
            }

            // BM25+ adds δ for a word to every document, also where it is not.
            var rarity = settings.Delta > 0
                ? Math.Log((lengths.Length + 1.0) / found.Count)
                : Math.Log(1 + (lengths.Length - found.Count + 0.5) / (found.Count + 0.5));
            for (var i = 0; settings.Delta > 0 && i < scores.Length; i++)
            {
                scores[i] += rarity * settings.Delta;
            }

            foreach (var (document, count) in found)
            {
                scores[document] += rarity * count * (settings.K1 + 1) / (count + settings.K1 * (1 - settings.B + settings.B * lengths[document] / average));
            }
        }

        return scores;
    }
}
