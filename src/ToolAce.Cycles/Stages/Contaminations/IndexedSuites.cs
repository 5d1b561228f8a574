using ToolAce.Cycles.Stages.Context;
using ToolAce.Eval.Running;
using ToolAce.Eval.Separation;
using ToolAce.Eval.Suites;

namespace ToolAce.Cycles.Stages.Contaminations;

/// <summary>Suites with the index over them. Reading the official ones takes seconds, so a process that runs several stages keeps the latest; the hashes say whether it still holds.</summary>
internal sealed record IndexedSuites(IReadOnlyList<KnownSuite> Suites, ContaminationIndex Index)
{
    private static readonly Lock OneReads = new();
    private static (string Key, IndexedSuites Suites)? latest;

    public static IndexedSuites Read(StageContent own, StageContent? official, int ngram) =>
        Read($"{own.Hash} {own.Path} {official?.Hash} {official?.Path} {ngram}", own.Path, official?.Path, ngram);

    /// <summary>Those of two folders, by how their files look from outside: reading them all for a hash would cost what is to be saved.</summary>
    public static IndexedSuites Read(string? own, string? data, int ngram)
    {
        IEnumerable<string> files = own is null ? [] : Directory.EnumerateFiles(own, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        var official = data is null ? [] : SuiteLoader.Official.SelectMany(s => SuiteFiles.Of(data, s)).Distinct().Select(f => Path.Combine(data, f));
        var looks = files.Concat(official).Select(f => new FileInfo(f)).Select(f => FormattableString.Invariant($"{f.FullName} {f.Length} {f.LastWriteTimeUtc.Ticks}"));
        return Read($"{own} {data} {ngram}\n{string.Join('\n', looks)}", own, data, ngram);
    }

    private static IndexedSuites Read(string key, string? own, string? data, int ngram)
    {
        lock (OneReads)
        {
            if (latest is not { } kept || kept.Key != key)
            {
                var suites = KnownSuites.Load(own, data);
                kept = (key, new IndexedSuites(suites, new ContaminationIndex(suites, ngram)));
                latest = kept;
            }

            return kept.Suites;
        }
    }
}
