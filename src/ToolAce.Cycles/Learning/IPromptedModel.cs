using ToolAce.Core.Models;

namespace ToolAce.Cycles.Learning;

/// <summary>A model that a person asks, with its adapter or without it.</summary>
public interface IPromptedModel : IDisposable
{
    /// <summary>Answers one prompt; <paramref name="plain"/> leaves the adapter out.</summary>
    Task<Generation> AskAsync(ChatPrompt prompt, GenerationOptions options, bool plain, CancellationToken cancellationToken);
}
