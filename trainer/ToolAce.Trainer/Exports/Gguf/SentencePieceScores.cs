using System.Text.Json.Nodes;

namespace ToolAce.Trainer.Exports.Gguf;

/// <summary>
/// llama.cpp joins the neighbours whose union has the highest score; merge lists join the pair that comes first. The two agree where each token's merges stand together
/// in the list and every way to put a token together from two others is there; then minus the place of a token's first merge is its score.
/// </summary>
internal static class SentencePieceScores
{
    /// <summary>Why a merge list cannot be said in scores, or null.</summary>
    public static string? ProblemOf(JsonObject model)
    {
        var vocabulary = model["vocab"]!.AsObject();
        if (Enumerable.Range(0, 256).Any(b => !vocabulary.ContainsKey(ByteOf(b))))
        {
            return "it lacks tokens for some bytes";
        }

        if ((bool?)model["ignore_merges"] ?? false)
        {
            return "it takes known words whole, whatever its merges say";
        }

        var (seen, last, pairs) = (new HashSet<string>(StringComparer.Ordinal), "", new HashSet<(string, string)>());
        foreach (var (left, right) in Merges(model))
        {
            pairs.Add((left, right));
            var again = left + right != last && !seen.Add(left + right);
            last = left + right;
            if (again && !IsRunOfSpaces(last))
            {
                return "its merges cannot be said as scores of tokens";
            }
        }

        // A token that no merge makes would be made by llama.cpp nevertheless.
        return seen.Any(token => Ways(token).Any(way => vocabulary.ContainsKey(way.Left) && vocabulary.ContainsKey(way.Right) && !pairs.Contains(way)))
            ? "its merges leave out ways to put tokens together"
            : null;
    }

    /// <summary>The score of each token that a merge makes; of the others, lower than all of them.</summary>
    public static float[] Of(JsonObject model, IReadOnlyList<string> tokens)
    {
        var (scores, place) = (new Dictionary<string, float>(StringComparer.Ordinal), 0);
        foreach (var (left, right) in Merges(model))
        {
            if (scores.TryAdd(left + right, -place))
            {
                place++;
            }
        }

        return [.. tokens.Select(token => scores.GetValueOrDefault(token, -place))];
    }

    /// <summary>Llama 2's list comes back to these at its end; the lengths that powers of two give are made first either way.</summary>
    private static bool IsRunOfSpaces(string token) => token.AsSpan().TrimStart('\u2581').IsEmpty;

    private static string ByteOf(int value) => $"<0x{value:X2}>";

    private static IEnumerable<(string Left, string Right)> Ways(string token) =>
        Enumerable.Range(1, Math.Max(0, token.Length - 1)).Where(at => !char.IsLowSurrogate(token[at])).Select(at => (token[..at], token[at..]));

    private static IEnumerable<(string Left, string Right)> Merges(JsonObject model) => model["merges"]!.AsArray().Select(MergeText.Pair);
}
