using ToolAce.Core.Apis;

namespace ToolAce.Synthesis.Tools;

/// <summary>One domain of a pool in the making.</summary>
internal sealed class PoolDomain(ApiEvolution evolution)
{
    private readonly List<ApiDefinition> accepted = [];
    private int attempt;

    /// <summary>Whether the last stretch brought fewer APIs than asked for.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>What the last stretch brought, invalid ones left out.</summary>
    public IReadOnlyList<ApiDefinition> Written { get; private set; } = [];

    /// <summary>What the pool let in.</summary>
    public List<ApiDefinition> Admitted { get; } = [];

    public async Task WriteAsync(int wanted, Func<ApiDefinition, bool> isValid, CancellationToken cancellationToken)
    {
        var batch = await evolution.EvolveAsync(accepted, attempt, wanted, cancellationToken);
        attempt = batch.NextAttempt;
        IsExhausted = batch.Apis.Count < wanted;

        // All of them stay the domain's neighbours and examples: one that the pool refused would only be written again.
        accepted.AddRange(batch.Apis);
        Written = [.. batch.Apis.Where(isValid)];
    }
}
