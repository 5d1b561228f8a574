using System.Text.Json;

namespace ToolAce.Modeling.Tokenizers;

/// <summary>A piece of tokenizer.json that knows where it stands, so that every error can say so.</summary>
internal readonly record struct ComponentJson(JsonElement Element, string Path, string File)
{
    /// <summary>The component's type word.</summary>
    public string Type => Text("type") ?? throw Error("has no \"type\"");

    public bool IsNull => Element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>The member, or one that <see cref="IsNull"/>.</summary>
    public ComponentJson this[string key]
    {
        get
        {
            var path = Path.Length == 0 ? key : $"{Path}.{key}";
            return Element.ValueKind == JsonValueKind.Object
                ? new(Element.TryGetProperty(key, out var value) ? value : default, path, File)
                : throw Error("must be an object");
        }
    }

    public IEnumerable<ComponentJson> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            throw Error("must be a list");
        }

        var (self, index) = (this, 0);
        return Element.EnumerateArray().Select(item => new ComponentJson(item, $"{self.Path}[{index++}]", self.File));
    }

    public string? Text(string key) => this[key] is { IsNull: false } value ? value.Text() : null;

    public string Text() => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Error("must be a text");

    public string RequiredText(string key) => Text(key) ?? throw Error($"has no \"{key}\"");

    public bool Flag(string key, bool byDefault)
    {
        var value = this[key];
        return value.Element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null or JsonValueKind.Undefined => byDefault,
            _ => throw value.Error("must be true or false"),
        };
    }

    public int Whole() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var number) && number >= 0 ? number : throw Error("must be a whole number from 0");

    public ModelFolderException Unknown(string kind, string known) =>
        FileProblem.Of(File, $"{kind} \"{Type}\" at {Path} is not supported", $"Known are {known}; use a model whose tokenizer needs no other");

    public ModelFolderException Error(string problem, string mend = "Fetch the file again from where the model came from") =>
        FileProblem.Of(File, Path.Length == 0 ? problem : $"\"{Path}\" {problem}", mend);
}
