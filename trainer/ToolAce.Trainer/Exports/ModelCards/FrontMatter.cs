using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ToolAce.Trainer.Exports.ModelCards;

/// <summary>The YAML at the head of a model card, which Hugging Face's hub reads.</summary>
internal static class FrontMatter
{
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Append(StringBuilder text, ModelCardFacts facts)
    {
        text.Append("---\n");
        text.Append($"base_model: {Text(facts.BaseName)}\n");
        text.Append($"base_model_relation: {(facts.Format == ExportFormat.Peft ? "adapter" : facts.Format == ExportFormat.GgufQ8 ? "quantized" : "finetune")}\n");
        text.Append($"license: {Text(facts.License ?? "unknown")}\n");
        text.Append(facts.Format switch
        {
            ExportFormat.Peft => "library_name: peft\n",
            ExportFormat.Merged => "library_name: transformers\n",
            _ => "",
        });
        text.Append("pipeline_tag: text-generation\ntags:\n- function-calling\n- tool-use\n");
        text.Append(facts.Format switch
        {
            ExportFormat.Peft => "- lora\n",
            ExportFormat.GgufF16 or ExportFormat.GgufQ8 => "- gguf\n",
            ExportFormat.Onnx or ExportFormat.OnnxF16 => "- onnx\n",
            _ => "",
        });
        text.Append("---\n\n");
    }

    /// <summary>JSON's quoted strings are YAML's.</summary>
    private static string Text(string value) => JsonSerializer.Serialize(value, Quoted);
}
