using YamlDotNet.RepresentationModel;

namespace ToolAce.Cycles.Configuration;

/// <summary>The values that stand in a config's text, read once.</summary>
public sealed class ConfigValues
{
    private readonly YamlMappingNode? root;

    internal ConfigValues(YamlMappingNode? root) => this.root = root;

    /// <summary>The value of a key such as <c>train.rank</c>, as written; null where it is left out or the text is no YAML.</summary>
    public string? Get(string key) => ConfigText.Value(root, key);
}
