using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using ToolAce.Cli.Hosting;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>The documents that agents write from: the shipped corpus and a folder of further ones.</summary>
internal sealed record SynthesisCorpus(Corpus Corpus, string Sha256)
{
    private const string Documents = "configs/corpus";
    private const string Wide = "configs/corpus-wide";

    public static Option<string?> FurtherOption() => new("--further") { Description = $"A folder of further documents in the corpus format (default: {Wide}, where it is)." };

    /// <exception cref="UsageException">A document cannot be read.</exception>
    public static SynthesisCorpus Open(string? further)
    {
        var root = Path.Combine(ProgramRoot.Current(), Documents);
        var usual = Path.Combine(ProgramRoot.Current(), Wide);
        var second = further is not null ? Path.GetFullPath(further) : Directory.Exists(usual) ? usual : null;
        try
        {
            return new SynthesisCorpus(Corpus.Load(root, second), Hash(second is null ? [root] : [root, second]));
        }
        catch (CorpusException wrong)
        {
            throw new UsageException($"The documents cannot be read: {wrong.Message.TrimEnd('.')}.", "Mend them; configs/corpus/README.md has the format.");
        }
    }

    /// <summary>The tree that scripts find in the documents.</summary>
    public Task<ContextTree> TreeAsync(CancellationToken cancellationToken) =>
        Speciation.BuildAsync(new ScriptedDocumentAnalyst(Corpus, ValueSplit.Training), Speciation.Sources(Corpus.TrainingDocuments), progress: null, cancellationToken);

    /// <summary>What scripts fill parameters with.</summary>
    public SchemaValues Values(ContextTree tree) => new(tree, new ValueSource(Corpus.Values, ValueSplit.Training));

    /// <summary>The tree with only some of its domains.</summary>
    /// <param name="tree">All of it.</param>
    /// <param name="asked">Names parted by commas, or how many, which the seed draws; null means all.</param>
    /// <param name="seed">Decides which.</param>
    /// <exception cref="UsageException">There is no such domain.</exception>
    public static ContextTree Only(ContextTree tree, string? asked, int seed)
    {
        if (asked is null)
        {
            return tree;
        }

        var kept = Chosen([.. tree.Domains.Select(d => d.Name)], asked, seed);
        return new ContextTree(tree.Root with
        {
            Children = [.. tree.Areas.Select(a => a with { Children = [.. a.Children.Where(d => kept.Contains(d.Name))] }).Where(a => a.Children.Count > 0)],
        });
    }

    /// <summary>The documents of these domains, for whoever has to be asked about each.</summary>
    /// <param name="asked">As above.</param>
    /// <param name="seed">Decides which.</param>
    /// <exception cref="UsageException">There is no such domain.</exception>
    public IReadOnlyList<SourceDocument> Sources(string? asked, int seed)
    {
        var all = Speciation.Sources(Corpus.TrainingDocuments);
        if (asked is null)
        {
            return all;
        }

        var kept = Chosen([.. all.Select(d => d.Slug)], asked, seed);
        return [.. all.Where(d => kept.Contains(d.Slug))];
    }

    private static HashSet<string> Chosen(string[] names, string asked, int seed) => int.TryParse(asked, out var count) ? Drawn(names, count, seed) : Named(names, asked);

    private static HashSet<string> Drawn(string[] names, int count, int seed) => count > 0 && count <= names.Length
        ? [.. Core.Randomness.RandomExtensions.Sample(Core.Randomness.Seeds.Stream(seed, "domains"), names, count)]
        : throw new UsageException($"--domains {count}: the documents have {names.Length} domains.", "Give a number up to that, or names.");

    private static HashSet<string> Named(string[] names, string asked)
    {
        var wanted = asked.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in wanted.Where(w => !names.Contains(w)))
        {
            var meant = Spelling.Closest(name, names);
            throw new UsageException($"There is no domain '{name}' to train on.", $"{(meant is null ? "" : $"Did you mean {meant}? ")}A domain is called as its document in {Documents} or {Wide}; held-out ones are for the suites.");
        }

        return wanted.Length > 0 ? [.. wanted] : throw new UsageException("--domains names none.", "Give names parted by commas, or how many.");
    }

    private static string Hash(IEnumerable<string> folders)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var folder in folders)
        {
            foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(folder, file)}\n{new FileInfo(file).Length}\n"));
                hash.AppendData(File.ReadAllBytes(file));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
