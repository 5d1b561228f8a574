using ToolAce.Eval.Bfcl.Prompting;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running;

/// <summary>Says whose words a run's prompts are.</summary>
public static class PromptWordings
{
    /// <summary>One sentence for a run's record.</summary>
    public static string Of(Suite suite, PromptStyle style)
    {
        var agentic = suite.Items.Any(i => i is MemoryItem or WebSearchItem) ? "; instructions of the agentic categories: official; what the memory and the search say about errors: ours" : "";
        return style switch
        {
            PromptStyle.Official => $"official (bfcl/{BfclPrompts.FileName}); the hints about a function's language: ours, for the official ones are no data{agentic}",
            PromptStyle.Tools => $"functions as tools, without any instruction; the hints about a function's language: ours, for the official ones are no data{agentic}",
            _ => $"ours (ToolACE's prompt contract in the model's own chat format){agentic}",
        };
    }
}
