using System.Text;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Prompting;

/// <summary>Writes function documents as the benchmark's prompts show them: as JSON, in XML or as Python docstrings.</summary>
internal static class FunctionDescriptions
{
    public static string Write(string form, IReadOnlyList<PyValue.Dict> functions) => form switch
    {
        "json" => PyIndentedJson.Write(new PyValue.List([.. functions]), indent: 4),
        "xml" => string.Join('\n', functions.Select(FunctionXml.Write)),
        "python" => string.Join("\n\n", functions.SelectMany(f => new[] { FunctionDocstring.Write(f), "\n" })),
        _ => throw new ArgumentException($"functions are not described as '{form}'", nameof(form)),
    };

    /// <summary>A text member, or what stands for it.</summary>
    public static string Text(PyValue.Dict schema, string key, string otherwise) => schema.Find(key) switch
    {
        null => otherwise,
        PyValue.Str text => text.Value,
        var other => PyText.Repr(other),
    };

    /// <summary>The description, with the values it may have written behind it.</summary>
    public static string Description(PyValue.Dict schema) =>
        Text(schema, "description", "") + (schema.Find("enum") is { } values ? $" Enum values: {PyText.Repr(values)}." : "");

    public static IEnumerable<(string Name, PyValue.Dict Schema)> Properties(PyValue.Dict? schema) => schema?.Find("properties") is PyValue.Dict properties
        ? properties.Entries.Where(p => p.Value is PyValue.Dict).Select(p => (((PyValue.Str)p.Key).Value, (PyValue.Dict)p.Value))
        : [];

    public static StringBuilder Indented(this StringBuilder text, int width) => text.Append(' ', width);
}
