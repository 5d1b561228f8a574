namespace ToolAce.Synthesis.Documents;

/// <summary>A file that gives no document, with the outcome to record.</summary>
internal sealed class UnusableFileException(DocumentOutcome outcome, string reason) : Exception(reason)
{
    public DocumentOutcome Outcome { get; } = outcome;
}
