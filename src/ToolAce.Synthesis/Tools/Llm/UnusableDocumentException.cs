using ToolAce.Agents.Structured;

namespace ToolAce.Synthesis.Tools.Llm;

/// <summary>A document that a language model made no analysis of; other documents are not concerned.</summary>
public sealed class UnusableDocumentException(string slug, StructuredOutcome outcome, string reason) : Exception($"{slug}: {reason}")
{
    /// <summary>The document.</summary>
    public string Slug { get; } = slug;

    /// <summary>What came of asking.</summary>
    public StructuredOutcome Outcome { get; } = outcome;
}
