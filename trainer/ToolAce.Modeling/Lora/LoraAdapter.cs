using ToolAce.Modeling.Decoders;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Lora;

/// <summary>A low-rank adapter over a model: one factor pair for every targeted map. Owns the factors.</summary>
public sealed class LoraAdapter : IDisposable
{
    private readonly DecoderModel model;

    private LoraAdapter(DecoderModel model, LoraOptions options, IReadOnlyList<(string Map, LoraFactor Factor)> factors)
    {
        this.model = model;
        Options = options;
        Factors = factors;
        Attach();
    }

    /// <summary>Its shape.</summary>
    public LoraOptions Options { get; }

    /// <summary>The factors by map name, in the model's order.</summary>
    public IReadOnlyList<(string Map, LoraFactor Factor)> Factors { get; }

    /// <summary>Trainable tensors in a fixed order: A, B and where there are any the magnitudes of every map.</summary>
    public IReadOnlyList<Tensor> Parameters => [.. Factors.SelectMany(f => f.Factor.Parameters)];

    /// <summary>Attaches a fresh adapter: A normal with deviation 1/√input, B zero, so that the model's output is unchanged at first.</summary>
    /// <exception cref="ArgumentException">No map is named by the targets.</exception>
    public static LoraAdapter Create(DecoderModel model, LoraOptions options, int seed)
    {
        using var generator = new Generator((ulong)seed); // its own: nobody else's draws come between
        return Attach(model, options, (projection, rank) =>
        {
            var (output, input) = (projection.Weight.shape[0], projection.Weight.shape[1]);
            var a = randn([rank, input], ScalarType.Float32, generator: generator).div(Math.Sqrt(input)).to(model.Device);
            var b = zeros([output, rank], ScalarType.Float32, model.Device);
            return (a, b);
        });
    }

    /// <summary>Attaches an adapter whose factors the caller supplies, and with DoRA its magnitudes (those of the base otherwise); the adapter takes ownership.</summary>
    public static LoraAdapter Attach(
        DecoderModel model, LoraOptions options, Func<Projection, int, (Tensor A, Tensor B)> factors, Func<Projection, Tensor>? magnitudes = null)
    {
        if (options.Rank < 1 || options.Dropout is not (>= 0 and < 1))
        {
            throw new ArgumentException($"rank is {options.Rank} and dropout {options.Dropout}; they must be at least 1, and at least 0 and below 1", nameof(options));
        }

        var targets = model.Projections.Where(p => options.Covers(p.Name)).ToList();
        if (targets.Count == 0)
        {
            throw new ArgumentException($"no linear map is called {string.Join(" or ", options.Targets)}", nameof(options));
        }

        return new LoraAdapter(model, options, [.. targets.Select(p =>
        {
            var (a, b) = factors(p, options.Rank);
            return (p.Name, new LoraFactor(p.Weight, a.DetachFromDisposeScope(), b.DetachFromDisposeScope(), magnitudes?.Invoke(p).DetachFromDisposeScope(), options));
        })]);
    }

    /// <summary>Adds the factors to the model's maps again after <see cref="Detach"/>.</summary>
    public void Attach()
    {
        var byName = Factors.ToDictionary(f => f.Map, f => f.Factor);
        foreach (var projection in model.Projections)
        {
            projection.Adapter = byName.GetValueOrDefault(projection.Name);
        }
    }

    /// <summary>Leaves the plain base behind; the factors are kept.</summary>
    public void Detach()
    {
        foreach (var projection in model.Projections)
        {
            projection.Adapter = null;
        }
    }

    /// <summary>Makes the factors trainable, with dropout, or fixed, without.</summary>
    public void Train(bool training)
    {
        foreach (var (_, factor) in Factors)
        {
            foreach (var parameter in factor.Parameters)
            {
                parameter.requires_grad = training;
            }

            factor.Training = training;
        }
    }

    /// <summary>Detaches from the model and frees the factors.</summary>
    public void Dispose()
    {
        Detach();
        foreach (var (_, factor) in Factors)
        {
            factor.Dispose();
        }
    }
}
