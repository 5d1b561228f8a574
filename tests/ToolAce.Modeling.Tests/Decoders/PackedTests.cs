using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Scoring;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Decoders;

public sealed class PackedTests
{
    private static readonly List<(IReadOnlyList<int> Ids, IReadOnlyList<bool> Supervised)> Documents =
    [
        ([1, 5, 9, 2, 7, 30, 8], [true, false, false, true, true, false, true]),
        ([3], [true]),
        ([3, 4, 60], [false, true, true]),
        ([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], [false, true, true, true, true, true, true, true, true, true, true, true]),
    ];

    /// <summary>Every family's own: biases, norms over heads, and a sliding window that is shorter than the longest document.</summary>
    [Theory]
    [MemberData(nameof(FamilyGolden.All), MemberType = typeof(FamilyGolden))]
    public void Hidden_Packed_IsEveryDocumentsOwn(string family)
    {
        using var golden = new FamilyGolden(family);
        using var adapter = golden.AttachAdapter();
        using var scope = NewDisposeScope();
        List<(IReadOnlyList<int> Ids, IReadOnlyList<bool> Supervised)> documents = [.. golden.Ids.Select(Document), .. Documents.Select(d => Document(d.Ids.Select(i => (long)i % 30)))];
        using var batch = TokenBatch.Packed(documents, CPU);

        var packed = golden.Model.Hidden(batch.Ids, batch.Documents);

        var start = 0;
        foreach (var (ids, _) in documents)
        {
            var alone = golden.Model.Hidden(tensor(ids.Select(i => (long)i).ToArray(), [1, ids.Count]));
            LlamaGolden.Near(LlamaGolden.Flat(alone), LlamaGolden.Flat(packed.narrow(1, start, ids.Count)), 1e-5);
            start += ids.Count;
        }

        static (IReadOnlyList<int>, IReadOnlyList<bool>) Document(IEnumerable<long> ids) => ([.. ids.Select(i => (int)i)], [.. ids.Select(_ => true)]);
    }

    [Theory]
    [MemberData(nameof(FamilyGolden.All), MemberType = typeof(FamilyGolden))]
    public void RecomputedPass_OfEveryFamily_EqualsThePlainPassBitForBit(string family)
    {
        using var golden = new FamilyGolden(family);
        using var adapter = golden.AttachAdapter();
        adapter.Train(training: true);
        using var scope = NewDisposeScope();
        var plain = golden.Model.Hidden(golden.IdTensor());
        var expected = autograd.grad([plain], [.. adapter.Parameters], [plain.detach()]);

        var pass = new RecomputedPass(golden.Model, golden.IdTensor(), documents: null);
        var actual = pass.Backward(plain.detach(), adapter.Parameters);

        Assert.Equal(LlamaGolden.Flat(plain), LlamaGolden.Flat(pass.Hidden));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(LlamaGolden.Flat(pair.First), LlamaGolden.Flat(pair.Second)));
    }

    /// <summary>Biases are not turned with the weights.</summary>
    [Theory]
    [InlineData("qwen2")]
    [InlineData("llama-biases")]
    public void Delta_OfDoraOverBiases_MergesToTheAdaptersLogits(string family)
    {
        using var golden = new FamilyGolden(family);
        using var adapter = LoraAdapter.Create(golden.Model, new LoraOptions { Rank = 2, Dora = true }, seed: 2);
        using var scope = NewDisposeScope();
        foreach (var (_, factor) in adapter.Factors)
        {
            factor.B.fill_(0.1);
            factor.Magnitude!.mul_(1.3);
        }

        var expected = golden.Model.Logits(golden.Model.Hidden(golden.IdTensor()));
        var weights = golden.Model.NamedWeights().ToDictionary(w => w.Name, w => w.Weight);
        var deltas = adapter.Factors.ToDictionary(f => f.Map + ".weight", f => f.Factor.Delta());

        using var merged = new DecoderModel(golden.Model.Config, name => deltas.TryGetValue(name, out var delta) ? weights[name].add(delta) : weights[name].clone());

        LlamaGolden.Near(LlamaGolden.Flat(expected), LlamaGolden.Flat(merged.Logits(merged.Hidden(golden.IdTensor()))), 1e-4);
    }

    [Fact]
    public void SupervisedLogProbs_Packed_EqualPadded()
    {
        using var golden = new LlamaGolden();
        using var scope = NewDisposeScope();
        using var packed = TokenBatch.Packed(Documents, CPU);
        using var padded = TokenBatch.Of(Documents, padToken: 0, CPU);

        Assert.Equal(padded.Counts, packed.Counts);
        LlamaGolden.Near(
            LlamaGolden.Flat(AnswerScorer.SupervisedLogProbs(golden.Model, padded)), LlamaGolden.Flat(AnswerScorer.SupervisedLogProbs(golden.Model, packed)), 1e-5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RecomputedPass_HiddenAndGradients_EqualThePlainPassBitForBit(bool dora)
    {
        using var golden = new LlamaGolden();
        using var adapter = LoraAdapter.Create(golden.Model, new LoraOptions { Rank = 4, Dropout = 0.3, Dora = dora }, seed: 2);
        using (no_grad())
        {
            foreach (var (_, factor) in adapter.Factors)
            {
                factor.B.fill_(0.02);
            }
        }

        adapter.Train(training: true);
        using var scope = NewDisposeScope();
        using var batch = TokenBatch.Packed(Documents, CPU);
        using var seed = new BlockDropout(CPU, block => 100 + block);
        var plain = golden.Model.Hidden(batch.Ids, batch.Documents, seed);
        var weights = arange(plain.numel(), ScalarType.Float32).view(plain.shape).sin();
        var expected = autograd.grad([plain], [.. adapter.Parameters], [weights]);

        var pass = new RecomputedPass(golden.Model, batch.Ids, batch.Documents, seed);
        var actual = pass.Backward(weights, adapter.Parameters);

        Assert.Equal(LlamaGolden.Flat(plain), LlamaGolden.Flat(pass.Hidden));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(LlamaGolden.Flat(pair.First), LlamaGolden.Flat(pair.Second)));
        Assert.Contains(expected, g => LlamaGolden.Flat(g).Any(x => x != 0));
    }

    [Fact]
    public void RecomputedPass_SomeMapsOnly_EqualsThePlainPass()
    {
        using var golden = new LlamaGolden();
        using var adapter = LoraAdapter.Create(golden.Model, new LoraOptions { Rank = 2, Targets = ["model.layers.1.mlp.up_proj"] }, seed: 2);
        adapter.Train(training: true);
        using var scope = NewDisposeScope();
        var plain = golden.Model.Hidden(golden.IdTensor());
        var expected = autograd.grad([plain], [.. adapter.Parameters], [plain.detach()]);

        var actual = new RecomputedPass(golden.Model, golden.IdTensor(), documents: null).Backward(plain.detach(), adapter.Parameters);

        Assert.All(expected.Zip(actual), pair => Assert.Equal(LlamaGolden.Flat(pair.First), LlamaGolden.Flat(pair.Second)));
    }
}
