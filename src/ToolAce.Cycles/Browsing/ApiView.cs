using ToolAce.Agents.Prompts;
using ToolAce.Core.Apis;

namespace ToolAce.Cycles.Browsing;

/// <summary>A tool with the tools it comes from, eldest first, those evolved from it, and the prompts that a language model was given for it.</summary>
public sealed record ApiView(ApiDefinition Api, IReadOnlyList<ApiLine> Ancestors, IReadOnlyList<ApiLine> Descendants, IReadOnlyList<PromptVersion> Prompts);
