namespace ToolAce.Agents.Local;

/// <summary>Cancelled when all of several are, or when everything ends.</summary>
internal sealed class BatchCancellation : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration[] registrations;
    private int left;

    public BatchCancellation(IEnumerable<CancellationToken> all, CancellationToken ending)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(ending);
        CancellationToken[] tokens = [.. all];
        left = tokens.Length;
        registrations = [.. tokens.Select(t => t.Register(OneLess))];
    }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }

    private void OneLess()
    {
        if (Interlocked.Decrement(ref left) == 0)
        {
            source.Cancel();
        }
    }
}
