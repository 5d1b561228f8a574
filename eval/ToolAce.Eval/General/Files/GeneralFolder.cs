using ToolAce.Eval.Suites;

namespace ToolAce.Eval.General.Files;

/// <summary>The folder of one data set, <c>general/NAME</c> below the data folder, and what to say when its files are not there.</summary>
/// <param name="Data">The data folder; null when none is known.</param>
/// <param name="Name">The suite's name.</param>
/// <param name="Upstream">Whose files at which revision are expected, and under which names.</param>
internal sealed record GeneralFolder(string? Data, string Name, string Upstream)
{
    public string Path => System.IO.Path.Combine(Data ?? "", "general", Name);

    public string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>The first of several names under which a file may lie; null without any.</summary>
    public string? Find(params string[] names) => Data is null ? null : names.Select(n => At(n)).FirstOrDefault(File.Exists);

    public string Require(params string[] names) => Find(names) ?? throw Missing(names);

    public SuiteException Missing(params string[] names) => new(
        $"The data of suite {Name} is not here: {(Data is null ? "no data folder is given" : $"{Path} has no {string.Join(" or ", names)}")}. "
        + $"Expected is {Upstream} in DIR/general/{Name}/; name DIR with --data or TOOLACE_DATA.");
}
