using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Eval.Tests.General;

/// <summary>Likes continuations and writes by a script; keeps the contexts it was asked about.</summary>
internal sealed class ScriptedContinuationModel(Func<string, string, double> likes, Func<string, string> writes) : IContinuationModel
{
    public List<string> Contexts { get; } = [];

    public List<GenerationOptions> Options { get; } = [];

    public string Version => "scripted";

    public int ContextLength => 1000;

    public Task<IReadOnlyList<ContinuationScore>> ScoreContinuationsAsync(
        IReadOnlyList<(string Context, string Continuation)> pairs, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Contexts.AddRange(pairs.Select(p => p.Context).Distinct());
        return Task.FromResult<IReadOnlyList<ContinuationScore>>([.. pairs.Select(p => new ContinuationScore(likes(p.Context, p.Continuation), ContextTokens: 5, Tokens: 1))]);
    }

    public Task<IReadOnlyList<Generation>> ContinueAsync(
        IReadOnlyList<string> contexts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Contexts.AddRange(contexts);
        Options.Add(options);
        return Task.FromResult<IReadOnlyList<Generation>>([.. contexts.Select(c => new Generation(writes(c), FinishReason.Stop, PromptTokens: 5, [1, 2], []))]);
    }

    public Task<IReadOnlyList<Generation>> GenerateAsync(
        IReadOnlyList<ChatPrompt> prompts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException("general suites use no chat format");

    public Task<IReadOnlyList<IReadOnlyList<float>>> LogProbsAsync(IReadOnlyList<Dialog> dialogs, IProgress<int>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException("general suites use no chat format");

    public void Dispose()
    {
    }
}
