using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;

namespace ToolAce.Cycles.Learning.Variations;

/// <summary>
/// Gives a dialog's functions names that say nothing (function masking of Hammer, Lin et al. 2024), the same in tools, calls, results, instruction and words: what a function
/// does then stands in its definition alone. A name that is a plain word stays in sentences, where it may mean what it says.
/// </summary>
internal static partial class NameMask
{
    private const int Letters = 6;

    public static Dialog Over(Dialog dialog, Random random)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in dialog.Tools.Select(t => t.Name).Concat(dialog.Turns.SelectMany(Called)).Distinct(StringComparer.Ordinal).ToList())
        {
            names.Add(name, Fresh(names, random));
        }

        var spoken = Spoken(names.Keys.Where(n => !PlainWord().IsMatch(n)));
        string InWords(string text) => spoken?.Replace(text, match => names[match.Value]) ?? text;
        return dialog with
        {
            Instruction = dialog.Instruction is { } instruction ? InWords(instruction) : null,
            Tools = [.. dialog.Tools.Select(t => t with { Name = names[t.Name], Description = InWords(t.Description) })],
            Turns = [.. dialog.Turns.Select(t => t with { Text = Masked(t, names, InWords) })],
        };
    }

    private static string Masked(Turn turn, Dictionary<string, string> names, Func<string, string> inWords) => turn.Role switch
    {
        Role.Assistant when CallSyntax.Read(turn.Text) is CallReading.Calls calls => CallSyntax.Print([.. calls.Items.Select(c => c with { Name = names[c.Name] })]),
        Role.Tool when Results(turn.Text) is { } results => Renamed(results, names),
        _ => inWords(turn.Text),
    };

    private static string Renamed(JsonArray results, Dictionary<string, string> names)
    {
        foreach (var result in results.OfType<JsonObject>())
        {
            if (result["name"] is JsonValue value && value.TryGetValue(out string? name) && names.TryGetValue(name, out var masked))
            {
                result["name"] = masked;
            }
        }

        return results.ToJsonString(CoreJson.Options);
    }

    private static JsonArray? Results(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonArray;
        }
        catch (JsonException)
        {
            return null; // words in place of results
        }
    }

    private static IEnumerable<string> Called(Turn turn) =>
        turn.Role == Role.Assistant && CallSyntax.Read(turn.Text) is CallReading.Calls calls ? calls.Items.Select(c => c.Name) : [];

    private static string Fresh(Dictionary<string, string> names, Random random)
    {
        while (true)
        {
            var name = "f_" + string.Concat(Enumerable.Range(0, Letters).Select(_ => (char)('a' + random.Next(26))));
            if (!names.ContainsKey(name) && !names.ContainsValue(name))
            {
                return name;
            }
        }
    }

    /// <summary>Whole names, the longest first, so that no name is cut out of another; null for none.</summary>
    private static Regex? Spoken(IEnumerable<string> names)
    {
        List<string> patterns = [.. names.OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).Select(Regex.Escape)];
        return patterns.Count == 0 ? null : new Regex($@"(?<![\w.])(?:{string.Join('|', patterns)})(?![\w])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
    }

    [GeneratedRegex(@"^\p{L}\p{Ll}*$")]
    private static partial Regex PlainWord();
}
