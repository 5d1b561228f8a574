namespace ToolAce.Eval.Running.Storage;

/// <summary>All that decides what a run's predictions are. Two runs of equal settings can go on with one another's predictions.</summary>
public sealed record RunSettings
{
    /// <summary>The model's version.</summary>
    public required string Model { get; init; }

    /// <summary>The suite's name as asked for.</summary>
    public required string Suite { get; init; }

    /// <summary>The categories asked, with how many items each has.</summary>
    public required IReadOnlyDictionary<string, int> Categories { get; init; }

    /// <summary>Items a category; null means all.</summary>
    public int? Limit { get; init; }

    /// <summary>How questions become prompts.</summary>
    public required string Prompts { get; init; }

    /// <summary>Whose words the prompts are.</summary>
    public required string Wording { get; init; }

    /// <summary>Tokens an answer may have.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>0 means greedy.</summary>
    public required double Temperature { get; init; }

    /// <summary>The seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Where the questions come from, upstream revision included.</summary>
    public required string Data { get; init; }

    /// <summary>SHA-256 over the suite's files; null where a suite does not name them.</summary>
    public string? DataHash { get; init; }

    /// <summary>What is searched in place of the web; null without.</summary>
    public string? Corpus { get; init; }
}
