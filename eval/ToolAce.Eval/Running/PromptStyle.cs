namespace ToolAce.Eval.Running;

/// <summary>How a suite's questions are put to a model.</summary>
public enum PromptStyle
{
    /// <summary>The house's way: ToolACE's prompt contract, laid out by the model's own chat format.</summary>
    Toolace,

    /// <summary>The suite's own prompts for models that are told of their functions in the system message.</summary>
    Official,

    /// <summary>Functions are given as tools, and calls come back as the endpoint's own: for models that call functions natively.</summary>
    Tools,
}
