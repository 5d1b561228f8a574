using System.Globalization;
using System.Text.Json;
using ToolAce.Modeling;
using ToolAce.Modeling.Files;
using ToolAce.Trainer.Sft;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Checkpoints;

/// <summary>
/// A training run's checkpoints: <c>step-NNNNNN/</c> with the tensors, the records so far and a manifest. A checkpoint appears whole or not at all; a damaged one is
/// passed over, and the one before it used. Kept are the newest two that were not found damaged, and those with the best measurement so far.
/// </summary>
public sealed class CheckpointFolder(string folder)
{
    /// <summary>A file of this name in the folder asks for a checkpoint after the step in hand; it is removed when that is written.</summary>
    public const string RequestFile = "checkpoint-now";

    private const string Partial = ".partial"; // being written
    private const string Replaced = ".replaced"; // being removed
    private const int Kept = 2;

    private readonly HashSet<string> damaged = new(StringComparer.Ordinal); // found so while restoring: none of those kept

    /// <summary>Whether somebody asked for a checkpoint.</summary>
    public bool IsRequested => File.Exists(Path.Combine(folder, RequestFile));

    /// <summary>For tests of kills and full disks: told of each stage of a save before it begins.</summary>
    internal Action<string>? Reached { get; set; }

    /// <summary>Asks the run that keeps its checkpoints in <paramref name="folder"/> for one after the step in hand.</summary>
    public static void Request(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, RequestFile), "");
    }

    /// <summary>Writes a checkpoint after the last of <paramref name="records"/> and removes all but the newest two.</summary>
    /// <exception cref="TrainingRefusedException">It cannot be written, for instance to a full disk; those before are kept.</exception>
    public void Save(IReadOnlyList<(string Name, Tensor Value)> state, IReadOnlyList<StepRecord> records) =>
        Save(state, new TrainingState(RunFacts.None, records, [], BestStep: 0));

    /// <summary>Writes a checkpoint and removes those that are not kept any more.</summary>
    /// <exception cref="TrainingRefusedException">It cannot be written, for instance to a full disk; those before are kept.</exception>
    public void Save(IReadOnlyList<(string Name, Tensor Value)> state, TrainingState run)
    {
        var final = PathOf(run.Steps.Count);
        try
        {
            RemoveLeftovers();
            Directory.CreateDirectory(final + Partial);
            Reached?.Invoke("write");
            CheckpointFiles.Write(final + Partial, state, run);
            DiskSync.FolderAndFiles(final + Partial);
            Reached?.Invoke("rename");
            if (Directory.Exists(final))
            {
                Directory.Move(final, final + Replaced); // a damaged one, or it would have been continued
            }

            Directory.Move(final + Partial, final);
            damaged.Remove(final);
            DiskSync.Folder(folder);
            Reached?.Invoke("cleanup");
            RemoveLeftovers();
            Prune();
            File.Delete(Path.Combine(folder, RequestFile));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrainingRefusedException(
                $"The checkpoint after step {run.Steps.Count} could not be written to {final} ({e.Message}). {KeptSentence(final)} Free some room there, about "
                + $"{state.Sum(s => s.Value.numel() * s.Value.element_size()) * Kept / 1e6:F0} MB, or mend the folder, and start again: training goes on from the last checkpoint.", e);
        }
    }

    /// <summary>Copies the newest sound checkpoint into <paramref name="state"/>; returns its records, none when there is no checkpoint.</summary>
    public List<StepRecord> Restore(IReadOnlyList<(string Name, Tensor Value)> state, Action<string>? log) => [.. Restore(state, RunFacts.None, log).Steps];

    /// <summary>Copies the newest sound checkpoint into <paramref name="state"/>; returns the rest of it, no steps when there is no checkpoint.</summary>
    /// <exception cref="TrainingRefusedException">It belongs to another run: facts differ, or tensors do.</exception>
    public TrainingState Restore(IReadOnlyList<(string Name, Tensor Value)> state, RunFacts facts, Action<string>? log)
    {
        foreach (var checkpoint in Newest())
        {
            if (Sound(checkpoint, log) is not { } run)
            {
                damaged.Add(checkpoint);
                continue;
            }

            if (facts.Decisive.Count > 0 && RunFacts.Differences(run.Facts.Decisive, facts.Decisive) is { Count: > 0 } differences)
            {
                throw OfAnotherRun(string.Join("; ", differences));
            }

            if (facts.Layout.Count > 0 && RunFacts.Differences(run.Facts.Layout, facts.Layout) is { Count: > 0 } changes)
            {
                log?.Invoke($"continuing with another layout, which changes rounding and dropout's draws: {string.Join("; ", changes)}");
            }

            try
            {
                CheckpointFiles.ReadTensors(checkpoint, state);
            }
            catch (ModelFolderException e)
            {
                throw OfAnotherRun(e.Message);
            }

            log?.Invoke($"continuing after step {run.Steps.Count} from {checkpoint}");
            return run with { Facts = facts };
        }

        return new TrainingState(facts, [], [], BestStep: 0);
    }

    /// <summary>Copies tensors of the checkpoint after a step into their namesakes in <paramref name="state"/>, which must be all it has; false when it is absent or damaged.</summary>
    public bool TryRead(int step, IReadOnlyList<(string Name, Tensor Value)> state, Action<string>? log)
    {
        if (Sound(PathOf(step), log) is null)
        {
            return false;
        }

        CheckpointFiles.ReadTensors(PathOf(step), state);
        return true;
    }

    /// <summary>Removes all checkpoints, once the result is safe elsewhere.</summary>
    public void Clear()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static TrainingState? Sound(string checkpoint, Action<string>? log)
    {
        try
        {
            return CheckpointFiles.Read(checkpoint);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ModelFolderException)
        {
            log?.Invoke($"checkpoint {checkpoint} is damaged ({e.Message}); using the one before it");
            return null;
        }
    }

    private TrainingRefusedException OfAnotherRun(string difference) =>
        new($"The checkpoints in {folder} belong to another run: {difference}. Put that back to continue it, or remove the folder to begin anew.");

    private string PathOf(int step) => Path.Combine(folder, $"step-{step:D6}");

    private string KeptSentence(string failed) => Newest().Find(c => c != failed && !damaged.Contains(c)) is { } kept ? $"{Path.GetFileName(kept)} is kept." : "There is none before it.";

    private void Prune()
    {
        var all = Newest();
        var newest = all.Where(c => !damaged.Contains(c)).Take(Kept).ToList();
        var kept = newest.ToHashSet(StringComparer.Ordinal);
        // The best one as each of these knows it: should the newest turn out damaged, the one before it still finds its own.
        kept.UnionWith(newest.Select(CheckpointFiles.BestStepOf).Where(s => s > 0).Select(PathOf));
        foreach (var old in all.Where(c => !kept.Contains(c)))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    private void RemoveLeftovers()
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var leftover in Directory.GetDirectories(folder, "step-*").Where(d => d.EndsWith(Partial, StringComparison.Ordinal) || d.EndsWith(Replaced, StringComparison.Ordinal)))
        {
            Directory.Delete(leftover, recursive: true);
        }
    }

    private List<string> Newest() =>
        Directory.Exists(folder)
            ? [.. Directory.GetDirectories(folder, "step-*")
                .Where(d => int.TryParse(Path.GetFileName(d).AsSpan("step-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .OrderDescending(StringComparer.Ordinal)]
            : [];
}
