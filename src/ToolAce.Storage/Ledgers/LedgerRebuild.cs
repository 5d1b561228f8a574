using System.Text.Json;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Files;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers.Rows;

namespace ToolAce.Storage.Ledgers;

/// <summary>
/// Makes the ledger again from cycle.json, stage.json and the manifests. The home must be ours (<see cref="HomeLock"/>) and its ledger closed.
/// </summary>
public static class LedgerRebuild
{
    // The database, its write-ahead log and the log's index.
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <summary>Puts a new ledger in place of the old one, which stays beside it as ledger.db.old.</summary>
    public static async Task<LedgerRebuildReport> RunAsync(HomeLayout home, TimeProvider clock, CancellationToken cancellationToken)
    {
        var file = home.Ensure().LedgerFile + DurableFile.Temporary;
        DeleteDatabase(file);
        var options = await LedgerDatabase.OpenAsync(file, cancellationToken);
        var report = new LedgerRebuildReport(0, 0, 0, []);
        var store = new ArtifactStore(home.Root, clock);
        foreach (var cycleFile in CycleFiles.Cycles(home))
        {
            await using var context = new LedgerContext(options);
            report = Read(home, store, cycleFile, context, report);
            await context.SaveChangesAsync(cancellationToken);
        }

        LedgerDatabase.CloseIdle(file);
        LedgerDatabase.CloseIdle(home.LedgerFile);
        Replace(file, home.LedgerFile);
        return report;
    }

    private static LedgerRebuildReport Read(HomeLayout home, ArtifactStore store, string cycleFile, LedgerContext context, LedgerRebuildReport report)
    {
        if (Try<Cycle>(cycleFile, report, out var problem) is not { } cycle)
        {
            return problem;
        }

        context.Cycles.Add(cycle);
        report = report with { Cycles = report.Cycles + 1 };
        foreach (var stageFile in CycleFiles.Stages(home, cycle.Id))
        {
            var attempts = Try<List<CycleStage>>(stageFile, report, out problem);
            report = problem with { Stages = report.Stages + (attempts?.Count ?? 0) };
            context.Stages.AddRange(attempts ?? []);
        }

        foreach (var path in store.List(Path.GetRelativePath(home.Root, home.CycleFolder(cycle.Id))))
        {
            try
            {
                ArtifactIndex.Of(home, store.Open(path, ArtifactCheck.Sizes)).AddTo(context);
                report = report with { Artifacts = report.Artifacts + 1 };
            }
            catch (Exception wrong) when (wrong is ArtifactException or ArgumentException)
            {
                report = report with { Problems = [.. report.Problems, wrong.Message] };
            }
        }

        return report;
    }

    private static T? Try<T>(string file, LedgerRebuildReport report, out LedgerRebuildReport after)
        where T : class
    {
        after = report;
        try
        {
            return CycleFiles.Read<T>(file);
        }
        catch (JsonException wrong)
        {
            after = report with { Problems = [.. report.Problems, $"{file} cannot be read and was left out: {wrong.Message}"] };
            return null;
        }
    }

    private static void Replace(string file, string ledger)
    {
        var old = ledger + ".old";
        DeleteDatabase(old);
        foreach (var part in Parts.Where(p => File.Exists(ledger + p)))
        {
            File.Move(ledger + part, old + part);
        }

        DurableFile.Commit(file, ledger);
    }

    private static void DeleteDatabase(string file)
    {
        foreach (var part in Parts)
        {
            File.Delete(file + part);
        }
    }
}
