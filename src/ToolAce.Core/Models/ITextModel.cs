using ToolAce.Core.Dialogs;

namespace ToolAce.Core.Models;

/// <summary>A model under test or at work: a local checkpoint, ONNX Runtime, or an HTTP endpoint.</summary>
public interface ITextModel : IDisposable
{
    /// <summary>Names weights and adapter unambiguously; bands and scores are tied to it.</summary>
    string Version { get; }

    /// <summary>Tokens of prompt and answer together.</summary>
    int ContextLength { get; }

    /// <summary>Answers every prompt, in order. <paramref name="progress"/> receives the number of prompts answered so far.</summary>
    Task<IReadOnlyList<Generation>> GenerateAsync(
        IReadOnlyList<ChatPrompt> prompts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken);

    /// <summary>
    /// Log-probabilities (natural logarithm) of every assistant token of each dialog, teacher-forced, in order; an empty list for a dialog longer than the context.
    /// </summary>
    Task<IReadOnlyList<IReadOnlyList<float>>> LogProbsAsync(IReadOnlyList<Dialog> dialogs, IProgress<int>? progress, CancellationToken cancellationToken);
}
