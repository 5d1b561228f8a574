using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Core.Randomness;

namespace ToolAce.Cycles.Tests;

/// <summary>A model without weights: the more it was trained, the surer it is and the more often it calls. All of it follows from its version and what it reads.</summary>
internal sealed class PretendModel(string version, int trained) : IContinuationModel
{
    public string Version => version;

    public int ContextLength => 4096;

    public Task<IReadOnlyList<Generation>> GenerateAsync(
        IReadOnlyList<ChatPrompt> prompts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Generation>>([.. prompts.Select(p => new Generation(Answer(p), FinishReason.Stop, 10, [1], [0]))]);

    public Task<IReadOnlyList<IReadOnlyList<float>>> LogProbsAsync(IReadOnlyList<Dialog> dialogs, IProgress<int>? progress, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IReadOnlyList<float>>>(
            [.. dialogs.Select(d => (IReadOnlyList<float>)[-3f * Seeds.Derive(1, d.Turns[^1].Text, d.Tools.Count) / int.MaxValue / (1 + trained / 20)])]);

    public Task<IReadOnlyList<ContinuationScore>> ScoreContinuationsAsync(
        IReadOnlyList<(string Context, string Continuation)> pairs, IProgress<int>? progress, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ContinuationScore>>([.. pairs.Select(p => new ContinuationScore(-Seeds.Derive(trained, p.Context, p.Continuation) / (double)int.MaxValue, 10, 1))]);

    public Task<IReadOnlyList<Generation>> ContinueAsync(
        IReadOnlyList<string> contexts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Generation>>([.. contexts.Select(c => new Generation($" It is #### {c.Length}", FinishReason.Stop, 10, [1], [0]))]);

    public void Dispose()
    {
    }

    private string Answer(ChatPrompt prompt) => trained > 0 && prompt.Tools.Count > 0 ? $"[{prompt.Tools[0].Name}()]" : "I do not know";
}
