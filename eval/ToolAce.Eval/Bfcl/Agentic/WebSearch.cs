using ToolAce.Eval.Bfcl.Agentic.Corpora;
using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Agentic;

/// <summary>
/// The two functions of the web-search categories over a corpus in place of the web, so that a run can be repeated. The region changes nothing. Without snippets a
/// result is its title and address alone.
/// </summary>
internal sealed class WebSearch(ISearchCorpus corpus, bool snippets) : World(Table, new WorldConstants(new PyValue.Dict()))
{
    public const string Name = "WebSearchAPI";

    private const int SnippetLength = 200;

    private static readonly WorldFunctions<WebSearch> Table = new WorldFunctions<WebSearch>(Name)
        .Add("search_engine_query(keywords, max_results=10, region='wt-wt')", (w, a) => w.Search(a[0], a[1]))
        .Add("fetch_url_content(url, mode='raw')", (w, a) => w.Fetch(a[0], a[1]));

    public override bool IsStateless => true;

    public override void Load(PyValue.Dict scenario, bool longContext)
    {
    }

    private static string Snippet(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= SnippetLength ? line : line[..SnippetLength] + "...";
    }

    private PyValue Search(PyValue keywords, PyValue count)
    {
        var most = (int)System.Numerics.BigInteger.Clamp(Py.Int(count).Value, 0, 1000);
        var found = corpus.Search(Py.Text(keywords), most);
        return found.Count == 0 ? Py.Error("Nothing was found for these keywords.") : Py.List(found.Select(Result));
    }

    private PyValue.Dict Result(CorpusDocument document) => snippets
        ? Py.Dict(("title", Py.Of(document.Title)), ("href", Py.Of(document.Url)), ("body", Py.Of(Snippet(document.Text))))
        : Py.Dict(("title", Py.Of(document.Title)), ("href", Py.Of(document.Url)));

    private PyValue Fetch(PyValue url, PyValue mode)
    {
        var address = Py.Text(url);
        if (!address.StartsWith("http://", StringComparison.Ordinal) && !address.StartsWith("https://", StringComparison.Ordinal))
        {
            throw PyException.Raised("ValueError", $"An address begins with http:// or https://; this one does not: {address}");
        }

        return corpus.Find(address) is not { } document ? Py.Error($"There is no page at {address}.")
            : Py.Is(mode, "raw") ? Content(document.Html ?? document.Text)
            : Py.Is(mode, "markdown") || Py.Is(mode, "truncate") ? Content(document.Text)
            : Py.Error($"There is no mode '{Py.Text(mode)}'; known are raw, markdown and truncate.");
    }

    private static PyValue Content(string text) => Py.Dict(("content", Py.Of(text)));
}
