using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Modeling.Chat;

/// <summary>
/// The chat template that travels with what was made from a base. The base's own often writes tools, dates or system messages otherwise than they were trained; then the format's
/// own template takes its place.
/// </summary>
public static class ChatTemplateFiles
{
    /// <summary>The file that holds a template by itself.</summary>
    public const string FileName = "chat_template.jinja";

    private const string Key = "chat_template";
    private const string ProcessorFile = "chat_template.json";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The format of a base whose own template is another than the format's; null where it is the same, or where the base's format is not known.</summary>
    public static IChatFormat? Replacing(string baseFolder)
    {
        try
        {
            var tokenizer = Tokenizer.Load(baseFolder);
            var format = ChatTemplate.Load(baseFolder, tokenizer).Format;
            return TokenizerConfig.Read(baseFolder, tokenizer).Template == format.JinjaTemplate ? null : format;
        }
        catch (ModelFolderException)
        {
            return null;
        }
    }

    /// <summary>Puts the format's template wherever a folder has one or should have one, and the format's name with it.</summary>
    public static void Write(string folder, IChatFormat format)
    {
        var config = Path.Combine(folder, TokenizerConfig.FileName);
        var json = File.Exists(config) ? JsonNode.Parse(File.ReadAllText(config))!.AsObject() : [];
        json[TokenizerConfig.Key] = format.Name;
        json[Key] = format.JinjaTemplate;
        File.WriteAllText(config, json.ToJsonString(Readable) + "\n");
        if (File.Exists(Path.Combine(folder, FileName)))
        {
            File.WriteAllText(Path.Combine(folder, FileName), format.JinjaTemplate);
        }

        if (File.Exists(Path.Combine(folder, ProcessorFile)))
        {
            File.WriteAllText(Path.Combine(folder, ProcessorFile), new JsonObject { [Key] = format.JinjaTemplate }.ToJsonString(Readable) + "\n");
        }
    }
}
