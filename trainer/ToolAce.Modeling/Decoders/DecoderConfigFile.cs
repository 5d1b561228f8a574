using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace ToolAce.Modeling.Decoders;

/// <summary>The file <c>config.json</c> of a model made from another model.</summary>
public static class DecoderConfigFile
{
    private const string Name = "config.json";

    // As transformers writes it: indented, letters of all languages as they are.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Copies the file with every key it has, known here or not; only the stored type of the weights is set anew, under the name the file uses for it
    /// (<c>dtype</c>, formerly <c>torch_dtype</c>).
    /// </summary>
    /// <exception cref="ModelFolderException">The file cannot be used; see <see cref="DecoderConfig.Load"/>.</exception>
    public static void Copy(string fromFolder, string toFolder, ScalarType weights)
    {
        DecoderConfig.Load(fromFolder);
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(fromFolder, Name)))!.AsObject();
        json[json.ContainsKey("dtype") ? "dtype" : "torch_dtype"] = weights.ToString().ToLowerInvariant();
        File.WriteAllText(Path.Combine(toFolder, Name), json.ToJsonString(Readable) + "\n");
    }
}
