using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Parallelism;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Decoders;

/// <summary>
/// A decoder of any of the families in <see cref="ModelFamily"/>. Owns its weights. Inputs are token ids [batch, time]; hidden states [batch, time, hidden]; logits [rows, vocabulary].
/// Build it outside any dispose scope.
/// </summary>
public sealed class DecoderModel : IDisposable
{
    private readonly Tensor embedding;
    private readonly Tensor finalNorm;
    private readonly Tensor? head;
    private readonly DecoderLayer[] layers;
    private readonly RotaryTable rotary;

    /// <summary>Builds the model from tensors by Hugging Face name; it takes ownership of them.</summary>
    public DecoderModel(DecoderConfig config, Func<string, Tensor> weights)
    {
        Config = config;
        embedding = weights("model.embed_tokens.weight");
        layers = [.. Enumerable.Range(0, config.Layers).Select(i => new DecoderLayer(config, i, weights))];
        finalNorm = weights("model.norm.weight");
        head = config.TiedEmbeddings ? null : weights("lm_head.weight");
        rotary = new RotaryTable(config, embedding.dtype, embedding.device);
        Workers = Workers.For(config, embedding.device, threads: 0);
    }

    /// <summary>The shape.</summary>
    public DecoderConfig Config { get; }

    /// <summary>The type that weights and activations have.</summary>
    public ScalarType Dtype => embedding.dtype;

    /// <summary>Where the weights are.</summary>
    public Device Device => embedding.device;

    /// <summary>How batches are shared out over the cores; all of them unless <see cref="UseThreads"/> says otherwise.</summary>
    public Workers Workers { get; private set; }

    /// <summary>All linear maps inside the blocks, in order.</summary>
    public IEnumerable<Projection> Projections => layers.SelectMany(l => l.Projections);

    /// <summary>Limits this model to so many processor threads; 0 means all cores.</summary>
    public void UseThreads(int threads) => Workers = Workers.For(Config, Device, threads);

    /// <summary>Every weight by its Hugging Face name, in the order of <see cref="DecoderConfig.Tensors"/>. Still owned by the model.</summary>
    public IEnumerable<(string Name, Tensor Weight)> NamedWeights()
    {
        var all = layers.SelectMany(l => l.NamedWeights)
            .Append(("model.embed_tokens.weight", embedding))
            .Append(("model.norm.weight", finalNorm))
            .Concat(head is null ? [] : [("lm_head.weight", head)])
            .ToDictionary(w => w.Item1, w => w.Item2);
        return Config.Tensors().Select(t => (t.Name, all[t.Name]));
    }

    /// <summary>Hidden states after the last norm for right-padded or unpadded ids [batch, time], causal from position 0.</summary>
    public Tensor Hidden(Tensor ids) => Hidden(ids, documents: null);

    /// <summary>
    /// As <see cref="Hidden(Tensor)"/> where rows hold several documents one behind the other, of these lengths: each is read by itself, its positions from 0.
    /// Adapters in training draw from <paramref name="dropout"/>.
    /// </summary>
    public Tensor Hidden(Tensor ids, IReadOnlyList<int>? documents, BlockDropout? dropout = null) => Run(ids, Context(ids, documents, dropout), dropout);

    /// <summary>Logits [rows, vocabulary] for hidden states [rows, hidden].</summary>
    public Tensor Logits(Tensor hidden) => nn.functional.linear(hidden, head ?? embedding);

    /// <inheritdoc/>
    public void Dispose()
    {
        embedding.Dispose();
        finalNorm.Dispose();
        head?.Dispose();
        rotary.Dispose();
        foreach (var layer in layers)
        {
            layer.Dispose();
        }
    }

    /// <summary>Hidden states of new tokens behind a cache; positions [batch, time], none beyond its columns; an additive mask over all cached keys.</summary>
    internal Tensor Hidden(Tensor ids, Tensor positions, Tensor mask, KeyValueCache cache)
    {
        var (cosine, sine) = rotary.At(positions, cache.Length + ids.shape[1]);
        var time = ids.shape[1];
        var hidden = Run(ids, new AttentionContext(cosine, sine, mask, cache) { WindowMask = WindowMask.Of(Config, mask, time, cache.Length + time, Dtype, Device) });
        cache.Advance(time);
        return hidden;
    }

    /// <summary>The blocks, in order: for passes that run them one by one.</summary>
    internal IReadOnlyList<DecoderLayer> Blocks => layers;

    /// <summary>What blocks need for ids without a cache.</summary>
    internal AttentionContext Context(Tensor ids, IReadOnlyList<int>? documents, BlockDropout? dropout)
    {
        if (documents is null)
        {
            var time = ids.shape[1];
            var (cosine, sine) = rotary.First(time);
            return new AttentionContext(cosine, sine, Mask: null, Cache: null, Dropout: dropout?.Generator) { WindowMask = Window(time) };
        }

        var positions = documents.SelectMany(length => Enumerable.Range(0, length)).Select(p => (long)p).ToArray();
        var longest = documents.Max();
        var (cosines, sines) = rotary.At(tensor(positions, [1, positions.Length], device: ids.device), longest);
        return new AttentionContext(cosines, sines, Mask: null, Cache: null, [.. documents.Select(d => (long)d)], dropout?.Generator) { WindowMask = Window(longest) };
    }

    private Tensor? Window(long time) => WindowMask.Of(Config, mask: null, time, time, Dtype, Device);

    /// <summary>The blocks' first input, [batch, time, hidden].</summary>
    internal Tensor Embed(Tensor ids) => embedding.index_select(0, ids.reshape(-1)).view(ids.shape[0], ids.shape[1], Config.HiddenSize);

    /// <summary>The norm behind the last block.</summary>
    internal Tensor FinalNorm(Tensor x) => DecoderLayer.Norm(x, finalNorm, Config.NormEpsilon);

    private Tensor Run(Tensor ids, AttentionContext context, BlockDropout? dropout = null)
    {
        var x = Embed(ids);
        for (var i = 0; i < layers.Length; i++)
        {
            dropout?.Begin(i);
            // What autograd does not keep goes with its block, as it does in Python; without a scope all of it would stay until the pass is over.
            using var block = NewDisposeScope();
            using var input = x;
            x = layers[i].Forward(input, context).MoveToOuterDisposeScope();
        }

        return FinalNorm(x);
    }
}
