using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Agents.Tests.Local;

/// <summary>A text model that answers by script and remembers what it was asked.</summary>
internal sealed class SpeakingModel(Func<ChatPrompt, GenerationOptions, Generation> script) : ITextModel
{
    private readonly TaskCompletionSource busy = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Version => "speaking-1";

    public int ContextLength => 64;

    public List<(ChatPrompt Prompt, GenerationOptions Options)> Asked { get; } = [];

    public List<int> Batches { get; } = [];

    /// <summary>No answer comes before it is set; null for at once.</summary>
    public ManualResetEventSlim? Free { get; init; }

    public int AtOnce { get; private set; }

    public int MostAtOnce { get; private set; }

    /// <summary>Done when it is answering.</summary>
    public Task BusyAsync(CancellationToken cancellationToken) => busy.Task.WaitAsync(cancellationToken);

    public Task<IReadOnlyList<Generation>> GenerateAsync(
        IReadOnlyList<ChatPrompt> prompts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        MostAtOnce = Math.Max(MostAtOnce, ++AtOnce);
        Batches.Add(prompts.Count);
        (ChatPrompt Prompt, GenerationOptions Options)[] asked = [.. prompts.Select((p, i) => (p, options.SeedOfEach is { } seeds ? options with { Seed = seeds[i], SeedOfEach = null } : options))];
        Asked.AddRange(asked);
        busy.TrySetResult();
        Free?.Wait(cancellationToken);
        Thread.Sleep(5);
        cancellationToken.ThrowIfCancellationRequested();
        AtOnce--;
        return Task.FromResult<IReadOnlyList<Generation>>([.. asked.Select(a => script(a.Prompt, a.Options))]);
    }

    public Task<IReadOnlyList<IReadOnlyList<float>>> LogProbsAsync(IReadOnlyList<Dialog> dialogs, IProgress<int>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public void Dispose()
    {
    }
}
