using System.Text.Json;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Core.Models;
using ToolAce.Core.Schemas;
using ToolAce.Modeling;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Trainer.Exports.ModelCards;

/// <summary>A short conversation as a model's chat format writes it.</summary>
public static class PromptExample
{
    private static readonly ApiDefinition Tool = new("get_weather", "Weather of a city", new Schema
    {
        Type = SchemaType.Dict,
        Properties = [new("city", new Schema { Type = SchemaType.String }), new("days", new Schema { Type = SchemaType.Integer })],
        Required = ["city"],
    });

    private static readonly Turn Question = new(Role.User, "What is the weather in Paris?");

    /// <summary>The same conversation in Python, for a chat template.</summary>
    public static string Python { get; } =
        $"""
        tools = [{JsonSerializer.Serialize(new { Tool.Name, Tool.Description, Tool.Parameters }, CoreJson.Options)}]
        messages = [{JsonSerializer.Serialize(new { Role = Question.Role, Content = Question.Text }, CoreJson.Options)}]
        """;

    /// <summary>The whole text of a prompt, marks included; null where the folder's tokenizer or chat format is not known.</summary>
    public static string? Of(string folder)
    {
        try
        {
            var format = ChatTemplate.Load(folder, Tokenizer.Load(folder)).Format;
            return string.Concat(format.Render(new ChatPrompt([Tool], [Question])).Select(segment => segment.Text));
        }
        catch (ModelFolderException)
        {
            return null;
        }
    }
}
