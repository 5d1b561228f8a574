using System.Text;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Prompting;

/// <summary>A function document as a Python docstring.</summary>
internal static class FunctionDocstring
{
    private const int Margin = 8;
    private const int Step = 4;

    public static string Write(PyValue.Dict function)
    {
        var text = new StringBuilder($"# Function: {FunctionDescriptions.Text(function, "name", "")}\n    \"\"\"\n    {FunctionDescriptions.Text(function, "description", "")}\n\n");
        var parameters = FunctionDescriptions.Properties(function.Find("parameters") as PyValue.Dict).ToList();
        if (parameters.Count > 0)
        {
            text.Append("    Args:\n");
            foreach (var (name, schema) in parameters)
            {
                Parameter(text, name, schema, Margin);
            }
        }

        return text.Append("    \"\"\"\n").ToString();
    }

    private static void Parameter(StringBuilder text, string name, PyValue.Dict schema, int width)
    {
        var initial = schema.Find("default") is { } value ? $", default={PyText.Repr(value)}" : "";
        text.Indented(width).Append($"{name} ({Type(schema)}{initial}): {FunctionDescriptions.Description(schema)}\n");
        foreach (var (child, inner) in FunctionDescriptions.Properties(schema))
        {
            Parameter(text, child, inner, width + Step);
        }
    }

    private static string Type(PyValue.Dict schema) => FunctionDescriptions.Text(schema, "type", "string") switch
    {
        "string" => "str",
        "number" => "float",
        "integer" => "int",
        "boolean" => "bool",
        "array" or "list" or "tuple" when schema.Find("items") is PyValue.Dict items => $"list[{Type(items)}]",
        "object" or "dict" => schema.Find("additionalProperties") is PyValue.Dict rest ? $"dict[str, {Type(rest)}]" : "dict",
        var other => other,
    };
}
