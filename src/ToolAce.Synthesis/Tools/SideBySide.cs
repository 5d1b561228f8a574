namespace ToolAce.Synthesis.Tools;

/// <summary>Work on many things, several at once, whose results come in the things' order.</summary>
public static class SideBySide
{
    /// <summary>What came of each thing. Things are taken as they are needed, so no more of them than are worked on are in memory.</summary>
    /// <param name="things">Gone through once.</param>
    /// <param name="atOnce">Things worked on at once, ≥ 1.</param>
    /// <param name="work">Called from several threads.</param>
    /// <param name="progress">Receives each result, one at a time, as it comes.</param>
    /// <param name="cancellationToken">Cancels what is under way.</param>
    /// <remarks>
    /// Where the work on one thing throws, no further one is begun, and those under way are awaited, since their answers are paid for; the exception comes then.
    /// </remarks>
    public static async Task<IReadOnlyList<TResult>> MapAsync<TThing, TResult>(
        IEnumerable<TThing> things, int atOnce, Func<TThing, CancellationToken, Task<TResult>> work, IProgress<TResult>? progress, CancellationToken cancellationToken)
    {
        using var line = new Line<TThing, TResult>(things);
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(
            async () =>
            {
                try
                {
                    while (line.Next() is var (number, thing))
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        line.Put(number, await work(thing, cancellationToken), progress);
                    }
                }
                catch
                {
                    line.Close();
                    throw;
                }
            },
            cancellationToken)));
        return line.Done();
    }

    /// <summary>The things in order, for several who take from the front.</summary>
    private sealed class Line<TThing, TResult>(IEnumerable<TThing> things) : IDisposable
    {
        private readonly Lock gate = new();
        private readonly IEnumerator<TThing> next = things.GetEnumerator();
        private readonly List<TResult> results = [];
        private bool closed;

        public (int Number, TThing Thing)? Next()
        {
            lock (gate)
            {
                if (closed || !next.MoveNext())
                {
                    closed = true;
                    return null;
                }

                results.Add(default!);
                return (results.Count - 1, next.Current);
            }
        }

        public void Put(int number, TResult result, IProgress<TResult>? progress)
        {
            lock (gate)
            {
                results[number] = result;
                progress?.Report(result);
            }
        }

        public void Close()
        {
            lock (gate)
            {
                closed = true;
            }
        }

        public IReadOnlyList<TResult> Done() => results;

        public void Dispose() => next.Dispose();
    }
}
