using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ToolAce.Eval.Retrieval;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Bfcl.Agentic.Corpora;

/// <summary>
/// A folder of documents, ranked by BM25 over title and text: <c>*.jsonl</c> with <c>{"url", "title", "text"}</c> a line, <c>*.txt</c>, <c>*.md</c> and <c>*.html</c>,
/// whose address is <c>https://corpus.invalid/PATH</c> and whose title is the page's own or the first line.
/// </summary>
public sealed partial class FolderCorpus : ISearchCorpus
{
    private const string Address = "https://corpus.invalid/";

    private readonly List<CorpusDocument> pages;
    private readonly Dictionary<string, CorpusDocument> byUrl;
    private readonly Bm25 ranking;

    private FolderCorpus(List<CorpusDocument> documents)
    {
        pages = documents;
        byUrl = documents.DistinctBy(d => d.Url).ToDictionary(d => d.Url);
        ranking = new Bm25([.. documents.Select(d => Words(d.Title + "\n" + d.Text))], Bm25.Usual);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var document in documents)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{document.Url}\n{document.Title}\n{document.Text}\n{document.Html}\0"));
        }

        Version = $"{documents.Count} documents, sha256 {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    /// <inheritdoc/>
    public string Version { get; }

    /// <summary>Reads a folder with all below it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="problems">Receives the lines that cannot be used.</param>
    /// <exception cref="SuiteException">The folder is missing or holds no documents.</exception>
    public static FolderCorpus Load(string folder, List<SuiteProblem> problems)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        var documents = files.SelectMany(file => Read(folder, file, problems)).ToList();
        return documents.Count > 0
            ? new FolderCorpus(documents)
            : throw new SuiteException($"{folder} holds no documents to search. Name a folder with .jsonl ({{\"url\", \"title\", \"text\"}} a line), .txt, .md or .html files.");
    }

    /// <inheritdoc/>
    public IReadOnlyList<CorpusDocument> Search(string keywords, int count)
    {
        var scores = ranking.Scores(Words(keywords).Distinct());
        return [.. pages.Zip(scores).Where(d => d.Second > 0).OrderByDescending(d => d.Second).Take(count).Select(d => d.First)];
    }

    /// <inheritdoc/>
    public CorpusDocument? Find(string url) => byUrl.GetValueOrDefault(url) ?? byUrl.GetValueOrDefault(url.TrimEnd('/'));

    private static IEnumerable<CorpusDocument> Read(string folder, string file, List<SuiteProblem> problems)
    {
        var url = Address + Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
        switch (Path.GetExtension(file))
        {
            case ".jsonl":
                return JsonLines.Read(file, Document, problems).Select(d => d.Value);
            case ".txt" or ".md":
                var text = File.ReadAllText(file);
                return [new CorpusDocument(url, text.Split('\n', 2)[0].Trim('#', ' ', '\r'), text)];
            case ".html" or ".htm":
                var html = File.ReadAllText(file);
                return [new CorpusDocument(url, PageText.Element(html, "title") ?? Path.GetFileName(file), PageText.Of(html), html)];
            default:
                return [];
        }
    }

    private static CorpusDocument Document(JsonElement line)
    {
        string? Text(string key) => JsonLines.Member(line, key) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        return Text("url") is { } url && Text("text") is { } text
            ? new CorpusDocument(url, Text("title") ?? "", text)
            : throw new FormatException("a document needs the texts 'url' and 'text'");
    }

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value.ToLowerInvariant())];

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
