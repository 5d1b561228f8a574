using System.Globalization;
using System.Text.RegularExpressions;
using ToolAce.Modeling;
using ToolAce.Modeling.Decoders;

namespace ToolAce.Cycles.Estimates;

/// <summary>What an estimate needs to know of a model: from its config.json, or, while the folder is not there, from a size in its name such as <c>8B</c>.</summary>
/// <param name="Parameters">All weights.</param>
/// <param name="Layers">Blocks.</param>
/// <param name="Hidden">Width of the residual stream.</param>
/// <param name="Intermediate">Width inside the feed-forward block.</param>
/// <param name="Heads">Query heads.</param>
/// <param name="AttentionWidth">Width of all query heads together.</param>
/// <param name="KeyValueWidth">Width of all key heads together.</param>
/// <param name="Vocabulary">Rows of the token table.</param>
/// <param name="Context">Longest sequence, in tokens.</param>
public sealed partial record ModelSize(
    long Parameters, int Layers, int Hidden, int Intermediate, int Heads, int AttentionWidth, int KeyValueWidth, int Vocabulary, int Context)
{
    /// <summary>Of a model folder. Null where neither its config nor its name tells.</summary>
    public static ModelSize? Of(string folder)
    {
        try
        {
            if (File.Exists(Path.Combine(folder, "config.json")))
            {
                return Of(DecoderConfig.Load(folder));
            }
        }
        catch (ModelFolderException)
        {
            // the name may still tell
        }

        return Billions().Match(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))) is { Success: true } match
            ? Typical(double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * 1e9)
            : null;
    }

    /// <summary>Of a loaded config.</summary>
    public static ModelSize Of(DecoderConfig config) => new(
        config.ParameterCount(),
        config.Layers,
        config.HiddenSize,
        config.IntermediateSize,
        config.Heads,
        config.Heads * config.HeadSize,
        config.KeyValueHeads * config.HeadSize,
        config.VocabularySize,
        config.ContextLength);

    // Llama's proportions: hidden = 128 · layers, 12.5 · layers · hidden² weights in the blocks, heads of 128, four queries a key.
    private static ModelSize Typical(double parameters)
    {
        var layers = Math.Max(1, (int)Math.Round(Math.Cbrt(parameters / (12.5 * 128 * 128))));
        var hidden = 128 * layers;
        return new ModelSize((long)parameters, layers, hidden, hidden * 7 / 2, layers, hidden, Math.Max(128, hidden / 4), 128_256, 8192);
    }

    [GeneratedRegex(@"(\d+(?:\.\d+)?)[bB](?![A-Za-z])")]
    private static partial Regex Billions();
}
