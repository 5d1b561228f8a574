using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Agents.Tests.Local;

/// <summary>A text model that answers by script and remembers what it was asked.</summary>
internal sealed class SpeakingModel(Func<ChatPrompt, GenerationOptions, Generation> script) : ITextModel
{
    public string Version => "speaking-1";

    public int ContextLength => 64;

    public List<(ChatPrompt Prompt, GenerationOptions Options)> Asked { get; } = [];

    public int AtOnce { get; private set; }

    public int MostAtOnce { get; private set; }

    public Task<IReadOnlyList<Generation>> GenerateAsync(
        IReadOnlyList<ChatPrompt> prompts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        MostAtOnce = Math.Max(MostAtOnce, ++AtOnce);
        Asked.Add((Assert.Single(prompts), options));
        Thread.Sleep(5);
        AtOnce--;
        return Task.FromResult<IReadOnlyList<Generation>>([script(prompts[0], options)]);
    }

    public Task<IReadOnlyList<IReadOnlyList<float>>> LogProbsAsync(IReadOnlyList<Dialog> dialogs, IProgress<int>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public void Dispose()
    {
    }
}
