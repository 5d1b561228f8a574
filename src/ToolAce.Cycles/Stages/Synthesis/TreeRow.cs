using ToolAce.Agents.Prompts;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Cycles.Stages.Synthesis;

/// <summary>
/// A node as the artifact <c>context_tree</c> has it: a <see cref="ContextTreeRow"/>, and with a functionality the prompts that a language model found it with. Where
/// no model did, the column is left out.
/// </summary>
public sealed record TreeRow(string Path, string Parent, string Name, ContextLevel Level, Functionality? Functionality)
{
    /// <summary>The prompts; null for what is no functionality or no model found.</summary>
    public IReadOnlyList<PromptVersion>? Prompts { get; init; }

    internal static Task WriteAsync(StageContext context, ContextTree tree, IReadOnlyList<PromptVersion> prompts, CancellationToken cancellationToken) => prompts.Count == 0
        ? context.WriteAsync(ArtifactNames.ContextTree, tree.Rows(), cancellationToken)
        : context.WriteAsync(ArtifactNames.ContextTree, tree.Rows().Select(r => Of(r, prompts)), cancellationToken);

    internal ContextTreeRow ToRow() => new(Path, Parent, Name, Level, Functionality);

    private static TreeRow Of(ContextTreeRow row, IReadOnlyList<PromptVersion> prompts) =>
        new(row.Path, row.Parent, row.Name, row.Level, row.Functionality) { Prompts = row.Functionality is null ? null : prompts };
}
