using ToolAce.Modeling;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Tokenizers;
using ToolAce.Modeling.Weights;

namespace ToolAce.Cycles.Models;

/// <summary>What a model folder is, read from its small files and its weights' headers: a second's work even for a large model.</summary>
/// <param name="Parameters">Number of weights.</param>
/// <param name="ContextLength">In tokens.</param>
/// <param name="Bytes">Of its weight files.</param>
/// <param name="Type">What most weights are stored in, such as <c>bfloat16</c>.</param>
/// <param name="ChatFormat">How dialogs become its text.</param>
public sealed record ModelFolderFacts(long Parameters, int Layers, int ContextLength, long Bytes, string Type, string ChatFormat)
{
    /// <summary>Looks at a folder; where it cannot be used, says why and how to mend it.</summary>
    public static (ModelFolderFacts? Facts, string? Problem) Look(string folder)
    {
        try
        {
            return (Read(folder), null);
        }
        catch (Exception refused) when (refused is ModelFolderException or IOException or UnauthorizedAccessException)
        {
            return (null, refused.Message);
        }
    }

    /// <summary>Looks at a folder as a cycle would before it loads it.</summary>
    /// <exception cref="ModelFolderException">It cannot be used; the message says why and how to mend it.</exception>
    public static ModelFolderFacts Read(string folder)
    {
        var (config, bytes) = WeightFolder.Check(folder);
        var format = ChatTemplate.Load(folder, Tokenizer.Load(folder)).Format.Name;
        return new ModelFolderFacts(config.ParameterCount(), config.Layers, config.ContextLength, bytes, WeightFolder.StoredDtype(folder).ToString().ToLowerInvariant(), format);
    }
}
