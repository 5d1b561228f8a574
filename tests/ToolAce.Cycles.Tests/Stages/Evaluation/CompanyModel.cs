using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Cycles.Tests.Stages.Evaluation;

/// <summary>
/// A model whose answers tell how many were asked together, as floating-point sums do in small: whoever goes on after a kill must ask the same ones together. It
/// fails at the request of this number.
/// </summary>
internal sealed class CompanyModel(int failAt) : IContinuationModel
{
    private int requests;

    public string Version => "company";

    public int ContextLength => 4096;

    public Task<IReadOnlyList<Generation>> GenerateAsync(
        IReadOnlyList<ChatPrompt> prompts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        Begin();
        return Task.FromResult<IReadOnlyList<Generation>>([.. prompts.Select(p => Said(Answer(p, prompts.Count)))]);
    }

    public Task<IReadOnlyList<ContinuationScore>> ScoreContinuationsAsync(
        IReadOnlyList<(string Context, string Continuation)> pairs, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        Begin();
        return Task.FromResult<IReadOnlyList<ContinuationScore>>([.. pairs.Select(p => new ContinuationScore(-pairs.Count * p.Continuation[^1], pairs.Count, 1))]);
    }

    public Task<IReadOnlyList<Generation>> ContinueAsync(
        IReadOnlyList<string> contexts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        Begin();
        return Task.FromResult<IReadOnlyList<Generation>>([.. contexts.Select(_ => Said($" {contexts.Count}"))]);
    }

    public Task<IReadOnlyList<IReadOnlyList<float>>> LogProbsAsync(IReadOnlyList<Dialog> dialogs, IProgress<int>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException("nothing is measured here");

    public void Dispose()
    {
    }

    private void Begin()
    {
        if (++requests == failAt)
        {
            throw new IOException("the model is gone");
        }
    }

    private static Generation Said(string text) => new(text, FinishReason.Stop, 10, [1], [0]);

    /// <summary>Remembers the company it was told something in, where it can.</summary>
    private static string Answer(ChatPrompt prompt, int company) => prompt.Turns[^1] is { Role: Role.User, Text: var text } && prompt.Tools.Any(t => t.Name == "core_memory_add")
        ? $"[core_memory_add(key=\"{string.Concat(text.Where(char.IsAsciiLetterLower))}\", value=\"among {company}\")]"
        : $"{company} were asked";
}
