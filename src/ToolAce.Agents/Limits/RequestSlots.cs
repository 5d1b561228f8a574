namespace ToolAce.Agents.Limits;

/// <summary>Lets so many requests run at once as <see cref="ConcurrencyRule"/> allows. First come, first served.</summary>
internal sealed class RequestSlots(int start, int most)
{
    private readonly ConcurrencyRule rule = new(start, most);
    private readonly Queue<TaskCompletionSource<int>> waiting = new();
    private readonly Lock gate = new();
    private int taken;

    public int Limit
    {
        get
        {
            lock (gate)
            {
                return rule.Limit;
            }
        }
    }

    /// <summary>Waits for a slot; what comes back is handed to the method that gives it back.</summary>
    public async Task<int> EnterAsync(CancellationToken cancellationToken)
    {
        var place = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var giveUp = cancellationToken.Register(() => place.TrySetCanceled(cancellationToken));
        lock (gate)
        {
            waiting.Enqueue(place);
            Fill();
        }

        return await place.Task;
    }

    /// <summary>After an answer of so many tokens, ≥ 1, to a prompt of so many.</summary>
    public void Answered(int epoch, TimeSpan duration, long tokensRead = 1, long tokensWritten = 1) =>
        Leave(() => rule.Answered(epoch, duration.TotalSeconds, full: waiting.Count > 0 || taken >= rule.Limit, tokensRead, tokensWritten));

    /// <summary>After a refusal that means too much at once; tells whether that made the limit fall, by this refusal or another of the same time.</summary>
    public bool Refused(int epoch)
    {
        var fell = false;
        Leave(() =>
        {
            rule.Refused(epoch);
            fell = rule.Epoch != epoch;
        });
        return fell;
    }

    /// <summary>After anything else, which says nothing about the load.</summary>
    public void Left() => Leave(() => { });

    private void Leave(Action observe)
    {
        lock (gate)
        {
            observe();
            taken--;
            Fill();
        }
    }

    private void Fill()
    {
        while (taken < rule.Limit && waiting.TryDequeue(out var place))
        {
            // Who gave up is still in the queue.
            taken += place.TrySetResult(rule.Epoch) ? 1 : 0;
        }
    }
}
