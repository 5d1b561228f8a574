using System.Text.Json;

namespace ToolAce.Modeling.Tokenizers;

/// <summary>Reads the <c>model</c> part of tokenizer.json.</summary>
internal static class BpeReader
{
    public static BpeModel Read(ComponentJson json)
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
        return new BpeModel(settings, vocabulary, new BpeMerges(Merges(json["merges"], vocabulary)));
    }

    private static Dictionary<string, int> Vocabulary(ComponentJson json)
    {
        if (json.Element.ValueKind != JsonValueKind.Object)
        {
            throw json.Error("must be an object of token: id");
        }

        var (vocabulary, taken) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<int, string>());
        foreach (var entry in json.Element.EnumerateObject())
        {
            var id = new ComponentJson(entry.Value, $"{json.Path}.{entry.Name}", json.File).Whole();
            if (!taken.TryAdd(id, entry.Name))
            {
                throw json.Error($"gives the id {id} to both \"{taken[id]}\" and \"{entry.Name}\"");
            }

            vocabulary[entry.Name] = id;
        }

        return vocabulary;
    }

    private static Dictionary<(int Left, int Right), (int Rank, int Id)> Merges(ComponentJson json, Dictionary<string, int> vocabulary)
    {
        var table = new Dictionary<(int Left, int Right), (int Rank, int Id)>();
        foreach (var merge in json.Items())
        {
            var (left, right) = Pair(merge);
            int Id(string token) => vocabulary.TryGetValue(token, out var id)
                ? id
                : throw merge.Error($"(\"{left}\" + \"{right}\") needs \"{token}\", which is not in the vocabulary");
            var (leftId, rightId, mergedId) = (Id(left), Id(right), Id(left + right));
            table[(leftId, rightId)] = (table.Count, mergedId);
        }

        return table;
    }

    private static (string Left, string Right) Pair(ComponentJson merge)
    {
        if (merge.Element.ValueKind == JsonValueKind.Array)
        {
            return merge.Items().Select(part => part.Text()).ToArray() is [var left, var right] ? (left, right) : throw merge.Error("must have two parts");
        }

        return merge.Text().Split(' ') is [var first, var second] ? (first, second) : throw merge.Error("must be two parts with one space between");
    }
}
