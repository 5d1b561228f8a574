using System.Globalization;

namespace TorchSharp.Tests.Memory;

public class MemoryTests
{
    /// <summary>A step of training, many times over: what stays in memory must not grow with the number of steps.</summary>
    [Fact]
    public void TrainStep_TwoThousandTimes_LeavesMemoryFlat()
    {
        using var model = new Model();
        using var optimizer = optim.AdamW(model.parameters(), lr: 1e-3);
        // The runtime's own warm-up (tiered compilation, heap budgets) takes about two thousand steps to settle; a leak would go on after it.
        for (var i = 0; i < 3000; i++)
        {
            Step(model, optimizer);
        }

        Garbage.Settle();
        var tensors = Tensor.TotalCount;
        var samples = new List<(double Step, double Bytes)>();
        for (var i = 0; i < 2000; i++)
        {
            Step(model, optimizer);
            if (i % 50 == 0)
            {
                samples.Add((i, ResidentBytes()));
            }
        }

        Assert.Equal(tensors, Tensor.TotalCount);
        Assert.True(Slope(samples) <= 1024, $"resident memory grows by {Slope(samples):f0} bytes per step");
    }

    /// <summary>
    /// The measure itself must notice a leak: as many steps, each leaving 32 kB behind. Tensors that lived before must not hide it: what they left and was not given back to
    /// the system, some megabytes, is used up first.
    /// </summary>
    [Fact]
    public void Slope_OfALeakingLoop_IsSeen()
    {
        Freed(tensors: 1000);
        Garbage.Settle();
        var leaked = new List<Tensor>();
        var samples = new List<(double Step, double Bytes)>();
        for (var i = 0; i < 2000; i++)
        {
            leaked.Add(ones(8192));
            if (i % 50 == 0)
            {
                samples.Add((i, ResidentBytes()));
            }
        }

        Assert.InRange(Slope(samples), 16 * 1024, 96 * 1024);
        leaked.ForEach(t => t.Dispose());
    }

    /// <summary>Leaves that many freed blocks of 32 kB with the allocator.</summary>
    private static void Freed(int tensors)
    {
        List<Tensor> made = [.. Enumerable.Range(0, tensors).Select(_ => ones(8192))];
        made.ForEach(t => t.Dispose());
    }

    private static void Step(Model model, optim.Optimizer optimizer)
    {
        using var scope = NewDisposeScope();
        var tokens = randint(0, 32, [2L, 8L]);
        var loss = nn.functional.cross_entropy(model.call(tokens).view(-1, 32), tokens.view(-1));
        optimizer.zero_grad();
        loss.backward();
        nn.utils.clip_grad_norm_(model.parameters(), 1.0);
        optimizer.step();
    }

    /// <summary>After a collection, so that the garbage collector's own breathing space does not count as growth.</summary>
    private static double ResidentBytes()
    {
        GC.Collect();
        return double.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
    }

    /// <summary>Least-squares slope, in bytes per step.</summary>
    private static double Slope(List<(double Step, double Bytes)> samples)
    {
        var (x, y) = (samples.Average(s => s.Step), samples.Average(s => s.Bytes));
        return samples.Sum(s => (s.Step - x) * (s.Bytes - y)) / samples.Sum(s => (s.Step - x) * (s.Step - x));
    }

    private sealed class Model : nn.Module<Tensor, Tensor>
    {
        private readonly Embedding table = nn.Embedding(32, 16);
        private readonly Linear mix = nn.Linear(16, 16);
        private readonly Linear head = nn.Linear(16, 32);

        public Model()
            : base(nameof(Model)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            var h = table.forward(input);
            var heads = mix.forward(h).view(2, 8, 2, 8).transpose(1, 2);
            h = h + nn.functional.scaled_dot_product_attention(heads, heads, heads, is_casual: true).transpose(1, 2).reshape(2, 8, 16);
            return head.forward(nn.functional.silu(h));
        }
    }
}
