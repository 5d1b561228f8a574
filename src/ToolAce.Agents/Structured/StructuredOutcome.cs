namespace ToolAce.Agents.Structured;

/// <summary>What came of a question for structured data.</summary>
public enum StructuredOutcome
{
    /// <summary>An answer of the expected shape.</summary>
    Answered,

    /// <summary>Answers, but none that could be used, however often it was asked again.</summary>
    Malformed,

    /// <summary>The model, or a filter of its endpoint, does not want to answer.</summary>
    Refused,

    /// <summary>The endpoint gave no answer.</summary>
    Failed,
}
