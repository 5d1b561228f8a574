using ToolAce.Agents.Budgets;
using ToolAce.Agents.Structured;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Documents;
using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Tools.Llm;

namespace ToolAce.Synthesis.Tests.Tools;

public sealed class FreeSpeciationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task BuildAsync_WhoeverAnswersFirst_GivesOneTree(int atOnce)
    {
        var analyst = new Scripted(async document =>
        {
            await Task.Delay(document.Slug.GetHashCode(StringComparison.Ordinal) % 7 + 7, Token);
            return Found($"domain {document.Slug[^1]}", document.Slug);
        });
        var found = await FreeSpeciation.BuildAsync(analyst, Pieces(40), new FreeSpeciationOptions { AtOnce = atOnce }, progress: null, Token);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"f{i}"), found.Documents.Select(d => d.File));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"domain {i}"), found.Tree.Domains.Select(d => d.Name));
        Assert.Equal(["f3", "f13", "f23", "f33"], found.Tree.Domains[3].Sources);
        Assert.InRange(analyst.MostAtOnce, 1, atOnce);
        Assert.True(atOnce == 1 || analyst.MostAtOnce > 1, "nothing was done side by side");
    }

    [Fact]
    public async Task BuildAsync_UnusableDocuments_AreRecordedAndHarmNoOther()
    {
        var analyst = new Scripted(document => document.Slug switch
        {
            "f1" => throw new UnusableDocumentException("f1", StructuredOutcome.Refused, "no"),
            "f2" => throw new UnusableDocumentException("f2", StructuredOutcome.Malformed, "no JSON"),
            "f3" => throw new UnusableDocumentException("f3", StructuredOutcome.Failed, "status 500"),
            "f4" => throw new CorpusException("f4:1: no title"),
            _ => Task.FromResult(Found("boats", document.Slug)),
        });
        var found = await FreeSpeciation.BuildAsync(analyst, Pieces(6), new FreeSpeciationOptions(), progress: null, Token);
        Assert.Equal(
            [DocumentOutcome.Used, DocumentOutcome.Refused, DocumentOutcome.Malformed, DocumentOutcome.Failed, DocumentOutcome.Malformed, DocumentOutcome.Used],
            found.Documents.Select(d => d.Outcome));
        Assert.Equal(["f0", "f5"], Assert.Single(found.Tree.Domains).Sources);
        Assert.Contains("status 500", found.Documents[3].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BuildAsync_WhenTheBudgetIsSpent_AwaitsWhatIsUnderWayAndBeginsNothing()
    {
        var (begun, ended, spent) = (0, 0, new TaskCompletionSource());
        var analyst = new Scripted(async document =>
        {
            Interlocked.Increment(ref begun);
            if (document.Slug == "f3")
            {
                spent.SetResult();
                throw new BudgetSpentException("10 of 10 tokens are spent");
            }

            await spent.Task.WaitAsync(Token);
            await Task.Delay(100, Token);
            Interlocked.Increment(ref ended);
            return Found("boats", document.Slug);
        });
        await Assert.ThrowsAsync<BudgetSpentException>(() => FreeSpeciation.BuildAsync(analyst, Pieces(100), new FreeSpeciationOptions { AtOnce = 4 }, progress: null, Token));
        Assert.Equal((4, 3), (begun, ended));
    }

    [Fact]
    public async Task BuildAsync_WhatHeldOutDomainsOffer_StaysOutside()
    {
        var analyst = new Scripted(document => Task.FromResult(document.Slug switch
        {
            "f0" => Found("library", "f0"),
            "f1" => Found("boats", "f1", "lend book"),
            _ => Found("boats", "f2", "lend book", "row boat"),
        }));
        var options = new FreeSpeciationOptions { HeldOutDomains = new HashSet<string> { "library" }, HeldOutFunctionalities = new HashSet<string> { "lend book" } };
        var found = await FreeSpeciation.BuildAsync(analyst, Pieces(3), options, progress: null, Token);
        Assert.Equal([DocumentOutcome.HeldOut, DocumentOutcome.HeldOut, DocumentOutcome.Used], found.Documents.Select(d => d.Outcome));
        Assert.Equal(["row boat"], found.Tree.Rows().Where(r => r.Functionality is not null).Select(r => r.Name));
        Assert.Contains("left out: 1", found.Documents[2].Detail, StringComparison.Ordinal);
    }

    private static IEnumerable<DocumentPiece> Pieces(int count) => Enumerable.Range(0, count).Select(i => new DocumentPiece(
        new DocumentRow($"f{i}", "", $"f{i}", DocumentOutcome.Used, 5, Cut: false, "utf-8", Detail: null), new SourceDocument($"f{i}", "Boats.")));

    private static DomainAnalysis Found(string domain, string slug, params string[] offers) =>
        new(domain, "sea", [new CorpusSection("All", [.. (offers is [] ? [$"book {slug}"] : offers).Select(o => new Functionality(o.Split(' ')[0], o.Split(' ')[1], $"about {o}", [], []))])]);

    private sealed class Scripted(Func<SourceDocument, Task<DomainAnalysis>> answer) : IDocumentAnalyst
    {
        private int now;
        private int most;

        public int MostAtOnce => most;

        public async Task<DomainAnalysis> AnalyseAsync(SourceDocument document, CancellationToken cancellationToken)
        {
            var under = Interlocked.Increment(ref now);
            for (var seen = most; under > seen && Interlocked.CompareExchange(ref most, under, seen) != seen; seen = most)
            {
            }

            try
            {
                return await answer(document);
            }
            finally
            {
                Interlocked.Decrement(ref now);
            }
        }
    }
}
