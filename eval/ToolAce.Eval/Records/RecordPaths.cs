using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Records;

/// <summary>Files of records among the paths that a person names.</summary>
internal static class RecordPaths
{
    /// <summary>The files of records, folders replaced by theirs in the order of names, and the other files of those folders.</summary>
    /// <exception cref="SuiteException">A path is missing or holds no records.</exception>
    public static (IReadOnlyList<string> Files, IReadOnlyList<string> Ignored) Expand(IReadOnlyList<string> paths)
    {
        var files = new List<string>();
        var ignored = new List<string>();
        foreach (var path in paths)
        {
            if (File.Exists(path))
            {
                files.Add(RecordFile.IsOne(path) ? path : throw new SuiteException($"{path} is no file of records. Records are lines of JSON: *.jsonl or *.jsonl.gz."));
                continue;
            }

            var inside = Directory.Exists(path) ? Directory.GetFiles(path).Order(StringComparer.Ordinal).ToList() : throw new SuiteException($"{path} is not there. Name a file of records or a folder of such.");
            files.AddRange(inside.Where(RecordFile.IsOne));
            ignored.AddRange(inside.Where(f => !RecordFile.IsOne(f)).Select(f => Path.GetFileName(f)));
            if (!inside.Exists(RecordFile.IsOne))
            {
                throw new SuiteException($"{path} holds no records. Records are lines of JSON: *.jsonl or *.jsonl.gz.");
            }
        }

        return ([.. files.Distinct()], ignored);
    }

    /// <summary>A file's name, with its folder where two files have the same.</summary>
    public static string Name(string file, IReadOnlyList<string> files) =>
        files.Count(f => Path.GetFileName(f) == Path.GetFileName(file)) > 1 ? file : Path.GetFileName(file);
}
