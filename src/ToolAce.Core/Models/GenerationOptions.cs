namespace ToolAce.Core.Models;

/// <summary>How to decode. <paramref name="Temperature"/> 0 means greedy.</summary>
public sealed record GenerationOptions(int MaxTokens = 128, double Temperature = 0, int Seed = 0)
{
    /// <summary>Texts that end the answer besides the model's own end marks; they are not part of it.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];
}
