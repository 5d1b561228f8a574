using ToolAce.Cycles.Configuration;

namespace ToolAce.Cycles.Running;

/// <summary>A config to run: its text as given, what it means, and where its paths are looked for.</summary>
public sealed record CycleRun(string Text, CycleConfig Config, ConfigPaths Paths)
{
    /// <summary>Reads a config file.</summary>
    /// <param name="programRoot">Where the program's own <c>configs</c> folder lies.</param>
    /// <exception cref="CycleConfigException">The file cannot be used.</exception>
    public static CycleRun FromFile(string file, string workingFolder, string programRoot)
    {
        var path = new[] { workingFolder, programRoot }.Select(f => Path.GetFullPath(file, f)).FirstOrDefault(File.Exists) ?? Path.GetFullPath(file, workingFolder);
        var config = CycleConfigReader.ReadFile(path);
        return new CycleRun(File.ReadAllText(path), config, new ConfigPaths(Path.GetDirectoryName(path)!, Path.GetFullPath(workingFolder), Path.GetFullPath(programRoot)));
    }
}
