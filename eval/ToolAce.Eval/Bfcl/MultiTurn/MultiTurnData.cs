using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>The official multi-turn items and what their worlds are made of, read once.</summary>
internal sealed class MultiTurnData
{
    private readonly IReadOnlyDictionary<string, MultiTurnEntry> entries;

    private MultiTurnData(WorldCatalog catalog, IReadOnlyDictionary<string, MultiTurnEntry> entries)
    {
        Catalog = catalog;
        this.entries = entries;
    }

    public WorldCatalog Catalog { get; }

    /// <summary>Reads the backends' constants and every item.</summary>
    /// <param name="data">The folder that holds <c>bfcl/</c>.</param>
    /// <exception cref="FormatException">A file is not what it should be.</exception>
    /// <exception cref="SuiteException">A file is missing.</exception>
    public static MultiTurnData Load(string data) =>
        new(new WorldCatalog(WorldConstants.Load(Present(Path.Combine(data, "bfcl", WorldConstants.FileName)))), MultiTurnReader.Load(data));

    /// <summary>The path of a file that is there.</summary>
    /// <exception cref="SuiteException">It is missing.</exception>
    public static string Present(string path) => File.Exists(path)
        ? path
        : throw new SuiteException($"{path} is missing. Multi-turn items need the official bfcl folder with {WorldConstants.FileName}; set TOOLACE_DATA or --data to the folder that holds it.");

    /// <summary>The item of an id.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public MultiTurnEntry Entry(string id) => entries.GetValueOrDefault(id) ?? throw new FormatException($"no multi-turn item is called '{id}'");
}
