using ToolAce.Core.Apis;

namespace ToolAce.Eval.Bfcl;

/// <summary>
/// A function as a question offers it: what a model is shown (<paramref name="Api"/>) and what the checker needs, the type words as the file has them.
/// </summary>
public sealed record FunctionDoc(ApiDefinition Api, IReadOnlyDictionary<string, ParameterType> Parameters, IReadOnlyList<string> Required)
{
    /// <summary>The function's name.</summary>
    public string Name => Api.Name;
}
