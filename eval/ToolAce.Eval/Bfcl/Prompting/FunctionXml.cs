using System.Text;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Prompting;

/// <summary>A function document as XML elements. Nothing is escaped and commas go from a parameter's attributes, as in the original.</summary>
internal static class FunctionXml
{
    public static string Write(PyValue.Dict function)
    {
        var text = new StringBuilder();
        text.Append($"<function name=\"{FunctionDescriptions.Text(function, "name", "")}\">\n");
        text.Append($"  <desc>{FunctionDescriptions.Text(function, "description", "")}</desc>\n  <params>\n");
        var parameters = function.Find("parameters") as PyValue.Dict;
        foreach (var (name, schema) in FunctionDescriptions.Properties(parameters))
        {
            Parameter(text, name, schema, parameters!.Find("required"), level: 2);
        }

        return text.Append("  </params>\n</function>\n").ToString();
    }

    private static void Parameter(StringBuilder text, string name, PyValue.Dict schema, PyValue? required, int level)
    {
        var width = 2 * level;
        var attributes = $"name=\"{name}\" type=\"{Type(schema)}\" required=\"{(IsRequired(name, required) ? "true" : "false")}\"";
        if (schema.Find("default") is { } initial)
        {
            attributes += $" default=\"{PyText.Repr(initial)}\"";
        }

        text.Indented(width).Append($"<param {attributes.Replace(",", "", StringComparison.Ordinal)}>\n");
        text.Indented(width).Append($"  <desc>{FunctionDescriptions.Description(schema)}</desc>\n");
        if (schema.Find("properties") is not null)
        {
            text.Indented(width).Append("  <params>\n");
            foreach (var (child, inner) in FunctionDescriptions.Properties(schema))
            {
                Parameter(text, child, inner, schema.Find("required"), level + 2);
            }

            text.Indented(width).Append("  </params>\n");
        }

        text.Indented(width).Append("</param>\n");
    }

    // Without a list of those required, all are.
    private static bool IsRequired(string name, PyValue? required) => required is not PyValue.List list || list.Items.Exists(r => r is PyValue.Str s && s.Value == name);

    private static string Type(PyValue.Dict schema)
    {
        var type = FunctionDescriptions.Text(schema, "type", "string");
        return schema.Find("items") is PyValue.Dict items && items.Find("type") is not null ? $"{type}[{FunctionDescriptions.Text(items, "type", "")}]"
            : schema.Find("additionalProperties") is PyValue.Dict rest ? $"{type}[{FunctionDescriptions.Text(rest, "type", "string")}]"
            : type;
    }
}
