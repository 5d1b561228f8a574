using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
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

    /// <summary>The whole text of a prompt, marks included; null where the folder's tokenizer or chat format is not known.</summary>
    public static string? Of(string folder)
    {
        try
        {
            var format = ChatTemplate.Load(folder, Tokenizer.Load(folder)).Format;
            return string.Concat(format.Render(new ChatPrompt([Tool], [new(Role.User, "What is the weather in Paris?")])).Select(segment => segment.Text));
        }
        catch (ModelFolderException)
        {
            return null;
        }
    }
}
