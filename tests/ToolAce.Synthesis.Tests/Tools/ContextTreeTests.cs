using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Tests.Tools;

public sealed class ContextTreeTests
{
    [Fact]
    public void Build_TrainingDocuments_DeepTreeWithoutHeldOutDomains()
    {
        Assert.True(Shipped.Tree.Depth >= 4, $"depth {Shipped.Tree.Depth}");
        Assert.Equal(Shipped.Corpus.TrainingDocuments.Select(d => d.Slug).Order(), Shipped.Tree.Domains.Select(d => d.Name).Order());
        Assert.Equal(
            Shipped.Corpus.TrainingDocuments.Sum(d => d.Functionalities.Count()), Shipped.Tree.Root.All().Count(n => n.Level == ContextLevel.Functionality));
    }

    [Fact]
    public void Rows_ThroughJson_GiveTheSameTree()
    {
        var lines = Shipped.Tree.Rows().Select(r => JsonSerializer.Serialize(r, CoreJson.Options)).ToArray();
        var back = ContextTree.FromRows(lines.Select(l => JsonSerializer.Deserialize<ContextTreeRow>(l, CoreJson.Options)!));
        Assert.Equal(lines, back.Rows().Select(r => JsonSerializer.Serialize(r, CoreJson.Options)));
    }

    [Fact]
    public void FromRows_TwoRoots_IsRefused()
    {
        var row = new ContextTreeRow("root", "", "root", ContextLevel.Root, Functionality: null);
        Assert.Throws<InvalidDataException>(() => ContextTree.FromRows([row, row]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void WithClusters_Count_KeepsThatManyAreasBySeed(int clusters)
    {
        var some = Shipped.Tree.WithClusters(clusters, seed: 1);
        Assert.Equal(clusters, some.Areas.Count);
        Assert.Equal(some.Areas.Select(a => a.Name), Shipped.Tree.WithClusters(clusters, seed: 1).Areas.Select(a => a.Name));
        Assert.Subset(Shipped.Tree.Areas.ToHashSet(), some.Areas.ToHashSet());
    }

    [Fact]
    public async Task Analyse_ForTraining_DropsChoicesThatAreHeldOutValues()
    {
        const string text = "# X\narea: y\n\n## Z\n- add fish: x\n  - hue (red | orange | blue): x\n  - pair (orange | white): x\n  - returns code (code)\n";
        Assert.Superset(new HashSet<string>(["orange", "white"]), Shipped.Corpus.Values.HeldOutValues.ToHashSet());
        async Task<IReadOnlyList<CorpusParameter>> Parameters(ValueSplit split)
        {
            var analysis = await new ScriptedDocumentAnalyst(Shipped.Corpus, split).AnalyseAsync(new SourceDocument("x", text), TestContext.Current.CancellationToken);
            return analysis.Sections[0].Functionalities[0].Parameters;
        }

        var training = await Parameters(ValueSplit.Training);
        Assert.Equal(new ValueKind.Choice(["red", "blue"]), training[0].Kind);
        Assert.Equal(new ValueKind.Choice(["orange", "white"]), training[1].Kind);
        Assert.Equal(new ValueKind.Choice(["red", "orange", "blue"]), (await Parameters(ValueSplit.HeldOut))[0].Kind);
    }
}
