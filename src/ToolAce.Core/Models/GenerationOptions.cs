using ToolAce.Core.Randomness;

namespace ToolAce.Core.Models;

/// <summary>How to decode. <paramref name="Temperature"/> 0 means greedy.</summary>
public sealed record GenerationOptions(int MaxTokens = 128, double Temperature = 0, int Seed = 0)
{
    /// <summary>Texts that end the answer besides the model's own end marks; they are not part of it.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>
    /// A seed for each prompt, in order, in place of <see cref="Seed"/>: prompts asked together by several people are then sampled as each would be alone. Null means that
    /// <see cref="Seed"/> and a prompt's number choose its stream.
    /// </summary>
    public IReadOnlyList<int>? SeedOfEach { get; init; }

    /// <summary>The random stream of the prompt with this number.</summary>
    public Random Stream(int number) => SeedOfEach is { } own ? Seeds.Stream(own[number], "sample", 0) : Seeds.Stream(Seed, "sample", number);
}
