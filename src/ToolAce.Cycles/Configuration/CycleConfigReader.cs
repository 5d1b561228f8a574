using ToolAce.Cycles.Configuration.Reading;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ToolAce.Cycles.Configuration;

/// <summary>Reads cycle configs from YAML.</summary>
public static class CycleConfigReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="CycleConfigException">The file is missing, is not YAML, or says something that cannot be done.</exception>
    public static CycleConfig ReadFile(string path)
    {
        try
        {
            return Read(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CycleConfigException(path, [new(0, "", $"cannot be read ({e.Message}); give the path of a YAML file such as configs/presets/tiny.yaml")]);
        }
    }

    /// <summary>Reads a text; <paramref name="source"/> names it in messages.</summary>
    /// <exception cref="CycleConfigException">The text is not YAML, or says something that cannot be done.</exception>
    public static CycleConfig Read(string text, string source)
    {
        var problems = new List<ConfigProblem>();
        var root = new Section("", Parse(text, source), 1, problems);
        var config = CycleConfig.Read(root, Path.GetFileNameWithoutExtension(source));
        root.Close();
        return problems.Count == 0 ? config : throw new CycleConfigException(source, [.. problems.OrderBy(p => p.Line)]);
    }

    private static YamlMappingNode? Parse(string text, string source)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents switch
            {
                [] => null,
                [{ RootNode: YamlMappingNode mapping }] => mapping,
                [{ RootNode: YamlScalarNode { Value: null or "" } }] => null,
                _ => throw new CycleConfigException(source, [new(1, "", "must be one mapping of sections such as model, converse and train")]),
            };
        }
        catch (YamlException e)
        {
            throw new CycleConfigException(source, [new((int)e.Start.Line, "", $"is not valid YAML: {e.Message}")]);
        }
    }
}
