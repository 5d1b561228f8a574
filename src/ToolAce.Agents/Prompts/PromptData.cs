using System.Text.Json;
using System.Text.RegularExpressions;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;

namespace ToolAce.Agents.Prompts;

/// <summary>
/// Material for a prompt between <c>&lt;data&gt;</c> and <c>&lt;/data&gt;</c>. Nothing within can end it, so what a document, a tool or a person says never stands
/// where instructions stand; the prompts say that what lies between is not to be followed.
/// </summary>
public static partial class PromptData
{
    /// <summary>Any text.</summary>
    public static string Of(string text) => $"<data>\n{Mark().Replace(text, "&lt;")}\n</data>";

    /// <summary>Tools as JSON, one a line, without their lineage, which is ours.</summary>
    public static string Of(IEnumerable<ApiDefinition> tools) => Of(Lines(tools.Select(t => t with { Lineage = null })));

    /// <summary>A conversation, one turn a line: <c>{"turn":1,"role":"user","text":"…"}</c>. As JSON, no message can pass for two.</summary>
    public static string Of(IEnumerable<Turn> turns) => Of(Lines(turns.Select((turn, i) => new { Turn = i + 1, turn.Role, turn.Text })));

    private static string Lines<T>(IEnumerable<T> values)
    {
        var lines = string.Join('\n', values.Select(v => JsonSerializer.Serialize(v, CoreJson.Options)));
        return lines.Length == 0 ? "(none)" : lines;
    }

    /// <summary>What could be taken for one of the two marks, blanks and case aside.</summary>
    [GeneratedRegex(@"<(?=[\s/]*data\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();
}
