using ToolAce.Eval.ApiBank;
using ToolAce.Eval.ApiBank.Items;
using ToolAce.Eval.General;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running;

/// <summary>Knows by name how each suite is read, and makes it ready to be run.</summary>
public static class SuiteLoader
{
    /// <summary>The suites whose data is no part of this project.</summary>
    public static IReadOnlyList<string> Official { get; } = [OfficialSuite.Name, ApiBankSuite.Name, .. GeneralSuites.Names];

    /// <summary>The project's own suites of a folder.</summary>
    /// <exception cref="SuiteException">The folder holds none, or one that cannot be read.</exception>
    public static IReadOnlyList<SuiteRun> Own(string folder, PromptStyle style) => [.. OwnSuites.Load(folder).Select(s => SuiteRun.Of(s, style))];

    /// <summary>One of <see cref="Official"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="data">The data folder; null when none is known.</param>
    /// <param name="categories">Of bfcl alone: the categories to ask.</param>
    /// <param name="limit">Items a category; null means all.</param>
    /// <param name="style">How questions become prompts.</param>
    /// <exception cref="SuiteException">There is no such suite or category, or its data is not there.</exception>
    public static SuiteRun Load(string name, string? data, IReadOnlyList<string> categories, int? limit, PromptStyle style) => name switch
    {
        OfficialSuite.Name => SuiteRun.Of(OfficialSuite.Load(data, categories, limit), style),
        ApiBankSuite.Name => SuiteRun.Of(ApiBankSuite.Load(data).Suite with { Files = Files(data, name) }, style, BankPrompts.Description).Only(categories: null, limit),
        _ => SuiteRun.Of(GeneralSuites.Load(data, name, limit), Files(data, name)),
    };

    private static IReadOnlyList<string> Files(string? data, string name) => [.. SuiteFiles.Of(data!, name).Select(f => Path.Combine(data!, f))];
}
