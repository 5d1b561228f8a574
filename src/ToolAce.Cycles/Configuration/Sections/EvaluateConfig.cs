using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>Evaluation.</summary>
/// <param name="Suites">Folder of the project's own suites.</param>
/// <param name="Shots">Examples in the prompt of the base's second measurement; 0 leaves it out.</param>
/// <param name="Limit">The most items of one category of them; 0 means all.</param>
/// <param name="MaxTokens">The longest answer, in tokens.</param>
public sealed record EvaluateConfig(string Suites, int Shots, int Limit, int MaxTokens)
{
    /// <summary>The official suites that base and trained model are asked besides; null without any.</summary>
    public OfficialConfig? Official { get; init; }

    internal static EvaluateConfig Read(Section s) => new(
        s.Text("suites", "configs/suites"),
        s.Whole("shots", 3, 0, 16),
        s.Whole("limit", 0, 0, 1_000_000),
        s.Whole("maxTokens", 128, 1, 32_768))
    {
        Official = OfficialConfig.Read(s),
    };
}
