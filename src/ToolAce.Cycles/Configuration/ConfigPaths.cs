using ToolAce.Eval.Suites;

namespace ToolAce.Cycles.Configuration;

/// <summary>
/// Finds the paths a config names: as they are when rooted, else beside the config file, else under the working folder, else under the program's own root
/// (where <c>configs</c> lies).
/// </summary>
public sealed record ConfigPaths(string ConfigFolder, string WorkingFolder, string ProgramRoot)
{
    private const string SharedData = "../shared/data";

    /// <summary>The folder of official data where a config names none; null where none is known.</summary>
    public string? Data { get; init; }

    /// <summary>The folder of official data to compare samples with, where neither a config nor <see cref="Data"/> names one; null where none is known.</summary>
    public string? Beside { get; init; }

    /// <summary>The folder of official data to compare with where no config names one; it may not exist.</summary>
    public string? Known => Data ?? Beside;

    /// <summary>The same, with the folder of official data that this process's environment names.</summary>
    public ConfigPaths WithEnvironment() => this with
    {
        Data = Environment.GetEnvironmentVariable(ExpectedData.Variable) is { Length: > 0 } named ? Path.GetFullPath(named) : null,
        Beside = Path.GetFullPath(SharedData, ProgramRoot),
    };

    /// <summary>The folder of official data; null where neither the config nor anything else names one.</summary>
    public string? DataOf(OfficialConfig official) => official.Data is { } named ? Resolve(named) : Data;

    /// <summary>The folder of official data to compare samples with; it may not exist.</summary>
    public string? KnownDataOf(CycleConfig config) => config.Evaluate.Official is { } official && DataOf(official) is { } named ? named : Known;

    /// <summary>The first place where <paramref name="path"/> exists; where it exists nowhere, the place a person would expect it.</summary>
    public string Resolve(string path)
    {
        if (path.StartsWith("~/", StringComparison.Ordinal))
        {
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..]);
        }

        if (Path.IsPathRooted(path))
        {
            return Path.GetFullPath(path);
        }

        var places = new[] { ConfigFolder, WorkingFolder, ProgramRoot }.Select(root => Path.GetFullPath(path, root)).ToList();
        return places.FirstOrDefault(Path.Exists) ?? places[^1];
    }
}
