using ToolAce.Eval.ApiBank.Apis;
using ToolAce.Eval.ApiBank.Dialogues;
using ToolAce.Eval.ApiBank.Scenes;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.ApiBank;

/// <summary>The benchmark's data folder, read once: declarations, initial databases, dialogues by level. It is no part of this project.</summary>
internal sealed class ApiBankData(
    ApiCatalog catalog, ApiDatabases databases, IReadOnlyDictionary<string, IReadOnlyList<ApiDialogue>> levels, IReadOnlyList<Scene> scenes)
{
    public const string Revision = "AlibabaResearch/DAMO-ConvAI commit 483554ea (2026-06-10), folder api-bank";
    private readonly Dictionary<(string, string), ApiDialogue> byFile = levels.SelectMany(l => l.Value.Select(d => (l.Key, Dialogue: d)))
        .ToDictionary(d => (d.Key, d.Dialogue.File), d => d.Dialogue);

    public ApiCatalog Catalog => catalog;

    public ApiDatabases Databases => databases;

    /// <summary>The scenes of level 3, in the order of their file names.</summary>
    public IReadOnlyList<Scene> Scenes => scenes;

    /// <summary>The dialogues of a level, in the order of their file names.</summary>
    public IReadOnlyList<ApiDialogue> Level(string level) => levels[level];

    public ApiDialogue? Find(string level, string file) => byFile.GetValueOrDefault((level, file));

    /// <param name="data">The folder that holds <c>api-bank</c>; null when none is known.</param>
    /// <exception cref="SuiteException">Something is missing or cannot be read.</exception>
    public static ApiBankData Load(string? data)
    {
        var signatures = Require(data, "api_signatures_lv1_lv2.json");
        var databases = Require(data, "init_database");
        try
        {
            return new ApiBankData(
                ApiCatalog.Read(signatures),
                ApiDatabases.Read(databases),
                ApiLevels.All.ToDictionary(
                    level => level,
                    level => (IReadOnlyList<ApiDialogue>)[.. Files(Require(data, "lv1-lv2-samples", level), "*.jsonl").Select(ApiDialogue.Read)]),
                [.. Files(Require(data, "lv3-samples"), "*.txt").Select(SceneReader.Read)]);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or NullReferenceException)
        {
            throw new SuiteException($"The data under {Path.GetDirectoryName(signatures)} cannot be read: {e.Message} Expected are the files of {Revision}.");
        }
    }

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal);

    private static string Require(string? data, params ReadOnlySpan<string> parts)
    {
        var path = Path.Combine([data ?? "", "api-bank", .. parts]);
        return data is not null && (File.Exists(path) || Directory.Exists(path))
            ? path
            : throw new SuiteException(
                $"API-Bank's data is not here: {(data is null ? "no data folder is given" : $"{path} is missing")}. Expected are the files of {Revision} as DIR/api-bank/...; "
                + "name DIR with --data or TOOLACE_DATA.");
    }
}
