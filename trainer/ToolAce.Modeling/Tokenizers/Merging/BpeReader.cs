using System.Text.Json;

namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>Reads the <c>model</c> part of tokenizer.json.</summary>
internal static class BpeReader
{
    /// <summary>An id above this cannot be an embedding's row; arrays by id are made up to the highest.</summary>
    private const int HighestId = MergeTable.HighestId;

    public static BpeParts Read(ComponentJson json, int slots)
    {
        // Files before 2021 have no type word; a merge list tells BPE.
        if ((json.Text("type") ?? (json["merges"].IsNull ? "none" : "BPE")) is not "BPE" and var other)
        {
            throw json.Error($"is of the kind \"{other}\", which is not supported", "Use a model whose tokenizer is BPE");
        }

        foreach (var key in (ReadOnlySpan<string>)["continuing_subword_prefix", "end_of_word_suffix"])
        {
            if (json.Text(key) is { Length: > 0 })
            {
                throw json[key].Error("is not supported", "Only BPE without word-part marks is read");
            }
        }

        if (json["dropout"] is { IsNull: false } dropout && dropout.Element.GetRawText() is not ("0" or "0.0"))
        {
            throw dropout.Error("is not supported: ids would be random", "Set it to null");
        }

        var vocabulary = Vocabulary(json["vocab"]);
        int? unknown = json.Text("unk_token") is { } mark
            ? vocabulary.TryGetValue(mark, out var id) ? id : throw json["unk_token"].Error($"\"{mark}\" is not in the vocabulary")
            : null;
        var settings = new BpeSettings(
            unknown, json.Flag("fuse_unk", byDefault: false), json.Flag("byte_fallback", byDefault: false), json.Flag("ignore_merges", byDefault: false));
        return new BpeParts(settings, vocabulary, MergesReader.Read(json["merges"], vocabulary), slots);
    }

    /// <summary>An id that an embedding table can have.</summary>
    public static int Id(ComponentJson json) =>
        json.Whole() is var id && id <= HighestId ? id : throw json.Error($"gives the id {id}; no embedding table has so many rows");

    private static Dictionary<string, int> Vocabulary(ComponentJson json)
    {
        if (json.Element.ValueKind != JsonValueKind.Object)
        {
            throw json.Error("must be an object of token: id");
        }

        var size = json.Element.GetPropertyCount();
        var (vocabulary, taken) = (new Dictionary<string, int>(size, StringComparer.Ordinal), new Dictionary<int, string>(size));
        foreach (var entry in json.Element.EnumerateObject())
        {
            var token = entry.Name;
            var id = entry.Value.ValueKind == JsonValueKind.Number && entry.Value.TryGetInt32(out var number) && number is >= 0 and <= HighestId
                ? number
                : Id(new ComponentJson(entry.Value, $"{json.Path}.{token}", json.File));
            if (!taken.TryAdd(id, token))
            {
                throw json.Error($"gives the id {id} to both \"{taken[id]}\" and \"{token}\"");
            }

            vocabulary[token] = id;
        }

        return vocabulary;
    }
}
