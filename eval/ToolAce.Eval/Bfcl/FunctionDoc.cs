using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Json;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl;

/// <summary>
/// A function as a question offers it: what a model is shown (<paramref name="Api"/>) and what the checker needs, the type words as the file has them.
/// </summary>
public sealed record FunctionDoc(ApiDefinition Api, IReadOnlyDictionary<string, ParameterType> Parameters, IReadOnlyList<string> Required)
{
    /// <summary>The function's name.</summary>
    public string Name => Api.Name;

    /// <summary>The document as its file has it; null for a function that comes from no file.</summary>
    public string? Source { get; init; }

    /// <summary>The document for prompts that show it as it is.</summary>
    internal PyValue.Dict Document() =>
        (PyValue.Dict)PyJson.Parse(Source ?? JsonSerializer.Serialize(new { Api.Name, Api.Description, Api.Parameters }, CoreJson.Options));
}
