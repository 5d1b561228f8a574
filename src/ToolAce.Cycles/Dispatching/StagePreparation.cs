using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Dispatching.Children;
using ToolAce.Cycles.Humans;
using ToolAce.Cycles.Stages;
using ToolAce.Cycles.Stages.Contaminations;
using ToolAce.Cycles.Stages.Context;
using ToolAce.Cycles.Stages.Evaluation;
using ToolAce.Cycles.Stages.Planning;
using ToolAce.Eval.Running;
using ToolAce.Eval.Suites;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Homes;
using ToolAce.Storage.Ledgers;

namespace ToolAce.Cycles.Dispatching;

/// <summary>Turns a planned stage into a request: finds its inputs and their hashes, and what of its outputs is there already.</summary>
internal sealed class StagePreparation(HomeLayout home, Ledger ledger, IReadOnlyList<IStage> stages, ContentHasher hasher, TimeProvider time)
{
    private readonly ArtifactStore store = new(home.Root, time);
    private readonly DecisionSnapshots people = new(home, time);

    public AttemptFolder FolderOf(string cycleId, PlannedStage planned) => new(home.StageFolder(cycleId, planned.Iteration, planned.Stage));

    /// <exception cref="CycleConfigException">A file or folder that the stage reads is missing.</exception>
    public StageRequest Request(string cycleId, PlannedStage planned, CycleConfig config, ConfigPaths paths, CancellationToken cancellationToken)
    {
        var stage = Stage(planned);
        return new StageRequest(
            cycleId,
            planned.Iteration,
            planned.Stage,
            config,
            paths,
            CanonicalJson.Fingerprint(stage.Settings(config)),
            stage.CodeVersion,
            [.. planned.Inputs.Select(i => Input(cycleId, i))],
            [
                .. stage.Contents(config).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => Content(c.Key, paths.Resolve(c.Value), cancellationToken)),
                .. config.Evaluate.Official is { } official && stage.OfficialSuites(config) is [_, ..] suites ? [OfficialData(official, suites, paths, cancellationToken)] : Array.Empty<StageContent>(),
                .. stage.ScreensSuites(config) && paths.KnownDataOf(config) is { } known && Directory.Exists(known) ? [KnownData(known, cancellationToken)] : Array.Empty<StageContent>(),
                .. people.Of(cycleId, planned, cancellationToken),
            ]);
    }

    /// <summary>The stage's outputs, and its extras as far as they are there, when all outputs are closed and made by this very recipe; null otherwise.</summary>
    public IReadOnlyList<Artifact>? Finished(StageRequest request, PlannedStage planned)
    {
        var artifacts = new List<Artifact>();
        foreach (var name in Stage(planned).Outputs(request.Config))
        {
            var path = PathOf(request.CycleId, planned, name);
            if (!store.Exists(path) || store.Open(path, ArtifactCheck.Sizes) is not { } artifact || artifact.Manifest.Recipe != request.Recipe(name))
            {
                return null;
            }

            artifacts.Add(artifact);
        }

        foreach (var path in Stage(planned).Extras(request.Config).Select(name => PathOf(request.CycleId, planned, name)).Where(store.Exists))
        {
            artifacts.Add(store.Open(path, ArtifactCheck.Sizes));
        }

        return artifacts;
    }

    /// <summary>Copies the stage's outputs from an earlier cycle that made all of them by the same recipes; tells which cycle, or null.</summary>
    public async Task<string?> ReuseAsync(StageRequest request, PlannedStage planned, CancellationToken cancellationToken)
    {
        var names = Stage(planned).Outputs(request.Config);
        var sources = new List<(string Name, string Path, string Cycle)>();
        foreach (var name in names)
        {
            var found = (await ledger.ArtifactsByRecipeAsync(request.Recipe(name).Key(), cancellationToken)).FirstOrDefault(a => a.CycleId != request.CycleId && store.Exists(a.Path));
            if (found is null)
            {
                return null;
            }

            sources.Add((name, found.Path, found.CycleId));
        }

        foreach (var name in Stage(planned).Extras(request.Config))
        {
            var earlier = await ledger.ArtifactsByRecipeAsync(request.Recipe(name).Key(), cancellationToken);
            if (earlier.FirstOrDefault(a => a.CycleId == sources[0].Cycle && store.Exists(a.Path)) is { } found)
            {
                sources.Add((name, found.Path, found.CycleId));
            }
        }

        foreach (var (name, path, _) in sources)
        {
            store.Delete(PathOf(request.CycleId, planned, name));
            Copy(store.Open(path, ArtifactCheck.Full, cancellationToken).Folder, store.Resolve(PathOf(request.CycleId, planned, name)));
        }

        return sources[0].Cycle;
    }

    private static string PathOf(string cycleId, PlannedStage planned, string artifact) => $"cycles/{cycleId}/iteration-{planned.Iteration}/{planned.Stage}/{artifact}";

    private IStage Stage(PlannedStage planned) =>
        stages.FirstOrDefault(s => s.Name == planned.Stage) ?? throw new InvalidOperationException($"this program has no stage {planned.Stage}");

    private StageInput Input(string cycleId, PlannedInput input)
    {
        var artifact = store.Open(PathOf(cycleId, new PlannedStage(input.Iteration, input.Stage, []), input.Artifact), ArtifactCheck.Sizes);
        return new StageInput(input.Artifact, input.Iteration, artifact.Folder, artifact.Hash);
    }

    private StageContent Content(string name, string path, CancellationToken cancellationToken)
    {
        try
        {
            return new StageContent(name, path, hasher.Hash(path, cancellationToken));
        }
        catch (DirectoryNotFoundException)
        {
            throw new CycleConfigException("config", [new(0, name, $"there is nothing at {path}, where the {name} should be; give its path, or put it there")]);
        }
    }

    /// <summary>One content for all suites: the data folder, by the hash of the files that they read there.</summary>
    private StageContent OfficialData(OfficialConfig official, IReadOnlyList<string> suites, ConfigPaths paths, CancellationToken cancellationToken)
    {
        if (paths.DataOf(official) is not { } data || !Directory.Exists(data))
        {
            throw new CycleConfigException("config", [new(0, "evaluate.data", $"the folder of official data is not there; name it with evaluate.data or {ExpectedData.Variable}")]);
        }

        return new StageContent(SuiteEvaluation.Official, data, hasher.Hash(data, [.. suites.SelectMany(s => SuiteFiles.Of(data, s))], cancellationToken));
    }

    /// <summary>The files of every suite that is there; none is missed.</summary>
    private StageContent KnownData(string data, CancellationToken cancellationToken) =>
        new(SuiteScreen.KnownData, data, hasher.Hash(data, [.. SuiteLoader.Official.SelectMany(s => SuiteFiles.Of(data, s)).Distinct()], cancellationToken));

    // Written aside and renamed, as a stage's own outputs are.
    private static void Copy(string from, string to)
    {
        var aside = to + ".copy";
        if (Directory.Exists(aside))
        {
            Directory.Delete(aside, recursive: true);
        }

        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(aside, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        Directory.Move(aside, to);
    }
}
