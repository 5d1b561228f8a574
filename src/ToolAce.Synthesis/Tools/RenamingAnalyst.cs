using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Tools;

/// <summary>
/// Gives a share of the parameters that another analyst found a name of their own: some word of the training documents, alone or before the last word of the old name.
/// A small model that meets the same few hundred names again and again learns the names instead of reading the definition in front of it (docs/log.md has the figures);
/// Hammer masks names for the same reason. Kind and description stay. No parameter gets the name of a held-out domain's parameter.
/// </summary>
/// <param name="inner">Reads the document.</param>
/// <param name="corpus">Where the words come from.</param>
/// <param name="share">Share of parameters renamed, 0–1.</param>
/// <param name="seed">Everything random follows from it, the domain and the functionality.</param>
public sealed class RenamingAnalyst(IDocumentAnalyst inner, Corpus corpus, double share, int seed) : IDocumentAnalyst
{
    private const double Qualified = 0.3;
    private const int ShortestWord = 3;
    private readonly string[] words = Words(corpus);
    private readonly HashSet<string> heldOut = [.. corpus.HeldOutDocuments.SelectMany(d => d.Functionalities).SelectMany(f => f.Parameters).Select(p => p.Name)];

    /// <inheritdoc/>
    public async Task<DomainAnalysis> AnalyseAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        var found = await inner.AnalyseAsync(document, cancellationToken);
        return found with { Sections = [.. found.Sections.Select(s => Renamed(found.Domain, s))] };
    }

    private CorpusSection Renamed(string domain, CorpusSection section) => section with
    {
        Functionalities = [.. section.Functionalities.Select(f => Renamed(domain, f))],
        Sections = [.. section.Sections.Select(s => Renamed(domain, s))],
    };

    private Functionality Renamed(string domain, Functionality functionality)
    {
        var random = Seeds.Stream(seed, "rename", domain, functionality.Name);
        var taken = functionality.Parameters.Select(p => p.Name).Concat(functionality.Returns.Select(r => r.Name)).ToHashSet();
        return functionality with { Parameters = [.. functionality.Parameters.Select(p => random.Chance(share) ? p with { Name = NewName(p.Name, taken, random) } : p)] };
    }

    private string NewName(string old, HashSet<string> taken, Random random)
    {
        string name;
        do
        {
            var word = random.Pick(words);
            name = random.Chance(Qualified) ? $"{word} {ToolNames.LastWord(old)}" : word;
        }
        while (heldOut.Contains(name) || !taken.Add(name));
        return name;
    }

    private static string[] Words(Corpus corpus)
    {
        var functionalities = corpus.TrainingDocuments.SelectMany(d => d.Functionalities).ToArray();
        var phrases = functionalities.SelectMany(f =>
            new[] { f.Object, f.Description }
                .Concat(f.Parameters.Select(p => p.Name))
                .Concat(f.Returns.Select(r => r.Name))
                .Concat(f.Parameters.Select(p => p.Kind).OfType<ValueKind.Choice>().SelectMany(c => c.Options).Where(o => !corpus.Values.HeldOutValues.Contains(o))));
        return [.. phrases.SelectMany(p => p.Split(' ')).Where(w => w.Length >= ShortestWord && w.All(char.IsAsciiLetterLower)).Distinct().Order(StringComparer.Ordinal)];
    }
}
