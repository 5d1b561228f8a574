using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Tests.Weights;
using ToolAce.Modeling.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Decoders;

/// <summary>What training and export take to be the same, for every family.</summary>
public sealed class FamilyEquivalenceTests
{
    private static readonly int[] Documents = [9, 2, 1, 6, 4];

    public static TheoryData<string> All => FamilyGolden.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Hidden_OfPackedDocuments_EqualsEachAlone(string family)
    {
        using var golden = new FamilyGolden(family);
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var ids = PackedIds();

        var packed = golden.Model.Hidden(ids, Documents);

        var start = 0L;
        foreach (var length in Documents)
        {
            var alone = golden.Model.Hidden(ids.narrow(1, start, length));
            LlamaGolden.Near(LlamaGolden.Flat(alone), LlamaGolden.Flat(packed.narrow(1, start, length)), 1e-5);
            start += length;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Backward_OfRecomputedBlocks_GivesThePlainGradients(string family)
    {
        using var golden = new FamilyGolden(family);
        using var adapter = golden.AttachAdapter();
        adapter.Train(training: true);
        using var scope = NewDisposeScope();
        var (ids, gradient) = (PackedIds(), sin(arange(0, Documents.Sum() * golden.Model.Config.HiddenSize, ScalarType.Float32)).view(1, Documents.Sum(), -1));

        golden.Model.Hidden(ids, Documents).mul(gradient).sum().backward();
        var recomputed = new RecomputedPass(golden.Model, ids, Documents).Backward(gradient, adapter.Parameters);

        Assert.Equal(adapter.Parameters.Count, recomputed.Count);
        Assert.All(adapter.Parameters.Zip(recomputed), pair => LlamaGolden.Near(LlamaGolden.Flat(pair.First.grad!), LlamaGolden.Flat(pair.Second), 1e-5));
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

    private static Tensor PackedIds() => tensor(Enumerable.Range(0, Documents.Sum()).Select(i => (long)(i * 7 % 31)).ToArray(), [1, Documents.Sum()]);
}
