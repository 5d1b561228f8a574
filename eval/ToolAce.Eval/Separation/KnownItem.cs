using ToolAce.Core.Apis;

namespace ToolAce.Eval.Separation;

/// <summary>What of a suite's item must not be trained on: what it asks, and the tools it offers. <paramref name="Id"/> is unique within its suite.</summary>
public sealed record KnownItem(string Id, IReadOnlyList<string> Texts, IReadOnlyList<ApiDefinition> Tools);
