using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Calls.Formats;
using ToolAce.Core.Json;

namespace ToolAce.Core.Models;

/// <summary>ToolACE's prompt contract (methods.md A4.1): who you are, what to do, what if no tool fits, how to write calls, the tools as JSON.</summary>
public static class JsonToolPrompt
{
    /// <summary>What stands between the instruction and the tools.</summary>
    public const string BeforeTools = "\n\nThe functions in JSON:\n";

    /// <summary>The system message; the instruction alone where there are no tools, and nothing where there is neither.</summary>
    public static string Write(string? instruction, IReadOnlyList<ApiDefinition> tools) =>
        tools.Count == 0
            ? instruction ?? ""
            : $"{instruction ?? FormatInstructions.Of(CallFormat.Bracket)}{BeforeTools}{JsonSerializer.Serialize(tools.Select(t => new { t.Name, t.Description, t.Parameters }), CoreJson.Options)}";
}
