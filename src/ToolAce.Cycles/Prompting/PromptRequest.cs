using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Prompting;

/// <summary>What a person asks a model: a base folder, the adapter on it or none, tools and turns.</summary>
/// <param name="MaxTokens">The longest answer, in tokens.</param>
/// <param name="Temperature">0 is greedy.</param>
public sealed record PromptRequest(
    string BaseFolder,
    string? AdapterFolder,
    ModelConfig Model,
    IReadOnlyList<ApiDefinition> Tools,
    IReadOnlyList<Turn> Turns,
    int MaxTokens,
    double Temperature);
