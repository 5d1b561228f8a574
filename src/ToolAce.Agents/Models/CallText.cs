using System.Text;
using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;
using ToolAce.Core.Models;

namespace ToolAce.Agents.Models;

/// <summary>
/// Calls of the protocol in the house's syntax. A call whose arguments are no JSON object, or that the syntax cannot hold, is written so that no reader takes
/// it for a call or for words: as the failed attempt that it is.
/// </summary>
internal static class CallText
{
    /// <summary>More than this is no argument of anybody's, and numbers of a million digits take long to read.</summary>
    private const int LongestArguments = 1 << 20;

    public static string Write(IReadOnlyList<ToolCallText> calls)
    {
        var text = new StringBuilder("[");
        for (var i = 0; i < calls.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(Whole(calls[i]) ?? Broken(calls[i]));
        }

        return text.Append(']').ToString();
    }

    /// <summary>The arguments of a call in an earlier turn, as the protocol has them.</summary>
    public static string Arguments(Call call) =>
        JsonSerializer.Serialize<Literal>(new Literal.Map([.. call.Arguments.Select(a => KeyValuePair.Create(a.Name, a.Value))]), CoreJson.Options);

    private static string? Whole(ToolCallText call)
    {
        try
        {
            if (Read(call.Arguments) is not { } arguments)
            {
                return null;
            }

            var written = new Call(call.Name, arguments);
            var text = CallSyntax.Print([written]);
            return CallSyntax.Parse(text) is [var read] && read.Equals(written) ? text[1..^1] : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or ArgumentOutOfRangeException or CallSyntaxException)
        {
            return null;
        }
    }

    /// <summary>Many servers leave the text empty where a tool has no parameters. Of arguments given twice the last counts, as for Python.</summary>
    private static List<Argument>? Read(string text)
    {
        if (text.Length is 0 or > LongestArguments)
        {
            return text.Length == 0 ? [] : null;
        }

        return JsonSerializer.Deserialize<Literal>(text, CoreJson.Options) is Literal.Map map
            ? [.. map.Entries.GroupBy(e => e.Key).Select(same => new Argument(same.Key, same.Last().Value))]
            : null;
    }

    // An argument has a name before its value; a quoted text alone is none.
    private static string Broken(ToolCallText call) => $"{call.Name}({CallSyntax.Print(new Literal.Text(call.Arguments))})";
}
