using System.Text.Json;

namespace ToolAce.Cli.Tests.Verbs;

/// <summary>Small files of dialogs as chat APIs write them.</summary>
internal static class OwnData
{
    private const string Tools = """[{"type": "function", "function": {"name": "get_weather", "description": "Gives the weather of a city.", "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}}}]""";

    public static string Call(string city) => Row(
        $"please tell me the weather in {city}", $$$"""{"role": "assistant", "content": null, "tool_calls": [{"id": "1", "type": "function", "function": {"name": "get_weather", "arguments": "{\"city\": \"{{{city}}}\"}"}}]}""");

    public static string Words(string request, string answer) => Row(request, JsonSerializer.Serialize(new { role = "assistant", content = answer }));

    public static string Write(string folder, string name, params IEnumerable<string> rows)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllLines(file, rows);
        return file;
    }

    private static string Row(string request, string answer) => $$"""{"messages": [{"role": "user", "content": {{JsonSerializer.Serialize(request)}}}, {{answer}}], "tools": {{Tools}}}""";
}
