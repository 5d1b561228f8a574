using Run = System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor[]>;

namespace TorchSharp.Tests.Goldens;

/// <summary>The subset's side of every golden case.</summary>
internal static partial class Operators
{
    public static readonly Dictionary<string, Run> All = new[]
        {
            Elementwise(), Arithmetic(), Logic(), Reductions(), Shapes(), Indexing(), Products(), Networks(),
        }
        .SelectMany(group => group)
        .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static KeyValuePair<string, Run> One(string name, Func<Tensor, Tensor> run) => new(name, x => [run(x[0])]);

    private static KeyValuePair<string, Run> Two(string name, Func<Tensor, Tensor, Tensor> run) => new(name, x => [run(x[0], x[1])]);

    private static KeyValuePair<string, Run> Three(
        string name, Func<Tensor, Tensor, Tensor, Tensor> run) =>
        new(name, x => [run(x[0], x[1], x[2])]);

    private static KeyValuePair<string, Run> Many(string name, Func<Tensor, Tensor[]> run) => new(name, x => run(x[0]));

    private static KeyValuePair<string, Run> Pair(string name, Func<Tensor, (Tensor, Tensor)> run) => new(name, x =>
    {
        var (first, second) = run(x[0]);
        return [first, second];
    });

    private static Tensor Longs(params long[] values) => tensor(values);
}
