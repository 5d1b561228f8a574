namespace ToolAce.Eval.General;

/// <summary>By which settings a suite is run, for a run to state.</summary>
/// <param name="Task">The task of lm-evaluation-harness whose settings these are.</param>
/// <param name="Data">The data set and its upstream revision.</param>
/// <param name="Shots">Examples before each question.</param>
/// <param name="Examples">Where they come from.</param>
/// <param name="Metric">What counts.</param>
public sealed record GeneralSettings(string Task, string Data, int Shots, string Examples, string Metric)
{
    /// <summary>The harness whose task settings are followed, and the commit at which they were read.</summary>
    public const string Harness = "EleutherAI/lm-evaluation-harness commit 4e7e0d47";

    /// <summary>Tokens an answer may have; 0 where nothing is generated.</summary>
    public int MaxTokens { get; init; }

    /// <summary>Texts that end an answer.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];
}
