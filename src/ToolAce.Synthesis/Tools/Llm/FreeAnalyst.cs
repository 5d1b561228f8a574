using ToolAce.Agents.Prompts;
using ToolAce.Agents.Structured;

namespace ToolAce.Synthesis.Tools.Llm;

/// <summary>The analyst of free documents on a language model: it reads a document, then divides its sections level by level.</summary>
public static class FreeAnalyst
{
    /// <summary>Such an analyst.</summary>
    /// <param name="chat">Where to ask.</param>
    /// <param name="prompts">Holds both prompts.</param>
    /// <param name="lists">Names of the value lists that free texts may be drawn from.</param>
    /// <param name="seed">Seeds of all questions follow from it.</param>
    /// <param name="depth">Levels of the tree, areas not counted, ≥ 4.</param>
    /// <param name="fanOut">Children of a node at most, ≥ 1.</param>
    /// <param name="mostCharacters">Characters of a document that are shown to the model, ≥ 1.</param>
    public static IDocumentAnalyst Of(
        StructuredChat chat, PromptBook prompts, IReadOnlyCollection<string> lists, int seed, int depth, int fanOut, int mostCharacters) => new RecursiveAnalyst(
            new LlmDocumentAnalyst(chat, prompts, lists, seed, mostCharacters),
            new LlmSectionAnalyst(chat, prompts, lists, seed, mostCharacters),
            depth,
            fanOut);
}
