using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Models;
using ToolAce.Core.Schemas;

namespace ToolAce.Agents.Tests.Models;

/// <summary>Prompts for these tests.</summary>
internal static class Prompts
{
    public static ApiDefinition Sum { get; } = Tool("math.sum", """{"type":"dict","properties":{"values":{"type":"array","items":{"type":"float"}}},"required":["values"]}""");

    public static ApiDefinition Tool(string name, string parameters = """{"type":"dict"}""") => new(name, $"what {name} does", JsonSerializer.Deserialize<Schema>(parameters, CoreJson.Options)!);

    public static ChatPrompt Ask(string question, params ApiDefinition[] tools) => new(tools, [new Turn(Role.User, question)]);
}
