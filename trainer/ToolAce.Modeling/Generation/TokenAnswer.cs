using ToolAce.Core.Models;

namespace ToolAce.Modeling.Generation;

/// <summary>One answer while it grows.</summary>
public sealed class TokenAnswer(Random random)
{
    private readonly List<int> ids = [];
    private readonly List<float> logProbs = [];

    /// <summary>What its tokens are drawn with.</summary>
    public Random Random { get; } = random;

    /// <summary>Its tokens, without an end token.</summary>
    public IReadOnlyList<int> Ids => ids;

    /// <summary>Natural-log probability of each.</summary>
    public IReadOnlyList<float> LogProbs => logProbs;

    /// <summary>Null while it goes on.</summary>
    public FinishReason? Finish { get; private set; }

    /// <summary>Takes the next token, unless the answer is finished.</summary>
    public void Accept((int Id, float LogProb) next, IReadOnlyCollection<int> endTokens, Func<IReadOnlyList<int>, bool> stops, int maxTokens)
    {
        if (Finish is not null)
        {
            return;
        }

        if (endTokens.Contains(next.Id))
        {
            Finish = FinishReason.Stop;
            return;
        }

        ids.Add(next.Id);
        logProbs.Add(next.LogProb);
        if (stops(ids))
        {
            Finish = FinishReason.Stop;
        }
        else if (ids.Count >= maxTokens)
        {
            Finish = FinishReason.Length;
        }
    }

    /// <summary>Ends it where the context has no room for another token, unless it is finished: that counts as length.</summary>
    public void EndForLength() => Finish ??= FinishReason.Length;
}
