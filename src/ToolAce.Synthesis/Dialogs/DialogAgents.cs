using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>The three agents of one generator.</summary>
public sealed record DialogAgents(IUserAgent User, IAssistantAgent Assistant, IToolAgent Tool)
{
    /// <summary>Agents that write by rule.</summary>
    public static DialogAgents Scripted(Corpus corpus, SchemaValues values, double assistantErrors) => new(
        new ScriptedUserAgent(corpus.Phrases, values),
        new ScriptedAssistantAgent(corpus.Phrases, assistantErrors),
        new ScriptedToolAgent(values));
}
