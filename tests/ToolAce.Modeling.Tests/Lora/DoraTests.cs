using System.Text.Json;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Scoring;
using ToolAce.Modeling.Tests.Decoders;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Tests.Lora;

/// <summary>Against Goldens/make_dora.py: DoRA with rsLoRA's scale.</summary>
public sealed class DoraTests
{
    private static readonly LoraOptions Options = new() { Rank = 4, Alpha = 8, Dora = true, RankStabilised = true };

    private readonly JsonElement expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(LlamaGolden.Folder, "dora.json"))).RootElement;

    [Fact]
    public void Logits_WithDora_EqualTheReference()
    {
        using var golden = new LlamaGolden();
        using var adapter = Adapter(golden);
        using var scope = NewDisposeScope();

        LlamaGolden.Near(Numbers("logits"), LlamaGolden.Flat(golden.Model.Logits(golden.Model.Hidden(golden.IdTensor()))), 1e-4);
    }

    [Fact]
    public void Gradients_WithDora_EqualTheReference()
    {
        using var golden = new LlamaGolden();
        using var adapter = Adapter(golden);
        adapter.Train(training: true);
        using var scope = NewDisposeScope();
        using var batch = golden.Everything();

        var loss = AnswerScorer.SupervisedLogProbs(golden.Model, batch).mean().neg();
        loss.backward();

        Assert.Equal(expected.GetProperty("loss").GetDouble(), loss.item<float>(), 1e-5);
        foreach (var (map, factor) in adapter.Factors.Where(f => f.Map.StartsWith("model.layers.1", StringComparison.Ordinal)))
        {
            foreach (var (name, parameter) in new[] { "A", "B", "M" }.Zip(factor.Parameters))
            {
                LlamaGolden.Near([.. expected.GetProperty("gradients").GetProperty($"{map}.{name}").EnumerateArray().Select(x => x.GetSingle())], LlamaGolden.Flat(parameter.grad!), 2e-5);
            }
        }
    }

    [Fact]
    public void Create_WithDora_LeavesLogitsUnchanged()
    {
        using var golden = new LlamaGolden();
        using var adapter = LoraAdapter.Create(golden.Model, Options, seed: 1);
        using var scope = NewDisposeScope();

        LlamaGolden.Near(golden.Numbers("logits"), LlamaGolden.Flat(golden.Model.Logits(golden.Model.Hidden(golden.IdTensor()))), 1e-4);
    }

    [Fact]
    public void Delta_AddedToTheBase_GivesTheAdaptersLogits()
    {
        using var golden = new LlamaGolden();
        using var adapter = Adapter(golden);
        using var scope = NewDisposeScope();
        var weights = golden.Model.NamedWeights().ToDictionary(w => w.Name, w => w.Weight);

        using var merged = new DecoderModel(golden.Model.Config, name =>
            adapter.Factors.FirstOrDefault(f => f.Map + ".weight" == name) is { Factor: { } factor } ? weights[name].add(factor.Delta()) : weights[name].clone());

        LlamaGolden.Near(Numbers("logits"), LlamaGolden.Flat(merged.Logits(merged.Hidden(golden.IdTensor()))), 1e-4);
    }

    [Fact]
    public void AddTo_WithBias_LeavesTheBiasAlone()
    {
        using var scope = NewDisposeScope();
        var (weight, bias, x) = (randn([5, 4]), randn([5]), randn([3, 4]));
        using var factor = new LoraFactor(weight, randn([2, 4]).DetachFromDisposeScope(), randn([5, 2]).DetachFromDisposeScope(), magnitude: null, Options with { Rank = 2 });
        factor.Magnitude!.mul_(1.5);

        var with = factor.AddTo(nn.functional.linear(x, weight, bias), x, bias: bias);
        var without = factor.AddTo(nn.functional.linear(x, weight), x);

        LlamaGolden.Near(LlamaGolden.Flat(without.add(bias)), LlamaGolden.Flat(with), 1e-5);
    }

    private LoraAdapter Adapter(LlamaGolden golden)
    {
        Dictionary<string, (Tensor A, Tensor B)> factors;
        using (var plain = golden.AttachAdapter())
        {
            factors = plain.Factors.ToDictionary(f => f.Map, f => (f.Factor.A.clone(), f.Factor.B.clone()));
        }

        return LoraAdapter.Attach(
            golden.Model,
            Options,
            (p, _) => factors[p.Name],
            p => tensor(expected.GetProperty("magnitudes").GetProperty(p.Name).Deserialize<float[]>()!));
    }

    private float[] Numbers(string key) => expected.GetProperty(key).Deserialize<float[]>()!;
}
