namespace ToolAce.Verification.Experts.Llm;

/// <summary>What one expert looks at (ToolACE 2.3: one question each; the fourth is its further prompts).</summary>
public enum ExpertAspect
{
    /// <summary>Is any argument value invented?</summary>
    Hallucination,

    /// <summary>Do the responses fulfil the task, and does the dialog obey what was demanded?</summary>
    Consistency,

    /// <summary>Do the results agree with definition and call?</summary>
    ToolResponse,

    /// <summary>Are the responses free of repetition and meaningless text, and do they help?</summary>
    Quality,
}
