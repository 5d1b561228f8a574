using ToolAce.Agents.Prompts;
using ToolAce.Core.Apis;
using ToolAce.Core.Schemas;
using ToolAce.Cycles.Stages.Context;

namespace ToolAce.Cycles.Stages.Synthesis;

/// <summary>
/// A tool as the artifact <c>apis</c> has it: an <see cref="ApiDefinition"/>, and the prompts that it came from. These are no part of the definition, which also
/// stands within dialogs. Where no tool has any, as with scripted agents, the column is left out.
/// </summary>
public sealed record ApiRow(string Name, string Description, Schema Parameters)
{
    /// <inheritdoc cref="ApiDefinition.Results"/>
    public Schema? Results { get; init; }

    /// <inheritdoc cref="ApiDefinition.Lineage"/>
    public ApiLineage? Lineage { get; init; }

    /// <summary>The prompts that a language model was given for it: those that its functionalities were found with, then the one it was designed with; null without any.</summary>
    public IReadOnlyList<PromptVersion>? Prompts { get; init; }

    /// <summary>A definition from these prompts.</summary>
    public static ApiRow Of(ApiDefinition api, IReadOnlyList<PromptVersion> prompts) =>
        new(api.Name, api.Description, api.Parameters) { Results = api.Results, Lineage = api.Lineage, Prompts = prompts.Count == 0 ? null : prompts };

    /// <summary>The definition.</summary>
    public ApiDefinition ToApi() => new(Name, Description, Parameters) { Results = Results, Lineage = Lineage };

    internal static Task WriteAsync(StageContext context, IReadOnlyList<ApiRow> rows, CancellationToken cancellationToken) => rows.Any(r => r.Prompts is not null)
        ? context.WriteAsync(ArtifactNames.Apis, rows, cancellationToken)
        : context.WriteAsync(ArtifactNames.Apis, rows.Select(r => r.ToApi()), cancellationToken);
}
