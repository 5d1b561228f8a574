using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using ToolAce.Modeling.Decoders;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Parallelism;

/// <summary>
/// How a model uses the processor's cores. A small model's operators are over before a second thread has woken up, so there each core takes a piece of the work
/// by itself (measured in docs/log.md); a large model's operators are shared out by libtorch. Pieces never depend on each other, nor their results on the cores.
/// </summary>
public sealed class Workers
{
    /// <summary>Below so many weights each core takes a piece by itself.</summary>
    public const long SmallModel = 50_000_000;

    private readonly int threadsOfOperator;

    private Workers(int count, int threadsOfOperator)
    {
        Count = count;
        this.threadsOfOperator = threadsOfOperator;
    }

    /// <summary>One piece after the other, on the calling thread.</summary>
    public static Workers One { get; } = new(count: 1, threadsOfOperator: 1);

    /// <summary>Pieces at once.</summary>
    public int Count { get; }

    /// <summary>For a model on a device; <paramref name="threads"/> 0 means all cores. Sets libtorch's threads for the calling thread.</summary>
    public static Workers For(DecoderConfig config, Device device, int threads)
    {
        var cores = threads > 0 ? threads : Environment.ProcessorCount;
        var alone = device.type == DeviceType.CPU && config.ParameterCount() < SmallModel;
        set_num_threads(alone ? 1 : cores);
        return new Workers(alone ? cores : 1, alone ? 1 : cores);
    }

    /// <summary>
    /// Does the pieces, several at once, begun in their order; results in that order too. Gradient mode and dispose scopes belong to a thread, so a piece opens its own.
    /// The first failure ends what has not begun and is thrown as it is.
    /// </summary>
    public IReadOnlyList<T> Run<T>(int pieces, Func<int, T> piece, CancellationToken cancellationToken = default)
    {
        var results = new T[pieces];
        if (Count == 1 || pieces == 1)
        {
            for (var i = 0; i < pieces; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                results[i] = piece(i);
            }

            return results;
        }

        try
        {
            Parallel.ForEach(
                Partitioner.Create(Enumerable.Range(0, pieces), EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = Count, CancellationToken = cancellationToken },
                i =>
                {
                    set_num_threads(threadsOfOperator);
                    results[i] = piece(i);
                });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return results;
    }

    /// <summary>Does batches of items, as <see cref="Run"/> does pieces, and tells <paramref name="progress"/> after each how many items are done.</summary>
    public void RunBatches<TItem>(
        IReadOnlyList<IReadOnlyList<TItem>> batches, Action<IReadOnlyList<TItem>> batch, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var (done, reporting) = (0, new Lock());
        Run(
            batches.Count,
            piece =>
            {
                batch(batches[piece]);
                lock (reporting)
                {
                    progress?.Report(done += batches[piece].Count);
                }

                return piece;
            },
            cancellationToken);
    }
}
