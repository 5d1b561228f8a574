using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>An API's declaration: names and type words of its parameters, in order, what the searcher returns of it, and what a model is shown.</summary>
internal sealed record ApiSignature(string Name, IReadOnlyList<KeyValuePair<string, string>> Parameters, PyValue.Dict Shown, FunctionDoc Function)
{
    private static readonly string[] ShownMembers = ["name", "description", "input_parameters", "output_parameters"];

    public static ApiSignature Read(PyValue.Dict declaration)
    {
        var parameters = ((PyValue.Dict)declaration.Find("input_parameters")!).Entries
            .Select(p => KeyValuePair.Create(((PyValue.Str)p.Key).Value, ((PyValue.Str)((PyValue.Dict)p.Value).Find("type")!).Value))
            .ToList();
        var shown = new PyValue.Dict();
        foreach (var member in ShownMembers)
        {
            shown.Set(member, declaration.Find(member) ?? PyValue.None.Value);
        }

        return new ApiSignature(((PyValue.Str)declaration.Find("name")!).Value, parameters, shown, SignatureDocs.Of(declaration));
    }

    /// <summary>The type word of a parameter, or null when it is not declared.</summary>
    public string? Type(string parameter)
    {
        foreach (var (name, type) in Parameters)
        {
            if (name == parameter)
            {
                return type;
            }
        }

        return null;
    }

    public bool Declares(string parameter) => Type(parameter) is not null;
}
