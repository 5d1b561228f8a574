using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Tests.Decoders;

namespace ToolAce.Modeling.Tests.Lora;

public sealed class LoraOptionsTests
{
    [Fact]
    public void Scale_RankStabilised_DividesByTheRoot()
    {
        var options = new LoraOptions { Rank = 16, Alpha = 32 };

        Assert.Equal(2, options.Scale);
        Assert.Equal(8, (options with { RankStabilised = true }).Scale);
    }

    [Theory]
    [InlineData("q_proj", 2)]
    [InlineData("self_attn.q_proj", 2)]
    [InlineData("model.layers.1.self_attn.q_proj", 1)]
    [InlineData("attn.q_proj", 0)]
    [InlineData("proj", 0)]
    [InlineData(LoraOptions.AllLinear, 14)]
    public void Covers_ATarget_IsANamesEndBehindADot(string target, int maps)
    {
        using var golden = new LlamaGolden();

        Assert.Equal(maps, golden.Model.Projections.Count(p => new LoraOptions { Targets = [target] }.Covers(p.Name)));
    }

    [Fact]
    public void Create_NoMapOfThatName_SaysWhich()
    {
        using var golden = new LlamaGolden();

        var problem = Assert.Throws<ArgumentException>(() => LoraAdapter.Create(golden.Model, new LoraOptions { Targets = ["c_attn"] }, seed: 1));

        Assert.Contains("c_attn", problem.Message, StringComparison.Ordinal);
    }
}
