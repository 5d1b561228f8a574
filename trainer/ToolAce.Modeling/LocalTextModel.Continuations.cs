using ToolAce.Core.Models;
using ToolAce.Modeling.Scoring;

namespace ToolAce.Modeling;

/// <content>Bare text, without the chat format.</content>
public sealed partial class LocalTextModel
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ContinuationScore>> ScoreContinuationsAsync(
        IReadOnlyList<(string Context, string Continuation)> pairs, IProgress<int>? progress, CancellationToken cancellationToken) =>
        Task.FromResult(ContinuationText.Score(Template, pairs, encoded => ContinuationScorer.LogProbs(Model, ContextLength, encoded, Template.PadToken, progress, cancellationToken)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Core.Models.Generation>> ContinueAsync(
        IReadOnlyList<string> contexts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken) =>
        Task.FromResult(ContinuationText.Continue(Template, contexts, ContextLength, options.MaxTokens, encoded => Generate(encoded, options, progress, cancellationToken)));
}
