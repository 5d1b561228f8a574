using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Eval.Tests;

/// <summary>Answers by a script and keeps what it was asked.</summary>
internal sealed class ScriptedModel(Func<ChatPrompt, Generation> script) : ITextModel
{
    /// <summary>A script's null stands for a prompt that is longer than the context.</summary>
    public ScriptedModel(Func<ChatPrompt, string?> script)
        : this(prompt => script(prompt) is { } text ? Says(text) : new Generation("", FinishReason.TooLong, PromptTokens: 101, [], []))
    {
    }

    public List<IReadOnlyList<ChatPrompt>> Batches { get; } = [];

    public IEnumerable<ChatPrompt> Prompts => Batches.SelectMany(b => b);

    public string Version => "scripted";

    public int ContextLength => 100;

    /// <summary>An answer in words.</summary>
    public static Generation Says(string text) => new(text, FinishReason.Stop, PromptTokens: 10, [1, 2, 3], []);

    /// <summary>An answer that calls tools.</summary>
    public static Generation Calls(params IReadOnlyList<ToolCallText> calls) =>
        new("[" + string.Join(", ", calls.Select(c => $"{c.Name}()")) + "]", FinishReason.Stop, PromptTokens: 10, [1, 2, 3], []) { ToolCalls = calls };

    public Task<IReadOnlyList<Generation>> GenerateAsync(
        IReadOnlyList<ChatPrompt> prompts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Batches.Add(prompts);
        return Task.FromResult<IReadOnlyList<Generation>>([.. prompts.Select(script)]);
    }

    public Task<IReadOnlyList<IReadOnlyList<float>>> LogProbsAsync(IReadOnlyList<Dialog> dialogs, IProgress<int>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException("an evaluation only generates");

    public void Dispose()
    {
    }
}
