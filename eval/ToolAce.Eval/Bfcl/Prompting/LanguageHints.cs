using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Prompting;

/// <summary>
/// What the benchmark adds to function documents before a model sees them: which language a function belongs to and, for Java and JavaScript, that every argument
/// is a string that holds source text. The types become strings; the wording is ours, for the official one is code and not data.
/// </summary>
internal static class LanguageHints
{
    public static PyValue.Dict Add(PyValue.Dict function, string category) => CallLanguages.OfCategory(category) switch
    {
        CallLanguage.Java => Foreign(function, "Java 8", listType: "Array"),
        CallLanguage.JavaScript => Foreign(function, "JavaScript", listType: "array"),
        _ => Described(function, " This is a function of Python 3."),
    };

    private static PyValue.Dict Foreign(PyValue.Dict function, string language, string listType)
    {
        var hinted = Described(function, $" This is a function of {language}.");
        if (hinted.Find("parameters") is PyValue.Dict parameters && parameters.Find("properties") is PyValue.Dict properties)
        {
            var asStrings = Copy(properties);
            foreach (var (name, schema) in properties.Entries)
            {
                if (schema is PyValue.Dict known)
                {
                    asStrings.Set(name, AsString(known, language, listType));
                }
            }

            var changed = Copy(parameters);
            changed.Set("properties", asStrings);
            hinted.Set("parameters", changed);
        }

        return hinted;
    }

    private static PyValue.Dict AsString(PyValue.Dict schema, string language, string listType)
    {
        var type = FunctionDescriptions.Text(schema, "type", "any");
        var hint = type == "any"
            ? $" Any {language} object, given as a string of its source text."
            : $" A {language} {type}, given as a string of its source text.";
        var hinted = Copy(schema);
        if ((type == listType || type == listType + "List") && schema.Find("items") is PyValue.Dict items)
        {
            hint += $" Its elements are of type {FunctionDescriptions.Text(items, "type", "any")} and no strings of their own.";
            hinted.Remove(new PyValue.Str("items"));
        }

        if (listType == "array" && type == "dict" && schema.Find("properties") is { } properties)
        {
            hint += $" Its entries, no strings of their own: {PyIndentedJson.Write(properties, indent: null)}";
            hinted.Remove(new PyValue.Str("properties"));
        }

        hinted.Set("type", new PyValue.Str("string"));
        return Described(hinted, hint);
    }

    private static PyValue.Dict Described(PyValue.Dict schema, string hint)
    {
        var copy = Copy(schema);
        copy.Set("description", new PyValue.Str(FunctionDescriptions.Text(schema, "description", "") + hint));
        return copy;
    }

    private static PyValue.Dict Copy(PyValue.Dict dict) => new([.. dict.Entries]);
}
