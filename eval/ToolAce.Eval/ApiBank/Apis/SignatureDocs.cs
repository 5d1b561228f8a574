using ToolAce.Core.Apis;
using ToolAce.Core.Schemas;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Turns the benchmark's declarations into the house's function documents, which chat formats can show.</summary>
internal static class SignatureDocs
{
    private const string OptionalMark = "[Optional]";

    public static FunctionDoc Of(PyValue.Dict declaration)
    {
        var inputs = Members(declaration, "input_parameters");
        var parameters = new Schema
        {
            Type = SchemaType.Dict,
            Properties = [.. inputs.Select(p => new SchemaProperty(p.Name, Schema(p.Value)))],
            Required = [.. inputs.Where(p => !Description(p.Value).StartsWith(OptionalMark, StringComparison.Ordinal)).Select(p => p.Name)],
        };
        var api = new ApiDefinition(Text(declaration, "name"), Text(declaration, "description"), parameters)
        {
            Results = new Schema { Type = SchemaType.Dict, Properties = [.. Members(declaration, "output_parameters").Select(p => new SchemaProperty(p.Name, Schema(p.Value)))] },
        };
        return new FunctionDoc(api, inputs.ToDictionary(p => p.Name, p => new ParameterType(Text(p.Value, "type"), ItemWord: null)), parameters.Required);
    }

    private static Schema Schema(PyValue.Dict member) => new()
    {
        Type = Text(member, "type") switch
        {
            "str" => SchemaType.String,
            "int" => SchemaType.Integer,
            "float" => SchemaType.Float,
            "bool" => SchemaType.Boolean,
            "list" or "list(str)" => SchemaType.Array,
            "dict" or "json" => SchemaType.Dict,
            _ => SchemaType.Any,
        },
        Description = Description(member),
    };

    private static string Description(PyValue.Dict member) => Text(member, "description");

    private static string Text(PyValue.Dict member, string name) => (member.Find(name) as PyValue.Str)?.Value ?? "";

    private static List<(string Name, PyValue.Dict Value)> Members(PyValue.Dict declaration, string name) =>
        [.. ((declaration.Find(name) as PyValue.Dict)?.Entries ?? []).Where(e => e.Value is PyValue.Dict).Select(e => (((PyValue.Str)e.Key).Value, (PyValue.Dict)e.Value))];
}
