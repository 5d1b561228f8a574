using ToolAce.Core.Dialogs;

namespace ToolAce.Core.Models;

/// <summary>Complexity by the model being trained: the mean negative log-probability of the assistant's tokens.</summary>
public sealed class TextModelComplexity(ITextModel model) : IComplexityScorer
{
    /// <inheritdoc/>
    public string ModelVersion => model.Version;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Complexity?>> MeasureAsync(IReadOnlyList<Dialog> dialogs, CancellationToken cancellationToken)
    {
        var scores = await model.LogProbsAsync(dialogs, progress: null, cancellationToken);
        return [.. scores.Select(s => s.Count == 0 ? null : new Complexity(ModelVersion, -s.Average(p => (double)p), s.Count))];
    }
}
