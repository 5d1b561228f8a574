using System.Globalization;
using System.Text.RegularExpressions;
using ToolAce.Modeling;
using ToolAce.Modeling.Decoders;

namespace ToolAce.Cycles.Estimates;

/// <summary>What an estimate needs to know of a model: from its config.json, or, while the folder is not there, from a size in its name such as <c>8B</c>.</summary>
internal sealed partial record ModelSize(long Parameters, int Layers, int Hidden, int Vocabulary, int Context)
{
    /// <summary>Null where neither tells.</summary>
    public static ModelSize? Of(string folder)
    {
        try
        {
            if (File.Exists(Path.Combine(folder, "config.json")))
            {
                var config = DecoderConfig.Load(folder);
                return new ModelSize(config.ParameterCount(), config.Layers, config.HiddenSize, config.VocabularySize, config.ContextLength);
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

    // Llama's proportions: hidden = 128 · layers, 12.5 · layers · hidden² weights in the blocks.
    private static ModelSize Typical(double parameters)
    {
        var layers = (int)Math.Round(Math.Cbrt(parameters / (12.5 * 128 * 128)));
        return new ModelSize((long)parameters, layers, 128 * layers, 128_256, 8192);
    }

    [GeneratedRegex(@"(\d+(?:\.\d+)?)[bB](?![A-Za-z])")]
    private static partial Regex Billions();
}
