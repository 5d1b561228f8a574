namespace ToolAce.Agents.Caching;

/// <summary>Lets one at a time through for each key.</summary>
internal sealed class KeyedGate
{
    private readonly Dictionary<string, Turn> turns = [];

    /// <summary>Returns when it is the caller's turn, which lasts until it disposes of what comes back.</summary>
    public async Task<IDisposable> EnterAsync(string key, CancellationToken cancellationToken)
    {
        Turn turn;
        lock (turns)
        {
            turn = turns.TryGetValue(key, out var known) ? known : turns[key] = new Turn();
            turn.Users++;
        }

        try
        {
            await turn.Free.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(key, turn);
            throw;
        }

        return new Exit(() =>
        {
            turn.Free.Release();
            Leave(key, turn);
        });
    }

    private void Leave(string key, Turn turn)
    {
        lock (turns)
        {
            if (--turn.Users == 0)
            {
                turns.Remove(key);
                turn.Free.Dispose();
            }
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Free { get; } = new(1);

        public int Users { get; set; }
    }

    private sealed class Exit(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
