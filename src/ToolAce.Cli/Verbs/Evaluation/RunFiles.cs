using ToolAce.Cli.Hosting;
using ToolAce.Cycles.Stages;
using ToolAce.Eval.Running;
using ToolAce.Eval.Running.Storage;
using ToolAce.Storage.Artifacts;

namespace ToolAce.Cli.Verbs.Evaluation;

/// <summary>Reads what a run answered: a file that <c>eval run --out</c> wrote, or a cycle's folder of predictions (or the stage's folder that holds it).</summary>
internal static class RunFiles
{
    private const string Manifest = "manifest.json";

    /// <summary>Name and predictions of <c>PATH</c> or <c>NAME=PATH</c>.</summary>
    /// <exception cref="UsageException">There is no run.</exception>
    public static (string Name, PredictionLines Lines) Read(string argument, CancellationToken cancellationToken)
    {
        var (name, path) = Named(argument);
        if (new[] { path, Path.Combine(path, RunFolder.Predictions) }.FirstOrDefault(File.Exists) is { } file)
        {
            return (name, PredictionFile.Read(file));
        }

        var folder = new[] { path, Path.Combine(path, ArtifactNames.Predictions) }.FirstOrDefault(f => File.Exists(Path.Combine(f, Manifest)));
        if (folder is null)
        {
            throw new UsageException(
                $"{path} holds no predictions.", "Name a folder that 'toolace eval run --out DIR' wrote, or a folder cycles/CYCLE/iteration-N/evaluate of a home.");
        }

        var full = Path.GetFullPath(folder);
        var artifact = new ArtifactStore(Path.GetDirectoryName(full)!, TimeProvider.System).Open(Path.GetFileName(full), ArtifactCheck.Full, cancellationToken);
        return (name, new PredictionLines([.. artifact.Read<Prediction>()], [], CutShort: false, []));
    }

    private static (string Name, string Path) Named(string argument)
    {
        if (argument.IndexOf('=') is > 0 and var cut && !Path.Exists(argument))
        {
            return (argument[..cut], argument[(cut + 1)..]);
        }

        return (argument, argument.TrimEnd('/'));
    }
}
