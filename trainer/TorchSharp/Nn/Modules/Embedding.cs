using System.Diagnostics.CodeAnalysis;
using TorchSharp.Native;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Rows of a table by index.</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly long _paddingIndex;
    private readonly double? _maxNorm;
    private readonly double _normType;
    private readonly bool _scaleByFrequency;
    private readonly bool _sparse;

    [ComponentName(Name = nameof(weight))]
    private Parameter _weight;

    internal Embedding(
        long count, long dimensions, long? paddingIndex, double? maxNorm, double normType, bool scaleByFrequency, bool sparse, Device? device,
        ScalarType? dtype)
        : base(nameof(Embedding))
    {
        _paddingIndex = paddingIndex ?? -1;
        _maxNorm = maxNorm;
        _normType = normType;
        _scaleByFrequency = scaleByFrequency;
        _sparse = sparse;
        using (no_grad())
        {
            var table = empty(count, dimensions, dtype, device).normal_();
            if (paddingIndex is { } padding)
            {
                using var row = table.select(0, padding);
                row.zero_();
            }

            _weight = new Parameter(table);
        }

        RegisterComponents();
    }

    /// <summary>The table, [num_embeddings, embedding_dims].</summary>
    [DisallowNull]
    public Parameter? weight
    {
        get => _weight;
        set
        {
            _weight = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    public override Tensor forward(Tensor input)
    {
        if (_maxNorm is { } max)
        {
            using var _ = no_grad();
            Aten.EmbeddingRenormInPlace.Mutate(_weight, input, max, _normType);
        }

        return Aten.Embedding.Call(_weight, input, _paddingIndex, _scaleByFrequency, _sparse);
    }
}
