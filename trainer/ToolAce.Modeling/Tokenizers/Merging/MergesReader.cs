using System.Text.Json;

namespace ToolAce.Modeling.Tokenizers.Merging;

/// <summary>Reads the list of merges: texts with one space between the two parts, or pairs.</summary>
internal static class MergesReader
{
    public static MergeTable Read(ComponentJson json, Dictionary<string, int> vocabulary)
    {
        if (json.Element.ValueKind != JsonValueKind.Array)
        {
            throw json.Error("must be a list");
        }

        var table = new MergeTable(json.Element.GetArrayLength());
        var ids = vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        var (rank, joined) = (0, new char[256]);
        foreach (var element in json.Element.EnumerateArray())
        {
            var (text, cut) = Parts(element) is { } parts ? parts : throw Item(json, element, rank).Error(
                element.ValueKind == JsonValueKind.Array ? "must have two parts" : "must be two parts with one space between");
            var left = text.AsSpan(0, cut);
            var right = text.AsSpan(cut + 1);
            if (left.Length + right.Length > joined.Length)
            {
                joined = new char[(left.Length + right.Length) * 2];
            }

            left.CopyTo(joined);
            right.CopyTo(joined.AsSpan(left.Length));
            var whole = joined.AsSpan(0, left.Length + right.Length);
            if (!ids.TryGetValue(left, out var leftId) || !ids.TryGetValue(right, out var rightId) || !ids.TryGetValue(whole, out var id))
            {
                var missing = !ids.ContainsKey(left) ? left : !ids.ContainsKey(right) ? right : whole;
                throw Item(json, element, rank).Error($"(\"{left}\" + \"{right}\") needs \"{missing}\", which is not in the vocabulary");
            }

            table.Set(leftId, rightId, rank++, id);
        }

        return table;
    }

    /// <summary>Both parts with one character between, and where that is; null for anything else.</summary>
    private static (string Text, int Cut)? Parts(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            var text = element.GetString()!;
            var cut = text.IndexOf(' ');
            return cut >= 0 && text.IndexOf(' ', cut + 1) < 0 ? (text, cut) : null;
        }

        return element.ValueKind == JsonValueKind.Array && element.GetArrayLength() == 2
            && (element[0], element[1]) is ({ ValueKind: JsonValueKind.String } left, { ValueKind: JsonValueKind.String } right)
            ? ($"{left.GetString()} {right.GetString()}", left.GetString()!.Length)
            : null;
    }

    private static ComponentJson Item(ComponentJson json, JsonElement element, int index) => new(element, $"{json.Path}[{index}]", json.File);
}
