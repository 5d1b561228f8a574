using ToolAce.Core.Schemas;

namespace ToolAce.Core.Apis;

/// <summary>One tool: its name, what it does, its parameters and results (dictionary schemas), and where it comes from.</summary>
public sealed record ApiDefinition(string Name, string Description, Schema Parameters)
{
    /// <summary>The schema of what it returns; null when unknown.</summary>
    public Schema? Results { get; init; }

    /// <summary>Null for imported tools.</summary>
    public ApiLineage? Lineage { get; init; }

    /// <summary>A name-and-parameters key that ignores case, order and punctuation: two APIs with one key are the same tool.</summary>
    public string Signature() =>
        Normal(Name) + "(" + string.Join(",", Parameters.Properties.Select(p => Normal(p.Name) + ":" + SchemaTypes.Word(p.Schema.Type)).Order(StringComparer.Ordinal)) + ")";

    private static string Normal(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
