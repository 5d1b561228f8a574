using ToolAce.Trainer.Exports.Gguf;
using ToolAce.Trainer.Tests.LlamaCpp;

namespace ToolAce.Trainer.Tests.Exports;

public sealed class Q8BlocksTests
{
    [Fact]
    public void Quantize_OfManyKindsOfBlocks_GivesGgmlsOwnBytes()
    {
        var random = new Random(2);
        var values = new float[Q8Blocks.Weights * 500];
        for (var i = 0; i < values.Length; i++)
        {
            var block = i / Q8Blocks.Weights;
            values[i] = (block % 5) switch
            {
                0 => (float)(random.NextDouble() - 0.5),
                1 => random.Next(-254, 255) / 2f, // halves, where the way of rounding shows
                2 => (float)(random.NextDouble() * 1e-30),
                3 => i % Q8Blocks.Weights == 0 ? 1000 : (float)random.NextDouble(),
                _ => block % 2 == 0 ? 0 : -random.Next(3),
            };
        }

        var blocks = new byte[values.Length / Q8Blocks.Weights * Q8Blocks.Bytes];
        Q8Blocks.Quantize(values, blocks);
        Assert.Equal(GgmlReference.QuantizeQ8(values, blocks.Length), blocks);

        var back = new float[values.Length];
        Q8Blocks.Dequantize(blocks, back);
        Assert.Equal(GgmlReference.DequantizeQ8(blocks, back.Length), back);
    }
}
