using ToolAce.Core.Models;
using ToolAce.Modeling.Generation;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Scoring;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Decoders;

public sealed class DecoderModelTests
{
    [Fact]
    public void Logits_OfTheGoldenModel_EqualTheReference()
    {
        using var golden = new LlamaGolden();
        using var scope = NewDisposeScope();

        var logits = golden.Model.Logits(golden.Model.Hidden(golden.IdTensor()));

        LlamaGolden.Near(golden.Numbers("logits"), LlamaGolden.Flat(logits), 1e-4);
    }

    [Fact]
    public void Logits_WithAnAdapter_EqualTheReference()
    {
        using var golden = new LlamaGolden();
        using var adapter = golden.AttachAdapter();
        using var scope = NewDisposeScope();

        var logits = golden.Model.Logits(golden.Model.Hidden(golden.IdTensor()));

        LlamaGolden.Near(golden.Numbers("adaptedLogits"), LlamaGolden.Flat(logits), 1e-4);
    }

    [Fact]
    public void Gradients_OfTheAdapter_EqualTheReference()
    {
        using var golden = new LlamaGolden();
        using var adapter = golden.AttachAdapter();
        adapter.Train(training: true);
        using var scope = NewDisposeScope();
        using var batch = golden.Everything();

        var loss = AnswerScorer.SupervisedLogProbs(golden.Model, batch).mean().neg();
        loss.backward();

        Assert.Equal(golden.Expected.GetProperty("loss").GetDouble(), loss.item<float>(), 1e-5);
        foreach (var (map, factor) in adapter.Factors.Where(f => f.Map.StartsWith("model.layers.1", StringComparison.Ordinal)))
        {
            var gradients = golden.Expected.GetProperty("gradients");
            LlamaGolden.Near(gradients.GetProperty(map + ".A").EnumerateArray().Select(x => x.GetSingle()).ToArray(), LlamaGolden.Flat(factor.A.grad!), 1e-5);
            LlamaGolden.Near(gradients.GetProperty(map + ".B").EnumerateArray().Select(x => x.GetSingle()).ToArray(), LlamaGolden.Flat(factor.B.grad!), 1e-5);
        }
    }

    [Fact]
    public void Create_FreshAdapter_LeavesLogitsUnchanged()
    {
        using var golden = new LlamaGolden();
        using var adapter = LoraAdapter.Create(golden.Model, new LoraOptions { Rank = 4 }, seed: 1);
        using var scope = NewDisposeScope();

        var logits = golden.Model.Logits(golden.Model.Hidden(golden.IdTensor()));

        LlamaGolden.Near(golden.Numbers("logits"), LlamaGolden.Flat(logits), 1e-4);
    }

    [Fact]
    public void LogProbs_InOneBatchOrAlone_Agree()
    {
        using var golden = new LlamaGolden();
        List<(IReadOnlyList<int>, IReadOnlyList<bool>)> sequences =
        [
            ([1, 5, 9, 2, 7, 30, 8], [false, false, false, true, true, false, true]),
            ([3, 4, 60], [false, true, true]),
            ([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], [false, true, true, true, true, true, true, true, true, true, true, true]),
        ];

        var together = AnswerScorer.LogProbs(golden.Model, sequences, padToken: 0, progress: null, TestContext.Current.CancellationToken);

        for (var i = 0; i < sequences.Count; i++)
        {
            var alone = AnswerScorer.LogProbs(golden.Model, [sequences[i]], padToken: 0, progress: null, TestContext.Current.CancellationToken);
            Assert.Equal(sequences[i].Item2.Skip(1).Count(x => x), alone[0].Count);
            LlamaGolden.Near([.. alone[0]], [.. together[i]], 1e-5);
        }
    }

    [Fact]
    public void Generate_GreedyWithCacheAndPadding_EqualsRecomputingEveryPrefix()
    {
        using var golden = new LlamaGolden();
        int[][] prompts = [[1, 2, 3, 4, 5, 6], [9, 8], [40, 30, 20, 10]];
        var generator = new TokenGenerator(golden.Model, padToken: 0, endTokens: [], stops: _ => false);

        var answers = generator.Generate([.. prompts.Select((p, i) => (p, i))], new GenerationOptions(MaxTokens: 12), TestContext.Current.CancellationToken);

        for (var i = 0; i < prompts.Length; i++)
        {
            Assert.Equal(FinishReason.Length, answers[i].Finish);
            Assert.Equal(GreedyByRecomputing(golden.Model, prompts[i], 12), answers[i].Ids);
        }
    }

