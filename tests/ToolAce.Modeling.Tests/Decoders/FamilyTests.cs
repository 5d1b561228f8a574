using System.Text.Json;
using ToolAce.Core.Models;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Generation;
using ToolAce.Modeling.Scoring;
using ToolAce.Modeling.Tests.Weights;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Decoders;

public sealed class FamilyTests
{
    public static TheoryData<string> All => FamilyGolden.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Logits_OfEveryFamily_EqualTheReference(string family)
    {
        using var golden = new FamilyGolden(family);
        using var scope = NewDisposeScope();

        var logits = golden.Model.Logits(golden.Model.Hidden(golden.IdTensor()));

        LlamaGolden.Near(golden.Numbers("logits"), LlamaGolden.Flat(logits), 5e-5);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Gradients_OfEveryFamily_EqualTheReference(string family)
    {
        using var golden = new FamilyGolden(family);
        using var adapter = golden.AttachAdapter();
        adapter.Train(training: true);
        foreach (var (_, weight) in golden.Model.NamedWeights())
        {
            weight.requires_grad = true;
        }

        using var scope = NewDisposeScope();
        using var batch = Everything(golden);

        var logits = golden.Model.Logits(golden.Model.Hidden(golden.IdTensor()));
        var loss = AnswerScorer.SupervisedLogProbs(golden.Model, batch).mean().neg();
        loss.backward();

        LlamaGolden.Near(golden.Numbers("adaptedLogits"), LlamaGolden.Flat(logits), 5e-5);
        Assert.Equal(golden.Expected.GetProperty("loss").GetDouble(), loss.item<float>(), 1e-5);
        var found = golden.Model.NamedWeights().Concat(adapter.Factors.SelectMany(f => new[] { (f.Map + ".A", f.Factor.A), (f.Map + ".B", f.Factor.B) }))
            .ToDictionary(w => w.Item1, w => w.Item2.grad);
        foreach (var expected in golden.Expected.GetProperty("gradients").EnumerateObject())
        {
            LlamaGolden.Near(expected.Value.Deserialize<float[]>()!, LlamaGolden.Flat(found[expected.Name]!), 1e-5);
        }
    }

    /// <summary>Prompts of several lengths in one batch, some longer than the windows, padded on the left; each step reads the cache.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Generate_WithCacheAndPadding_EqualsRecomputingEveryPrefix(string family)
    {
        using var golden = new FamilyGolden(family);
        int[][] prompts = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [9], [30, 20, 10], [7, 7, 7, 1, 2]];
        var generator = new TokenGenerator(golden.Model, padToken: 0, endTokens: [], stops: _ => false);

        var answers = generator.Generate([.. prompts.Select((p, i) => (p, i))], new GenerationOptions(MaxTokens: 10), TestContext.Current.CancellationToken);

        for (var i = 0; i < prompts.Length; i++)
        {
            int[] whole = [.. prompts[i], .. answers[i].Ids];
            var (best, logProbs) = Recompute(golden.Model, whole, prompts[i].Length);
            Assert.Equal(best, answers[i].Ids);
            LlamaGolden.Near(logProbs, [.. answers[i].LogProbs], 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Logits_InBf16_AreNearTheReference(string family)
    {
        using var golden = new FamilyGolden(family, ScalarType.BFloat16);
        using var scope = NewDisposeScope();

        var logits = LlamaGolden.Flat(golden.Model.Logits(golden.Model.Hidden(golden.IdTensor())).to_type(ScalarType.Float32));

        // bf16 keeps 8 bits: half a unit in the last place is 1/512 of a value, and a dozen such roundings lie on the way.
        var expected = golden.Numbers("logits");
        var (size, difference) = (Math.Sqrt(expected.Average(e => e * e)), Math.Sqrt(expected.Zip(logits, (e, a) => (e - a) * (e - a)).Average()));
        Assert.InRange(difference / size, 0, 0.03);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Load_OfMergedWeights_GivesTheAdaptedReferencesLogits(string family)
    {
        using var golden = new FamilyGolden(family);
        using var adapter = golden.AttachAdapter();
        using var target = new ModelCopy(family);
        var deltas = adapter.Factors.ToDictionary(f => f.Map + ".weight", f => f.Factor);

        WeightFolder.Save(
            target.Folder,
            golden.Model.NamedWeights().Select(w => deltas.TryGetValue(w.Name, out var factor)
                ? new PendingWeight(w.Name, w.Weight.shape, () => w.Weight.add(factor.Delta()))
                : PendingWeight.Of(w.Name, w.Weight)),
            ScalarType.Float32,
            partBytes: 9000);
        DecoderConfigFile.Copy(FamilyGolden.FolderOf(family), target.Folder, ScalarType.Float32);

        using var merged = WeightFolder.Load(target.Folder, ScalarType.Float32, CPU);
        using var scope = NewDisposeScope();
        LlamaGolden.Near(golden.Numbers("adaptedLogits"), LlamaGolden.Flat(merged.Logits(merged.Hidden(golden.IdTensor()))), 1e-4);
    }

    /// <summary>What is greedily best behind every prefix from <paramref name="start"/> on, and its log-probability.</summary>
    private static (int[] Best, float[] LogProbs) Recompute(DecoderModel model, int[] ids, int start)
    {
        using var noGrad = no_grad();
        var (best, values) = (new List<int>(), new List<float>());
        for (var length = start; length < ids.Length; length++)
        {
            using var scope = NewDisposeScope();
            var hidden = model.Hidden(tensor(ids.Take(length).Select(x => (long)x).ToArray(), [1, length])).squeeze(0);
            var logProbs = model.Logits(hidden.narrow(0, length - 1, 1)).log_softmax(-1);
            best.Add((int)logProbs.argmax().item<long>());
            values.Add(logProbs.max().item<float>());
        }

        return ([.. best], [.. values]);
    }

    private static TokenBatch Everything(FamilyGolden golden) => TokenBatch.Of(
        [.. golden.Ids.Select(row => ((IReadOnlyList<int>)[.. row.Select(i => (int)i)], (IReadOnlyList<bool>)[.. row.Select(_ => true)]))],
        padToken: 0,
        CPU);
}
