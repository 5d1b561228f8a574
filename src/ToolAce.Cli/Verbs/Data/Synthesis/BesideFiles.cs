using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Cycles.Stages.Synthesis;

namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>What a finished run leaves beside its file: what was held back with the whole reasons, and what language models thought. Only where there is anything to tell.</summary>
/// <param name="path">The run's file, absolute.</param>
internal sealed class BesideFiles(string path)
{
    private const string HeldEnding = ".held.jsonl";
    private const string ThinkingEnding = ".thinking.jsonl";

    /// <summary>For the help of options.</summary>
    public const string Described = $"Where there is anything to tell, FILE{HeldEnding} says why each that was held back is, and FILE{ThinkingEnding} what language models thought.";

    /// <summary>The file of what was held back; null where there is none.</summary>
    public string? Held => There(HeldEnding);

    /// <summary>The file of thoughts; null where there is none.</summary>
    public string? Thinking => There(ThinkingEnding);

    /// <summary>Refuses to write over what another hand left: the files of a run appear after the run's own.</summary>
    /// <exception cref="UsageException">One is there.</exception>
    public void Check()
    {
        if ((Held ?? Thinking) is { } taken)
        {
            throw new UsageException($"{taken} is there already, though {path} is not.", "Say --overwrite to replace it, or give --out another name.");
        }
    }

    /// <summary>Writes both, each whole or not at all, and removes those of an earlier run that there is nothing to put in.</summary>
    /// <param name="parts">The run's parts, in order; read as often as needed.</param>
    /// <param name="wanted">Rows that the run's file has at most: thoughts of others are left out.</param>
    public void Write<T>(IEnumerable<Part<T>> parts, int wanted)
    {
        Write(HeldEnding, parts.SelectMany(p => p.HeldBack ?? []));
        Write(ThinkingEnding, Kept(parts, wanted));
    }

    private static IEnumerable<ThinkingRow> Kept<T>(IEnumerable<Part<T>> parts, int wanted)
    {
        foreach (var part in parts)
        {
            var ids = part.Rows.Take(wanted).OfType<Dialog>().Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
            wanted -= Math.Min(wanted, part.Rows.Count);
            foreach (var thought in (part.Thinking ?? []).Where(t => ids.Contains(t.DialogId)))
            {
                yield return thought;
            }
        }
    }

    private void Write<TRow>(string ending, IEnumerable<TRow> rows)
    {
        using var each = rows.GetEnumerator();
        if (!each.MoveNext())
        {
            File.Delete(path + ending);
            return;
        }

        PartFolder<int>.Write(path + ending, stream =>
        {
            do
            {
                JsonSerializer.Serialize(stream, each.Current, CoreJson.Options);
                stream.WriteByte((byte)'\n');
            }
            while (each.MoveNext());
        });
    }

    private string? There(string ending) => File.Exists(path + ending) ? path + ending : null;
}