    [Fact]
    public void Generate_MostAnswersFinishEarly_TheOthersGoOnUnchanged()
    {
        using var golden = new LlamaGolden();
        int[][] prompts = [[1, 2, 3, 4, 5, 6], [9, 8], [40, 30, 20, 10], [7, 7, 7]];
        var whole = prompts.Select(p => GreedyByRecomputing(golden.Model, p, 12)).ToList();
        // The first token of all prompts but one ends their answers.
        var ends = whole.Take(3).Select(a => a[0]).ToHashSet();
        Assert.DoesNotContain(whole[3], ends.Contains);
        var generator = new TokenGenerator(golden.Model, padToken: 0, endTokens: ends, stops: _ => false);

        var answers = generator.Generate([.. prompts.Select((p, i) => (p, i))], new GenerationOptions(MaxTokens: 12), TestContext.Current.CancellationToken);

        Assert.All(answers.Take(3), a => Assert.Empty(a.Ids));
        Assert.Equal(whole[3], answers[3].Ids);
    }

    [Fact]
    public void Generate_AtTheContextsEnd_StopsForLength()
    {
        using var golden = new LlamaGolden();
        var prompt = Enumerable.Range(0, 60).Select(i => i % 50).ToArray();
        var generator = new TokenGenerator(golden.Model, padToken: 0, endTokens: [], stops: _ => false);

        var answers = generator.Generate([(prompt, 0)], new GenerationOptions(MaxTokens: 100), TestContext.Current.CancellationToken);

        Assert.InRange(answers[0].Ids.Count, 4, 5);
    }

    [Fact]
    public void Generate_Sampled_DependsOnSeedAndPromptAlone()
    {
        using var golden = new LlamaGolden();
        var generator = new TokenGenerator(golden.Model, padToken: 0, endTokens: [], stops: _ => false);
        var options = new GenerationOptions(MaxTokens: 10, Temperature: 1, Seed: 3);

        var both = generator.Generate([([1, 2, 3], 0), ([4, 5], 1)], options, TestContext.Current.CancellationToken);
        var alone = generator.Generate([([4, 5], 1)], options, TestContext.Current.CancellationToken);
        var other = generator.Generate([([4, 5], 1)], options with { Seed = 4 }, TestContext.Current.CancellationToken);

        Assert.Equal(both[1].Ids, alone[0].Ids);
        Assert.NotEqual(other[0].Ids, alone[0].Ids);
    }

    [Fact]
    public void Save_ThenLoad_GivesTheSameLogits()
    {
        using var golden = new LlamaGolden();
        var folder = Directory.CreateTempSubdirectory("toolace-model").FullName;
        File.Copy(Path.Combine(LlamaGolden.Folder, "config.json"), Path.Combine(folder, "config.json"));
        WeightFolder.Save(folder, golden.Model.NamedWeights(), ScalarType.Float32);

        using var again = WeightFolder.Load(folder, ScalarType.Float32, CPU);
        using var scope = NewDisposeScope();

        LlamaGolden.Near(golden.Numbers("logits"), LlamaGolden.Flat(again.Logits(again.Hidden(golden.IdTensor()))), 1e-4);
        Directory.Delete(folder, recursive: true);
    }

    private static List<int> GreedyByRecomputing(DecoderModel model, int[] prompt, int count)
    {
        using var noGrad = no_grad();
        var ids = prompt.ToList();
        for (var i = 0; i < count; i++)
        {
            using var scope = NewDisposeScope();
            var hidden = model.Hidden(tensor(ids.Select(x => (long)x).ToArray(), [1, ids.Count])).squeeze(0);
            ids.Add((int)model.Logits(hidden.narrow(0, ids.Count - 1, 1)).argmax().item<long>());
        }

        return ids[prompt.Length..];
    }
}
