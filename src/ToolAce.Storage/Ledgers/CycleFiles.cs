using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Storage.Files;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Storage.Ledgers;

/// <summary>cycle.json and stage.json: what the ledger knows of a cycle, beside its artifacts, so that a lost ledger can be made again.</summary>
internal static class CycleFiles
{
    public static void Write(HomeLayout home, Cycle cycle)
    {
        Directory.CreateDirectory(home.CycleFolder(cycle.Id));
        DurableFile.WriteJson(home.CycleFile(cycle.Id), cycle);
    }

    /// <summary>All attempts at one stage, in order.</summary>
    public static void Write(HomeLayout home, IReadOnlyList<CycleStage> attempts)
    {
        var stage = attempts[0];
        Directory.CreateDirectory(home.StageFolder(stage.CycleId, stage.Iteration, stage.Stage));
        DurableFile.WriteJson(home.StageFile(stage.CycleId, stage.Iteration, stage.Stage), attempts);
    }

    public static IEnumerable<string> Cycles(HomeLayout home) => Files(home.CyclesFolder, "cycle.json", depth: 1);

    public static IEnumerable<string> Stages(HomeLayout home, string cycleId) => Files(home.CycleFolder(cycleId), "stage.json", depth: 2);

    public static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllBytes(file), CoreJson.Options)!;

    private static IEnumerable<string> Files(string folder, string name, int depth) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, name, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = depth })
                .Order(StringComparer.Ordinal)
            : [];
}
