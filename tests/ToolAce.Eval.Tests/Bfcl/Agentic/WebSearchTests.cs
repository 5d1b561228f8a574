using ToolAce.Eval.Bfcl.Agentic;
using ToolAce.Eval.Bfcl.Agentic.Corpora;
using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Suites;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.Bfcl.Agentic;

public sealed class WebSearchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<SuiteProblem> problems = [];
    private readonly FolderCorpus corpus;

    public WebSearchTests()
    {
        folder.Write("a.jsonl", """{"url": "https://a.example/1", "title": "Rivers", "text": "The Aare flows through Bern."}""", "no json", """{"title": "no address"}""");
        folder.Write("deep/mill.txt", "# Old mills", "A mill by a river. " + new string('x', 300));
        folder.Write("page.html", "<html><head><title>Tea &amp; cake</title><style>p {}</style></head><body><p>Tea  from\nBern</p><script>var x = 1;</script></body></html>");
        folder.Write("picture.png", "Bern");
        corpus = FolderCorpus.Load(folder.Path, problems);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_AFolder_ReadsWhatItKnowsAndReportsTheRest()
    {
        Assert.StartsWith("3 documents, sha256 ", corpus.Version, StringComparison.Ordinal);
        Assert.Equal([2, 3], problems.Select(p => p.Line));
        Assert.Equal(("Old mills", "https://corpus.invalid/deep/mill.txt"), (corpus.Search("mills", 1)[0].Title, corpus.Search("mills", 1)[0].Url));
        Assert.Equal(("Tea & cake", "Tea & cake\nTea from Bern"), (corpus.Search("cake", 1)[0].Title, corpus.Search("cake", 1)[0].Text));
        Assert.Contains("no documents", Assert.Throws<SuiteException>(() => FolderCorpus.Load(folder.Path + "/none", problems)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_Keywords_BestFirstAndOnlyWhatMatches()
    {
        Assert.Equal(["Rivers", "Tea & cake"], corpus.Search("bern rivers", 10).Select(d => d.Title));
        Assert.Single(corpus.Search("bern", 1));
        Assert.Empty(corpus.Search("zebra", 10));
    }

    [Theory]
    [InlineData(true, """{'title': 'Rivers', 'href': 'https://a.example/1', 'body': 'The Aare flows through Bern.'}""")]
    [InlineData(false, """{'title': 'Rivers', 'href': 'https://a.example/1'}""")]
    public void Query_Results_HaveASnippetOrNone(bool snippets, string first) =>
        Assert.StartsWith("[" + first, Do("search_engine_query('rivers', max_results=1, region='ch-de')", snippets), StringComparison.Ordinal);

    [Fact]
    public void Query_LongText_IsCut() => Assert.Contains("...'", Do("search_engine_query('mill')", snippets: true), StringComparison.Ordinal);

    [Theory]
    [InlineData("fetch_url_content('https://a.example/1')", "{\"content\": \"The Aare flows through Bern.\"}")]
    [InlineData("fetch_url_content('https://corpus.invalid/page.html', mode='truncate')", "{\"content\": \"Tea & cake\\nTea from Bern\"}")]
    public void Fetch_AnAddress_IsItsText(string call, string result) => Assert.Equal(result, Do(call, snippets: true));

    [Theory]
    [InlineData("fetch_url_content('https://corpus.invalid/page.html')", "<script>")]
    [InlineData("fetch_url_content('https://nowhere.example')", "error")]
    [InlineData("fetch_url_content('https://a.example/1', mode='loud')", "error")]
    [InlineData("fetch_url_content('a.example')", "Error during execution: ")]
    [InlineData("search_engine_query('zebra')", "error")]
    [InlineData("search_engine_query('bern', max_results='many')", "Error during execution: ")]
    public void Execute_OtherThings_SaySo(string call, string part) => Assert.Contains(part, Do(call, snippets: true), StringComparison.Ordinal);

    private string Do(string call, bool snippets) => new MultiTurnExecution([new WebSearch(corpus, snippets)]).Execute(call);
}
