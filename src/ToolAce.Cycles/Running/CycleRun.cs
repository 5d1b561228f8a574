using ToolAce.Cycles.Configuration;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers.Rows;

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
        return new CycleRun(File.ReadAllText(path), config, new ConfigPaths(Path.GetDirectoryName(path)!, Path.GetFullPath(workingFolder), Path.GetFullPath(programRoot)).WithEnvironment());
    }

    /// <summary>What a cycle of the ledger asks for.</summary>
    /// <param name="otherwise">Where paths are looked for when the cycle does not say: those of older programs did not.</param>
    /// <exception cref="CycleConfigException">Its config cannot be read by this program.</exception>
    public static CycleRun Of(Cycle cycle, HomeLayout home, ConfigPaths otherwise) =>
        new(cycle.Config, CycleConfigReader.Read(cycle.Config, cycle.Id), Document(cycle, home).Read() is [var paths] ? paths : otherwise);

    /// <summary>Whether two runs of equal settings read the same files: a relative path may mean another one beside another config.</summary>
    public bool ReadsTheSameAs(CycleRun other) => Read().SequenceEqual(other.Read());

    /// <summary>Keeps with a cycle where its paths are looked for.</summary>
    internal void KeepPaths(Cycle cycle, HomeLayout home) => Document(cycle, home).Change(_ => [Paths]);

    private IEnumerable<string> Read() => new[] { Config.Model.Path, Config.Data.Path ?? Config.Corpus.Documents, Config.Evaluate.Suites }
        .Concat(Config.Corpus.Further is { } further ? [further] : [])
        .Concat(Config.Corpus.Free is { } free ? [free.Path] : [])
        .Concat(Config.Agents.Kind == AgentKind.Local ? [Config.Agents.Model!] : [])
        .Concat(Config.Complexity.ByLearner() ? [] : [Config.Complexity.Evaluator])
        .Select(Paths.Resolve)
        .Concat(Config.Evaluate.Official is { } official ? [Paths.DataOf(official) ?? ""] : []);

    private static HomeDocument<ConfigPaths> Document(Cycle cycle, HomeLayout home) => new(home.PathsFile(cycle.Id));
}
