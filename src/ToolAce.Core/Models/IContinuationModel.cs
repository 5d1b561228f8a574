namespace ToolAce.Core.Models;

/// <summary>
/// A model that takes bare text, without a chat format: what benchmarks of base models ask for. The begin mark is put in front once, where the model has one.
/// A context that does not fit loses its beginning, as in lm-evaluation-harness.
/// </summary>
public interface IContinuationModel : ITextModel
{
    /// <summary>Scores every continuation after its context, in order. Pairs that share a context and differ in one token cost one pass.</summary>
    Task<IReadOnlyList<ContinuationScore>> ScoreContinuationsAsync(
        IReadOnlyList<(string Context, string Continuation)> pairs, IProgress<int>? progress, CancellationToken cancellationToken);

    /// <summary>
    /// Goes on writing after every context, in order. <see cref="Generation.PromptTokens"/> counts the whole context; at most the length less
    /// <see cref="GenerationOptions.MaxTokens"/> of it is read, and never less than half the length.
    /// </summary>
    Task<IReadOnlyList<Generation>> ContinueAsync(
        IReadOnlyList<string> contexts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken);
}
