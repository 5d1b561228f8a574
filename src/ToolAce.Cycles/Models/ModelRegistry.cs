using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Models;

/// <summary>The model folders that a home's people registered, beside the base that comes with the program. The folders themselves stay where they are.</summary>
public sealed class ModelRegistry(HomeLayout home, string programRoot, TimeProvider time)
{
    /// <summary>The base that comes with the program.</summary>
    public const string Shipped = "configs/models/tiny";

    private const int LongestName = 60;
    private readonly HomeDocument<RegisteredModel> document = new(home.ModelsFile);

    /// <summary>The shipped base, then what was registered, by name.</summary>
    public IReadOnlyList<RegisteredModel> All() =>
        [new RegisteredModel("tiny", Path.Combine(programRoot, Shipped), default), .. document.Read().OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Registers a folder after a look at it; of no name given, the folder's own is taken.</summary>
    /// <exception cref="ArgumentException">The folder cannot be used, or the name is too long or taken; the message says how to mend it.</exception>
    public RegisteredModel Add(string? name, string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Absolute(folder.Trim()));
        var called = string.IsNullOrWhiteSpace(name) ? Path.GetFileName(path) : name.Trim();
        if (called.Length is 0 or > LongestName)
        {
            throw new ArgumentException($"A name has 1 to {LongestName} characters.");
        }

        if (ModelFolderFacts.Look(path).Problem is { } problem)
        {
            throw new ArgumentException(problem);
        }

        var added = new RegisteredModel(called, path, time.GetUtcNow());
        document.Change(all => All().Any(m => string.Equals(m.Name, called, StringComparison.OrdinalIgnoreCase))
            ? throw new ArgumentException($"There is a model called {called} already; give this one another name.")
            : all.Append(added));
        return added;
    }

    /// <summary>Forgets a name; the folder stays as it is.</summary>
    public void Remove(string name) => document.Change(all => all.Where(m => m.Name != name));

    private static string Absolute(string folder)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var path = folder == "~" ? home : folder.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(home, folder[2..]) : folder;
        return Path.IsPathRooted(path) ? Path.GetFullPath(path) : throw new ArgumentException($"'{folder}' is not an absolute path. Give one such as /data/models/Llama-3.1-8B-Instruct; the folder must be on the server's machine.");
    }
}
